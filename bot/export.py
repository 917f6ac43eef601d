"""`wulian export`: cases, events and points as CSV, without names, phones or addresses."""

import asyncio
import csv
import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from bot.config import Config
from bot.reading import reading
from storage.export import export_cases, export_events, export_points
from storage.instants import from_ms
from storage.work import Row

INSTANTS = ("created_at", "closed_at", "at")
COLUMNS = {
    "cases": (
        *("number", "item", "mode", "community", "state", "channel"),
        *("created_at", "closed_at", "solved", "rating"),
    ),
    "events": ("id", "kind", "number", "by_person", "at"),
    "points": ("quarter", "person_id", "number", "credits", "reason", "at", "squad"),
}
"""The first line of each file, also of one with nothing below it."""
_RISKY = ("=", "+", "-", "@", "\t", "\r")


async def export(config: Config, folder: Path) -> dict[str, int]:
    """Writes `cases.csv`, `events.csv` and `points.csv`. Returns the rows of each.

    On SQLite it reads beside a running instance. Raises StorageUnavailable.
    """
    async with reading(config) as opened:
        tables: dict[str, list[Row]] = {
            "cases": await export_cases(opened),
            "events": await export_events(opened),
            "points": [_with_quarter(row, config.zone) for row in await export_points(opened)],
        }
    await asyncio.to_thread(_write_all, folder, tables, config.zone)
    return {name: len(rows) for name, rows in tables.items()}


def _with_quarter(row: Mapping[str, Any], zone: ZoneInfo) -> dict[str, Any]:
    """Points go back to the work unit each quarter."""
    at = from_ms(row["at"]).astimezone(zone)
    return {"quarter": f"{at.year} Q{(at.month + 2) // 3}", **row}


def _write_all(folder: Path, tables: Mapping[str, list[Row]], zone: ZoneInfo) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, rows in tables.items():
        _write(folder / f"{name}.csv", COLUMNS[name], rows, zone)


def _write(
    path: Path, columns: Sequence[str], rows: Iterable[Mapping[str, Any]], zone: ZoneInfo
) -> None:
    """With a byte order mark, by which spreadsheets know that it is UTF-8; for its owner's eyes
    alone."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8-sig", newline="") as file:
        os.fchmod(handle, 0o600)
        writer = csv.writer(file)
        writer.writerow(columns)
        for row in rows:
            writer.writerow([_cell(name, row[name], zone) for name in columns])


def _cell(name: str, value: Any, zone: ZoneInfo) -> Any:
    """Instants in local time; nothing that a spreadsheet would take for a formula."""
    if name in INSTANTS and value is not None:
        return from_ms(value).astimezone(zone).isoformat(sep=" ", timespec="seconds")
    if isinstance(value, str) and value.startswith(_RISKY):
        return f"'{value}"
    return value
