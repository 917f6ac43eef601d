"""A password in a command line can be read by everybody on the machine, with `ps`."""

import os
import sys

from storage.postgres_copies import apart


def hide_passwords() -> None:
    """Start this program anew without the password of a PostgreSQL url among its words; the
    environment, which only its owner can read, carries it. Returns when there is none."""
    words = [apart(word) if word.startswith("postgres") else (word, "") for word in sys.orig_argv]
    passwords = [password for _, password in words if password]
    if passwords:
        os.environ["PGPASSWORD"] = passwords[-1]
        os.execv(sys.executable, [word for word, _ in words])
