"""How each engine would run a query: which tables, or whole indexes, it would read through."""

import json
import re
import sqlite3
from collections.abc import Iterator, Mapping
from typing import Any

import asyncpg

LONG = frozenset({"outbox_queued", "outbox_sent"})
"""Partial indexes that hold what waits for everybody, or was sent: not to be read through."""
_TABLE = re.compile(r"\b(?:FROM|JOIN|UPDATE|INTO)\s+(\w+)(?:\s+AS\s+(\w+))?", re.IGNORECASE)
_STEP = re.compile(r"^SCAN (\w+)(?: USING (?:COVERING )?INDEX (\w+))?")
_PLANNER = (
    "SET plan_cache_mode = force_generic_plan",
    "SET enable_seqscan = off",
    "SET enable_hashjoin = off",
    "SET enable_mergejoin = off",
)
_WHOLE = {"Index Scan", "Index Only Scan", "Bitmap Index Scan"}


def query_names(queries: Any) -> list[str]:
    """The names in the .sql files, without the twins that aiosql makes for cursors."""
    return [
        name
        for name in queries.available_queries
        if not (
            name.endswith("_cursor") and name.removesuffix("_cursor") in queries.available_queries
        )
    ]


def sqlite_scans(path: str, queries: Any) -> Mapping[str, set[str]]:
    """Tables read through, by query. Reading through a partial index is what it is for."""
    connection = sqlite3.connect(path)
    try:
        partial = {
            name
            for (name,) in connection.execute(
                "SELECT name FROM sqlite_master WHERE type = 'index' AND sql LIKE '% WHERE %'"
            )
        } - LONG
        tables = {
            name
            for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        }
        return {
            name: tables.intersection(_sqlite_scans(connection, getattr(queries, name), partial))
            for name in query_names(queries)
        }
    finally:
        connection.close()


def _sqlite_scans(connection: sqlite3.Connection, query: Any, partial: set[str]) -> Iterator[str]:
    tables = {alias or table: table for table, alias in _TABLE.findall(query.sql)}
    parameters = dict.fromkeys(query.__signature__.parameters)
    for *_, detail in connection.execute(f"EXPLAIN QUERY PLAN {query.sql}", parameters):
        step = _STEP.match(detail)
        if step and step[2] not in partial and step[1] in tables:
            yield tables[step[1]]


async def postgres_scans(url: str, queries: Any) -> Mapping[str, set[str]]:
    """Tables read through, by query, when the planner avoids that wherever it can."""
    connection = await asyncpg.connect(url)
    try:
        for setting in _PLANNER:
            await connection.execute(setting)
        partial = {
            row["name"]
            for row in await connection.fetch(
                "SELECT indexrelid::regclass::text AS name FROM pg_index WHERE indpred IS NOT NULL"
            )
        } - LONG
        return {
            name: set(_scans(await _postgres_plan(connection, getattr(queries, name)), partial))
            for name in query_names(queries)
        }
    finally:
        await connection.close()


async def _postgres_plan(connection: asyncpg.Connection, query: Any) -> Any:
    await connection.execute(f"PREPARE named AS {query.sql}")
    count = len(query.__signature__.parameters) - 1
    arguments = f"({', '.join(['NULL'] * count)})" if count else ""
    plan = await connection.fetchval(f"EXPLAIN (FORMAT JSON) EXECUTE named{arguments}")
    await connection.execute("DEALLOCATE named")
    return json.loads(plan)[0]["Plan"]


def _scans(node: Any, partial: set[str]) -> Iterator[str]:
    kind = node["Node Type"]
    whole = kind in _WHOLE and "Index Cond" not in node and node["Index Name"] not in partial
    if kind == "Seq Scan" or whole:
        yield node.get("Relation Name", node.get("Index Name"))
    for below in node.get("Plans", ()):
        yield from _scans(below, partial)
