"""A store that takes nothing in, as on a full disk, while a test looks at what is said then."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Engine, event
from sqlalchemy.exc import OperationalError


class Full(sqlite3.OperationalError):
    """What SQLite says of a full disk."""

    sqlite_errorcode = 13


@contextmanager
def full(engine: Engine) -> Iterator[None]:
    """Refuse every INSERT and UPDATE of this engine."""

    def refuse(_connection: object, _cursor: object, statement: str, *_: Any) -> None:
        if statement.startswith(("INSERT", "UPDATE")):
            raise OperationalError(statement, {}, Full())

    event.listen(engine, "before_cursor_execute", refuse)
    yield
    event.remove(engine, "before_cursor_execute", refuse)
