"""Every named query is described, has one typed function, and reads no big table through."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from aiosql.types import SQLOperationType

import storage
from storage import postgres, sqlite
from tests.engines import fresh_database
from tests.storage.plans import postgres_scans, query_names, sqlite_scans

SMALL_TABLES = frozenset({"schema_version", "sweep_night"})
"""Tables that stay small however long the desk is open: reading them through is no harm."""

READS_THROUGH: dict[str, str] = {
    "export_cases": "an export is the whole table",
    "export_events": "an export is the whole table",
    "export_points": "an export is the whole table",
    "drop_queued_of_case": "somebody is forgotten, which is rare",
    "drop_sent_to_chat": "somebody is forgotten, which is rare",
    "glance": "counts all that waits, for whoever asks how things are",
    "outbox_backlog": "counts all that waits, for whoever asks how things are",
    "queued_by_lane": "counts all that waits, for whoever asks how things are",
}
"""Queries that may read a big table through, each with the reason."""

METHODS = {
    SQLOperationType.SELECT_ONE: "one",
    SQLOperationType.SELECT: "many",
    SQLOperationType.INSERT_UPDATE_DELETE: "run",
    SQLOperationType.INSERT_UPDATE_DELETE_MANY: "run_many",
}
QUERIES = {"sqlite": sqlite.queries(), "postgres": postgres.queries()}
NAMES = query_names(QUERIES["sqlite"])


@dataclass(frozen=True, slots=True)
class Use:
    """A query named in a function of the storage package."""

    query: str
    method: str
    parameters: frozenset[str] | None
    function: str
    typed: bool


def uses() -> Iterator[Use]:
    for path in sorted(Path(storage.__file__).parent.glob("*.py")):
        for function in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(function, ast.AsyncFunctionDef):
                yield from _uses_in(function)


def _uses_in(function: ast.AsyncFunctionDef) -> Iterator[Use]:
    for call in ast.walk(function):
        match call:
            case ast.Call(ast.Attribute(attr=method), [ast.Constant(value=str(query)), *_]):
                if method in METHODS.values():
                    named = [keyword.arg for keyword in call.keywords]
                    known = None if None in named else frozenset(filter(None, named))
                    typed = function.returns is not None
                    yield Use(query, method, known, function.name, typed)


USES = list(uses())


def test_both_engines_have_the_same_queries() -> None:
    assert query_names(QUERIES["postgres"]) == NAMES
    for name in NAMES:
        one, other = (getattr(queries, name) for queries in QUERIES.values())
        assert one.operation == other.operation, name
        assert set(one.parameters or ()) == set(other.parameters or ()), name


def test_every_query_is_described() -> None:
    queries = [getattr(loaded, name) for loaded in QUERIES.values() for name in NAMES]
    assert [query.__name__ for query in queries if not query.__doc__] == []


def test_every_query_has_exactly_one_typed_function() -> None:
    assert sorted(use.query for use in USES) == NAMES
    assert [use.function for use in USES if not use.typed] == []


def test_every_function_calls_its_query_as_it_is_marked() -> None:
    wrong = [
        use.query
        for use in USES
        if use.method != METHODS[getattr(QUERIES["sqlite"], use.query).operation]
    ]
    assert wrong == []


def test_every_function_gives_the_parameters_that_its_query_declares() -> None:
    wrong = [
        use.query
        for use in USES
        if use.parameters is not None
        and use.method != "run_many"
        and use.parameters != declared(getattr(QUERIES["sqlite"], use.query))
    ]
    assert wrong == []


def declared(query: Any) -> frozenset[str]:
    return frozenset(query.parameters or ())


@pytest.mark.parametrize("engine", QUERIES)
async def test_no_query_reads_a_big_table_through(engine: str, tmp_path: Path) -> None:
    async with fresh_database(engine, tmp_path) as url:
        if engine == "sqlite":
            found = sqlite_scans(url.removeprefix("sqlite:///"), QUERIES[engine])
        else:
            found = await postgres_scans(url, QUERIES[engine])
    big = {name: tables - SMALL_TABLES for name, tables in found.items()}
    assert {
        name: tables for name, tables in big.items() if tables and name not in READS_THROUGH
    } == {}
