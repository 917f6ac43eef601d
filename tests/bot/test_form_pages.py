"""The pages of the forms are those of the forms, and show every way through them."""

from bot.form_pages import FOLDER, pages
from rules.form_diagram import mermaid
from rules.form_model import Condition, Form, Step, StepKind

FORM = Form(
    "f",
    1,
    (
        Step("sort", StepKind.CHOICE, ("a", "b", "over"), ends_on=("over",)),
        Step("whom", StepKind.FOR_WHOM),
        Step("name", StepKind.NAME, only_if=Condition("whom", ("new",))),
        Step("kin", StepKind.TEXT, only_if=Condition("whom", ("new", "relative")), voice=True),
        Step("more", StepKind.PHOTOS, only_if=Condition("sort", ("b",)), optional=True, most=3),
    ),
)


def test_every_page_is_up_to_date() -> None:
    """Otherwise run `python -m bot.form_pages`."""
    written = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.md")}
    assert written == dict(pages())


def test_every_way_is_drawn_once_with_the_answer_that_leads_there() -> None:
    edges = [line.strip() for line in mermaid(FORM).splitlines() if "-->" in line]
    assert edges == [
        "begin --> q0",
        "q0 --> q1",
        'q1 -->|"whom: new"| q2',
        'q1 -->|"whom: relative"| q3',
        *("q1 --> q4", "q1 --> done"),
        "q2 --> q3",
        'q3 -->|"sort: b"| q4',
        'q3 -->|"sort: a"| done',
        "q4 --> done",
        'q0 -->|"over"| over',
    ]


def test_a_question_says_what_it_takes() -> None:
    drawn = mermaid(FORM)
    assert "<b>more</b><br/>photos, up to 3, may be skipped" in drawn
    assert "<b>kin</b><br/>text, or a voice note" in drawn
    assert "<b>sort</b><br/>choice<br/>a · b · over" in drawn
