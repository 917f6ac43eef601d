"""Free words, and yes or no."""

from rules.answers.words import bare, clean, says_something
from rules.errors import AnswerRefused

_YES = (
    *("是", "是的", "对", "对的", "好", "好的", "好啊", "嗯", "嗯嗯", "可以", "行", "要", "有"),
    *("没错", "能", "能的", "愿意", "同意", "当然", "需要", "办好了", "好了", "1"),
    *("y", "yes", "yes please", "yeah", "yep", "ok", "okay", "sure", "of course", "true", "right"),
)
_NO = (
    *("不", "不是", "不对", "不好", "不行", "不可以", "不要", "不用", "不用了", "没", "没有", "无"),
    *("否", "不能", "不愿意", "不同意", "不需要", "还没", "还没有", "没办好", "别", "2"),
    *("n", "no", "nope", "no thanks", "no thank you", "not", "not yet", "never", "false"),
)
_ANSWERS = {**{bare(word): True for word in _YES}, **{bare(word): False for word in _NO}}


def read_text(text: str, longest: int = 500) -> str:
    """Cleaned words. Refuses `answer-empty` (nothing, or emoji alone) and `answer-too-long`."""
    words = clean(text)
    if not says_something(words):
        raise AnswerRefused("answer-empty")
    if len(words) > longest:
        raise AnswerRefused("answer-too-long", longest=longest)
    return words


def read_yes_no(text: str) -> bool:
    """True for yes. Refuses `answer-yes-or-no`."""
    words = bare(text)
    for said in (words, words.rstrip("吧的呢啊了呀啦")):
        if said in _ANSWERS:
            return _ANSWERS[said]
    raise AnswerRefused("answer-yes-or-no")
