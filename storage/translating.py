"""The errors of asyncpg as errors of ours."""

from collections.abc import Iterator
from contextlib import contextmanager

import asyncpg

from storage.errors import StorageContended, StorageUnavailable, UniqueViolation

_UNAVAILABLE = (
    OSError,
    TimeoutError,
    asyncpg.PostgresConnectionError,
    asyncpg.InsufficientResourcesError,
    asyncpg.OperatorInterventionError,
    asyncpg.IdleInTransactionSessionTimeoutError,
    asyncpg.ReadOnlySQLTransactionError,
    asyncpg.InternalClientError,  # the server's goodbye was waiting on an idle connection
)
_LOST = ("released back to the pool", "is closed", "was closed", "is closing")


@contextmanager
def translated() -> Iterator[None]:
    """Turn the driver's errors into ours; what is left is a mistake in the code."""
    try:
        yield
    except asyncpg.UniqueViolationError as error:
        raise UniqueViolation(str(error)) from error
    except (asyncpg.DeadlockDetectedError, asyncpg.LockNotAvailableError) as error:
        raise StorageContended(str(error)) from error
    except _UNAVAILABLE as error:
        raise StorageUnavailable(str(error) or type(error).__name__) from error
    except asyncpg.InterfaceError as error:
        # asyncpg has one class for this and for mistakes in the code; only the words differ.
        if not any(words in str(error) for words in _LOST):
            raise
        raise StorageUnavailable(str(error)) from error
