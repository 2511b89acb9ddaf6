"""What keeps a database from storing, for a while: it is full, locked, read-only or away."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, OperationalError, SQLAlchemyError, TimeoutError

BUSY, LOCKED, READONLY, IOERR, FULL, CANTOPEN = 5, 6, 8, 10, 13, 14
"""Primary result codes of SQLite (sqlite.org/rescode.html)."""
WAITS = frozenset({BUSY, LOCKED})
BROKEN = frozenset({READONLY, IOERR, FULL, CANTOPEN})
"""After these a connection is not asked again: what it has at hand of the file may be wrong."""
MAY_ONLY_READ = "25006"
STATES = frozenset({MAY_ONLY_READ, "42501", "25P03", "55P03", "57014", "40001", "40P01"})
CLASSES = ("08", "53", "57")
"""SQLSTATEs of PostgreSQL, and classes of them: read-only, a role that may not write, timeouts,
deadlocks; connections lost, no room left, shut down by its operator."""


def is_kept_from(error: SQLAlchemyError) -> bool:
    """Whether this passes by itself, so that the same may be asked for again in some minutes."""
    if isinstance(error, TimeoutError):  # every connection is in use
        return True
    if not isinstance(error, DBAPIError):
        return False
    if isinstance(error.orig, sqlite3.Error):
        return code_of(error.orig) in WAITS | BROKEN
    state = state_of(error.orig)
    if not state:  # nobody was there to name one
        return isinstance(error, OperationalError)
    return state in STATES or state.startswith(CLASSES)


@contextmanager
def where_possible() -> Iterator[None]:
    """Go on without what cannot be stored for a while; any other trouble is raised."""
    try:
        yield
    except SQLAlchemyError as error:
        if not is_kept_from(error):
            raise


def code_of(error: BaseException | None) -> int:
    """Return the primary result code of an error of SQLite, 0 for any other."""
    return int(getattr(error, "sqlite_errorcode", 0) or 0) & 0xFF


def state_of(error: BaseException | None) -> str:
    """Return the SQLSTATE of an error of PostgreSQL, empty for any other."""
    return str(getattr(error, "sqlstate", None) or "")
