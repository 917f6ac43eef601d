"""What to have ready: the item's checklist for the answers given, a line each."""

from collections.abc import Mapping

from handlers.receipts import lines
from handlers.wording import Html, Wording
from rules.cases import Json
from rules.items import ServiceItem


def checklist(
    wording: Wording, language: str, item: ServiceItem | None, answers: Mapping[str, Json]
) -> Html:
    """ "· 身份证" and so on, or nothing where nothing is needed."""
    papers = item.papers(answers) if item else ()
    return lines(wording, language, (paper.key for paper in papers), "")
