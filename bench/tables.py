"""What a section reports: rows of a table, as Markdown."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Aim:
    """Whether what was aimed at was reached."""

    words: str
    reached: bool

    def line(self) -> str:
        return f"- {'reached' if self.reached else 'MISSED'}: {self.words}"


@dataclass(frozen=True, slots=True)
class Section:
    """One table with what it means; the first column is text, the others are figures."""

    title: str
    what: str
    columns: Sequence[str]
    rows: Sequence[Sequence[str]]
    aims: Sequence[Aim] = ()

    def markdown(self) -> str:
        rule = ["---", *["---:"] * (len(self.columns) - 1)]
        lines = [_line(self.columns), _line(rule), *map(_line, self.rows)]
        reached = [aim.line() for aim in self.aims]
        parts = (f"## {self.title}", self.what, "\n".join(lines), "\n".join(reached))
        return "\n\n".join(part for part in parts if part)


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def number(value: float) -> str:
    """Three significant digits, without an exponent."""
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def ratio(value: float) -> str:
    return f"{value:.2f} ×"
