"""What to have ready: the item's checklist for the answers given, a line each."""

from collections.abc import Mapping

from handlers.wording import Html, Wording
from rules.cases import Json
from rules.items import ServiceItem


def checklist(
    wording: Wording, language: str, item: ServiceItem | None, answers: Mapping[str, Json]
) -> Html:
    """ "· 身份证原件" and so on, or nothing where nothing is needed."""
    papers = item.papers(answers) if item else ()
    lines = (
        wording.say(
            language, "checklist-line", what=paper_label(wording, language, item, paper.key)
        )
        for paper in papers
        if item
    )
    return Html("\n".join(lines))


def paper_label(wording: Wording, language: str, item: ServiceItem, key: str) -> str:
    """A paper's name: the item's own, or the common one."""
    return wording.label(language, wording.first_known(f"paper-{item.id}-{key}", f"paper-{key}"))
