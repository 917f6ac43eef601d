"""What both peers say; the questions are those of our own six-step form."""

from datetime import date, timedelta

OPENS = "上门看看"
STEPS = ("whom", "name", "address", "day", "slot", "sure")
TYPED = ("name", "address")
QUESTIONS = {
    "whom": "给谁办？",
    "name": "怎么称呼您？",
    "address": "住在哪里？",
    "day": "想哪天？",
    "slot": "什么时候方便？",
    "sure": "都对吗？",
}
REFUSED = {
    "name": "名字最多四十个字，请再写一次。",
    "address": "请写详细一些，最多两百个字。",
}
FILED = "收到了，编号 {number}。"
LOST = "请先点“上门看看”。"
WHOM = {"self": "给我自己", "other": "给家里人"}
SLOTS = {"am": "上午", "pm": "下午"}


def checked(step: str, text: str) -> str | None:
    """The answer to a typed step in its kept form, None if it cannot be taken."""
    said = text.strip()
    return said if 0 < len(said) <= (40 if step == "name" else 200) else None


def choices(step: str, today: date) -> dict[str, str]:
    """The buttons under a question: value and label."""
    if step == "day":
        days = [today + timedelta(n) for n in range(1, 8)]
        return {day.isoformat(): _label(day, today) for day in days}
    fixed = {"whom": WHOM, "slot": SLOTS, "sure": {"yes": "都对"}}
    return fixed.get(step, {})


def _label(day: date, today: date) -> str:
    return "明天" if day == today + timedelta(1) else f"{day.month}月{day.day}日"


def summary(answers: dict[str, str]) -> str:
    """What has been said, before it is sent off."""
    return "\n".join(f"{QUESTIONS[step]} {answers[step]}" for step in STEPS if step in answers)
