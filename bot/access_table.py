"""The table of who may do what, written from the access module: `python -m bot.access_table`."""

from pathlib import Path

from rules.access import BY_ROLE, BY_SQUAD, RESIDENT, VISITOR, Action
from rules.people import Role

PAGE = Path(__file__).parent.parent / "docs" / "access.md"

HEAD = """# Who may do what

Written by `python -m bot.access_table` from `rules/access.py`; a test holds the two together.

A role holds at its place and everywhere below it (a street's staff look after its communities);
a squad leader's holds for the cases that the squad is asked for or has claimed, and for those of a
squad without a leader, if theirs is the next that serves the place and has one. Everybody may do
with their own cases what the first column says; the visitor is whoever holds the live claim and
still holds the role by which they took it.

Staff give roles at their place and below it, and in the squads that serve it; leaders let
volunteers into their squad. Staff end roles at their place and below it, and in the squads that
are at home there (a squad's first community); leaders end those of their volunteers; everybody may
give up their own. A role that nothing below allows anything is not given to anybody.
"""

ROLES = tuple(Role)


def page() -> str:
    """The whole page."""
    titles = ["action", "own case", "visitor", *(role.value.replace("_", " ") for role in ROLES)]
    rows = [titles, ["---"] * len(titles), *(_row(action) for action in Action)]
    table = "\n".join("| " + " | ".join(row) + " |" for row in rows)
    return f"{HEAD}\n{table}\n"


def _row(action: Action) -> list[str]:
    def mark(allowed: bool) -> str:
        return "yes" if allowed else ""

    allowed = {*BY_ROLE.get(action, ()), *BY_SQUAD.get(action, ())}
    return [
        action.value.replace("_", " "),
        mark(action in RESIDENT),
        mark(action in VISITOR),
        *(mark(role in allowed) for role in ROLES),
    ]


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
