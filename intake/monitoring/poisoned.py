"""Connections through which nothing can ever be written again: thrown away, so that it heals."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection, Engine, event
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.pool import ConnectionPoolEntry

from intake.monitoring import storing

BREAKS = "intake_breaks"
"""How often the file had broken when a connection to it was opened."""
OnlyReads = Callable[[Connection], bool]
"""Says whether a connection must not write: what it writes is refused by us, not by trouble."""


def follow_server(engine: Engine, only_reads: OnlyReads) -> None:
    """Throw away, from now on, what was opened while PostgreSQL took nothing in.

    Such a connection stays read-only when its server is no longer.
    """

    def throw_away(context: ExceptionContext) -> None:
        state = storing.state_of(context.original_exception)
        if state == storing.MAY_ONLY_READ and not _reads(context, only_reads):
            context.is_disconnect = True

    event.listen(engine, "handle_error", throw_away)


def follow_file(engine: Engine, only_reads: OnlyReads) -> None:
    """Throw away, from now on, all connections to a file of SQLite that is full, read-only or gone.

    Those in use are closed when they are given back. While one stays open SQLite opens all others
    of this process with what it found out about the file then: read-only for ever
    (`unixShmNode` in sqlite.org/src/file/src/os_unix.c).
    """
    file = _File(only_reads)
    event.listen(engine, "connect", file.opened)
    event.listen(engine, "handle_error", file.broke)
    event.listen(engine, "checkin", file.given_back)


class _File:
    """What is known of the file behind the connections of one engine."""

    def __init__(self, only_reads: OnlyReads) -> None:
        self._only_reads, self._breaks = only_reads, 0

    def opened(self, _connection: Any, entry: ConnectionPoolEntry) -> None:
        entry.info[BREAKS] = self._breaks

    def broke(self, context: ExceptionContext) -> None:
        code = storing.code_of(context.original_exception)
        refused = code == storing.READONLY and _reads(context, self._only_reads)
        if code not in storing.BROKEN or refused:
            return
        self._breaks += 1
        context.is_disconnect = True
        # Its statement would keep a closed connection open until Python collects its garbage.
        if context.execution_context is not None:
            context.execution_context.cursor.close()
        if context.engine is not None:
            context.engine.dispose()

    def given_back(self, connection: Any, entry: ConnectionPoolEntry) -> None:
        if connection is not None and entry.info.get(BREAKS) != self._breaks:
            entry.invalidate()


def _reads(context: ExceptionContext, only_reads: OnlyReads) -> bool:
    return context.connection is not None and only_reads(context.connection)
