"""Bringing a database to the schema of this version: forward only, newer ones refused."""

from storage.errors import NewerDatabase
from storage.sql import Migration, migrations

VERSION_TABLE = """
CREATE TABLE IF NOT EXISTS schema_version (
    version INTEGER PRIMARY KEY,
    name TEXT NOT NULL
)
"""
CURRENT_VERSION = "SELECT COALESCE(MAX(version), 0) AS version FROM schema_version"


def missing(current: int) -> tuple[Migration, ...]:
    """The migrations that a database at `current` lacks. Raises NewerDatabase."""
    known = migrations()
    if current > len(known):
        raise NewerDatabase(
            f"the database is at version {current}, this program knows {len(known)}: "
            "use the newer program, or restore the backup made before the upgrade"
        )
    return known[current:]


def version_row(migration: Migration) -> str:
    """The statement that records a migration, to run in the same transaction as the migration."""
    return (
        "INSERT INTO schema_version (version, name) "
        f"VALUES ({migration.version}, '{migration.name}')"
    )
