"""A sample form with every kind of step, the facts around it, and answers of every kind."""

from datetime import date, datetime, timedelta

from hypothesis import strategies as st

from rules.form_model import (
    Answer,
    Condition,
    Contact,
    Days,
    Facts,
    Form,
    Location,
    Other,
    Photo,
    SavedPerson,
    Step,
    StepKind,
    Tap,
    Text,
    Voice,
)
from rules.working_time import CHINA

TODAY = date(2026, 11, 24)
NEW = Condition("whom", ("new",))

FORM = Form(
    "pension-home",
    3,
    (
        Step("status", StepKind.CHOICE, ("not-yet", "certified"), ends_on=("certified",)),
        Step("scheme", StepKind.CHOICE, ("employee", "civil", "resident", "person-x")),
        Step("last", StepKind.DATE, optional=True, days=Days.PAST),
        Step("whom", StepKind.FOR_WHOM),
        Step("name", StepKind.NAME, only_if=NEW),
        Step("phone", StepKind.PHONE, only_if=NEW),
        Step("kinship", StepKind.TEXT, only_if=Condition("whom", ("new", "relative")), longest=20),
        Step("address", StepKind.ADDRESS),
        Step("stairs", StepKind.YES_NO),
        Step("floor", StepKind.TEXT, only_if=Condition("stairs", ("yes",)), optional=True),
        Step("day", StepKind.DATE),
        Step("slot", StepKind.SLOT),
        Step("photo", StepKind.PHOTO, optional=True),
        Step("review", StepKind.REVIEW),
    ),
)

WORKDAYS = {
    TODAY + timedelta(away): ("morning", "afternoon") if away % 3 else ("afternoon",)
    for away in range(1, 31)
    if (TODAY + timedelta(away)).weekday() < 5
}

FACTS = Facts(
    today=TODAY,
    now=datetime(2026, 11, 24, 10, tzinfo=CHINA),
    earliest=TODAY,
    latest=TODAY + timedelta(30),
    people=(
        SavedPerson("self", "陈桂芳", phone="+8613800138000", address="东门路3号"),
        SavedPerson("7", "陈伯", "爸爸", "+8613800138001", "西平路8号2栋"),
    ),
    free=WORKDAYS,
    closed=frozenset({TODAY + timedelta(30)}),
    area_code="0662",
    labels={
        "status": {"not-yet": ("还没认证", "Not yet"), "certified": ("已经认证了", "Already done")},
        "scheme": {
            "employee": ("企业职工养老", "Employee"),
            "civil": ("机关事业单位", "Civil service"),
            "resident": ("城乡居民养老", "Resident"),
            "person-x": ("人工", "Operator"),
        },
        "slot": {"morning": ("上午", "Morning"), "afternoon": ("下午", "Afternoon")},
    },
    titles={"address": ("地址", "address"), "day": ("日子", "day"), "whom": ("为谁办",)},
)

TAPS = (
    *("back", "skip", "cancel", "person", "confirm", "known", "self", "new", "yes", "no"),
    *("relative:7", "relative:8", "not-yet", "certified", "resident", "morning", "afternoon"),
    *("edit:address", "edit:whom", "edit:day", "edit:stairs", "edit:review", "edit:nothing"),
    *("month:2026-12", "month:2026-13", "month:", "2026-11-25", "2026-02-30", "2026-11-24", ""),
)
WORDS = (
    *("还没", "居民", "去年11月", "自己", "别人", "陈伯", "李四", "13800138000", "8221234"),
    *("东门路3号", "是", "不是", "三楼", "后天上午", "周五", "明天", "下午", "上午", "跳过", "好"),
    *("取消", "转人工", "上一步", "改地址", "1", "一", "2", "😀😀", "\u200b", "\u202eabc", "0000"),
    *(
        "<b>x</b>",
        "' OR 1=1",
        "{{7*7}}",
        "9999-99-99",
        "二月三十",
        "月月月",
        "99999999999999号",
        "²号",
    ),
)


def answers() -> st.SearchStrategy[Answer]:
    """Whatever a person can send, sensible things more often than chance would."""
    steps = st.sampled_from(("", "", "", *(step.key for step in FORM.steps)))
    taps = st.sampled_from(TAPS) | st.text(max_size=64)
    return st.one_of(
        st.builds(Tap, taps, steps),
        st.builds(Text, st.sampled_from(WORDS)),
        st.builds(Text, st.text(max_size=200)),
        st.builds(Photo, st.text(max_size=5), st.text(max_size=5)),
        st.builds(Voice, st.text(max_size=5), st.integers(0, 600)),
        st.builds(Location, st.floats(-90, 90), st.floats(-180, 180)),
        st.builds(Contact, st.sampled_from(("13800138000", "abc", "")), st.text(max_size=5)),
        st.builds(Other, st.sampled_from(("sticker", "poll", "video"))),
    )


GOOD: dict[str, Answer] = {
    "status": Tap("not-yet"),
    "scheme": Text("城乡居民"),
    "last": Text("去年11月3日"),
    "whom": Tap("new"),
    "name": Text("李秀英"),
    "phone": Text("１３８ ００１３ ８０００"),
    "kinship": Text("母亲"),
    "address": Text("东风二路12号301房"),
    "stairs": Tap("yes"),
    "floor": Text("三楼"),
    "day": Text("后天"),
    "slot": Tap("afternoon"),
    "photo": Photo("file", "unique"),
}
"""An answer to each question that is taken."""
