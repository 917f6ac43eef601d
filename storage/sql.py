"""The .sql files of this package: named queries and numbered migrations."""

import functools
import string
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from aiosql.queries import Queries
from aiosql.query_loader import QueryLoader

_HERE = Path(__file__).parent
QUERIES = _HERE / "queries"
MIGRATIONS = _HERE / "migrations"


@dataclass(frozen=True, slots=True)
class Migration:
    """One step forward of the schema, still with its placeholders."""

    version: int
    name: str
    template: str

    def script(self, types: Mapping[str, str]) -> str:
        """The SQL for one engine. Raises KeyError for a placeholder that `types` lacks."""
        return string.Template(self.template).substitute(types)


@functools.cache
def migrations() -> tuple[Migration, ...]:
    """Every migration in order. Raises ValueError when the numbers have a gap or a double."""
    found = tuple(_migration(path) for path in sorted(MIGRATIONS.glob("*.sql")))
    versions = [migration.version for migration in found]
    if versions != list(range(1, len(versions) + 1)):
        raise ValueError(f"migrations are numbered without gaps, these are not: {versions}")
    return found


def _migration(path: Path) -> Migration:
    number, _, name = path.stem.partition("_")
    return Migration(int(number), name, path.read_text(encoding="utf-8"))


def query_files(engine: str) -> list[Path]:
    """The common files and those of one engine ("sqlite" or "postgres")."""
    return sorted(QUERIES.glob("*.sql")) + sorted((QUERIES / engine).glob("*.sql"))


def load_queries(engine: str, make_adapter: Callable[[], Any]) -> Any:
    """The named queries of one engine. Raises SQLLoadException when a name is taken twice."""
    adapter = make_adapter()
    loader = QueryLoader(adapter, None)
    queries = Queries(adapter)
    for path in query_files(engine):
        queries.load_from_list(loader.load_query_data_from_file(path, encoding="utf-8"))
    return queries
