"""A receipt in words: what changed hands, what stayed with the office, what is still out."""

from collections.abc import Iterable

from handlers.wording import Argument, Html, Wording
from rules.receipts import ELSE, Receipt, other_words, outstanding


def receipt_words(
    wording: Wording, language: str, receipt: Receipt, all_of_case: tuple[Receipt, ...]
) -> dict[str, Argument]:
    """`receipt`, `things`, `kept`, `new` and `out`, each a line or more, or nothing."""
    upto = tuple(one for one in all_of_case if one.id <= receipt.id)
    other = other_words(upto)
    things = receipt.things
    return {
        "receipt": receipt.number,
        "things": lines(wording, language, things.keys, things.other or other),
        "kept": lines(wording, language, things.kept, other),
        "new": things.new,
        "out": lines(wording, language, outstanding(upto), other),
    }


def lines(wording: Wording, language: str, keys: Iterable[str], other: str) -> Html:
    """ "· 身份证" and so on, one below the other."""
    return Html("\n".join(_line(wording, language, key, other) for key in keys))


def _line(wording: Wording, language: str, key: str, other: str) -> Html:
    what = other if key == ELSE else wording.label(language, f"paper-{key}")
    return wording.say(language, "checklist-line", what=what)
