"""The one table of words that work at every question, in every language, typed or spoken."""

from rules.answers.words import bare

BACK = "back"
SKIP = "skip"
CANCEL = "cancel"
PERSON = "person"
CONFIRM = "confirm"
DONE = "done"
KNOWN = "known"
SELF = "self"
NEW = "new"
YES = "yes"
NO = "no"
EDIT = "edit:"
MONTH = "month:"

COMMON_TAPS = (BACK, SKIP, CANCEL, PERSON)

WORDS: dict[str, tuple[str, ...]] = {
    BACK: (
        *("上一步", "上一题", "返回", "退回", "后退", "回上一步", "返回上一步", "往回", "倒回去"),
        *("back", "go back", "previous", "previous step", "one step back"),
    ),
    SKIP: (
        *("跳过", "略过", "先跳过", "这个跳过", "不填", "下一步", "没有就跳过"),
        *("skip", "skip this", "next", "pass"),
    ),
    CANCEL: (
        *("取消", "取消吧", "不填了", "不办了", "不办", "不要了", "算了", "算了吧", "退出"),
        *("停止", "结束"),
        *("cancel", "stop", "quit", "exit", "never mind", "nevermind", "forget it"),
    ),
    PERSON: (
        *("人工", "转人工", "人工服务", "人工客服", "找人工", "找人", "找真人", "真人", "找社区"),
        *("我要人工", "我要找人", "找工作人员", "联系社区", "客服"),
        *("talk to a person", "person", "a person", "human", "talk to a human", "operator"),
        *("agent", "talk to someone", "speak to someone", "speak to a person"),
    ),
}

DONT_KNOW = (
    *("不记得", "不记得了", "忘了", "忘记了", "不知道", "不清楚", "记不清", "记不清了", "没有"),
    *("无", "暂无", "none", "i dont know", "dont know", "i do not know", "not sure", "no idea"),
    *("i forgot", "forgot", "nothing"),
)

CONFIRM_WORDS = (
    *("确认", "确定", "提交", "没错", "对", "对的", "是", "是的", "好", "好的", "可以", "没问题"),
    *("就这样", "就这样提交", "都对提交", "对提交", "没错提交", "好提交", "可以提交", "提交吧"),
    *("都对", "行", "confirm", "submit", "yes", "ok", "okay", "correct", "send", "all correct"),
)

DONE_WORDS = (
    *("够了", "就这些", "就这样", "好了", "选好了", "拍完了", "没有了", "没了", "完了", "完成"),
    *("done", "that is all", "thats all", "enough", "finished", "no more", "ready"),
)

SELF_WORDS = (
    *("自己", "我", "本人", "我自己", "给自己", "给我自己", "为自己", "我本人", "自己办"),
    *("self", "me", "myself", "for me", "for myself", "i do"),
)

NEW_WORDS = (
    *("别人", "家人", "亲戚", "另一个人", "其他人", "换一个人", "新的人", "另一位", "另一位家人"),
    *("给别人", "给家人", "替别人", "替家人", "new", "someone else", "another", "another person"),
    *("somebody else", "other", "a relative", "relative", "family"),
)

EDIT_PREFIXES = ("修改", "更改", "改一下", "改", "换", "change the", "change", "edit")

_COMMON = {bare(word): tap for tap, words in WORDS.items() for word in words}
_DONT_KNOW = frozenset(map(bare, DONT_KNOW))


def common_word(text: str) -> str | None:
    """The tap that these typed words stand for at every question, or None."""
    return _COMMON.get(bare(text))


def says_dont_know(text: str) -> bool:
    """True for "I forgot" and the like, which skips where skipping is allowed."""
    return bare(text) in _DONT_KNOW


def one_of(text: str, words: tuple[str, ...]) -> bool:
    """True if the whole answer is one of these words."""
    return bare(text) in map(bare, words)
