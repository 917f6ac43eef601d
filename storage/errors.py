"""What can go wrong with the storage, whichever engine is behind it.

StorageError
├── StorageUnavailable   locked, full, or the connection is lost; nothing was kept, try later
│   └── StorageContended   another work had what this one needed; try at once, in smaller steps
├── NewerDatabase        the database was made by a later version; this one must not touch it
├── ForeignDatabase      the file is no database of ours; nothing is begun in it
├── StoreInUse           another process holds the same SQLite file
├── UniqueViolation      a row with this key exists already
├── RowChanged           somebody else saved this row since it was read
├── BackupWrong          a copy could not be made, or cannot be used
├── MoveRefused          a storage cannot be moved; the target keeps nothing
├── NotReadable          a sealed value cannot be opened with the keys at hand
└── WorkMisused          the code asked for something a work does not allow
"""


class StorageError(Exception):
    """Base of every error that the storage raises on purpose."""


class StorageUnavailable(StorageError):
    """Locked, full, or lost. Nothing of the work was kept; the same work may be tried later."""


class StorageContended(StorageUnavailable):
    """This work and another one stood in each other's way, and this one was undone."""


class NewerDatabase(StorageError):
    """The database holds migrations that this version does not know."""


class ForeignDatabase(StorageError):
    """The SQLite file is empty, or another program's; a new one is begun only where none is."""


class StoreInUse(StorageError):
    """Another running instance holds the lock beside this SQLite file."""


class UniqueViolation(StorageError):
    """A row with this key exists already. Only a savepoint or the end of the work can follow."""


class RowChanged(StorageError):
    """The row was saved by somebody else since it was read."""


class NotReadable(StorageError):
    """A sealed value was made with an unknown key, for another column, or was tampered with."""


class BackupWrong(StorageError):
    """A copy could not be made, or cannot be used; nothing was replaced."""


class MoveRefused(StorageError):
    """One storage cannot be moved into another as they are; the target keeps no row."""


class WorkMisused(StorageError):
    """A work inside a work, a statement after its end, or going on after a failed statement."""
