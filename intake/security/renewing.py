"""Seals everything anew that an older data key sealed, in every table that there is.

No list says where something is sealed: a Fernet token is known by how it begins, wherever it
stands, so that no column is forgotten.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple

from cryptography.fernet import InvalidToken
from sqlalchemy import JSON, LargeBinary, String, Table, select, update
from sqlalchemy.orm import Session

from intake.database import Base
from intake.security.keys import TOKEN, KeyRing

BATCH = 200
"""Rows that are read at once, and written in one transaction."""


Key = tuple[Any, ...]
"""The primary key of a row."""


class Found(NamedTuple):
    """What a table holds."""

    dated: list[Key]
    """Rows in which an older key sealed something."""
    unreadable: int
    """Values that no key of the setting opens."""


@dataclass
class _Values:
    """Goes through what a row holds, and counts."""

    ring: KeyRing
    renewed: int = 0
    unreadable: int = 0

    def new(self, value: Any) -> Any:
        """Return the value with every token in it under the newest key."""
        if isinstance(value, dict):
            return {name: self.new(part) for name, part in value.items()}
        if isinstance(value, list):
            return [self.new(part) for part in value]
        if isinstance(value, str) and value.startswith(TOKEN):
            return self._token(value.encode()).decode()
        if isinstance(value, bytes) and value.startswith(TOKEN.encode()):
            return self._token(value)
        return value

    def _token(self, token: bytes) -> bytes:
        try:
            if not self.ring.is_dated(token):
                return token
        except InvalidToken:
            self.unreadable += 1
            return token
        self.renewed += 1
        return self.ring.renew(token)


def sealing_tables() -> list[Table]:
    """Return every table with a column that a sealed value may stand in."""
    tables = Base.metadata.sorted_tables
    return [table for table in tables if _columns(table)]


def dated(session: Session, table: Table, ring: KeyRing) -> Found:
    """Look through a table, and change nothing."""
    keys, unreadable = [], 0
    pk, columns = list(table.primary_key.columns), _columns(table)
    for row in session.execute(select(*pk, *columns).execution_options(yield_per=BATCH)):
        values = _Values(ring)
        for held in row[len(pk) :]:
            values.new(held)
        unreadable += values.unreadable
        keys += [tuple(row[: len(pk)])] if values.renewed else []
    return Found(keys, unreadable)


def renew(session: Session, table: Table, keys: Iterable[Key], ring: KeyRing) -> int:
    """Seal anew what these rows hold, and return how many values; each row is locked meanwhile."""
    values = _Values(ring)
    for key in keys:
        _renew_row(session, table, key, values)
    return values.renewed


def _renew_row(session: Session, table: Table, key: Key, values: _Values) -> None:
    of_row = [column == part for column, part in zip(table.primary_key.columns, key, strict=True)]
    columns = _columns(table)
    row = session.execute(select(*columns).where(*of_row).with_for_update()).first()
    if row is None:
        return  # it went meanwhile
    held = dict(zip([column.name for column in columns], row, strict=True))
    changed = {name: new for name, value in held.items() if (new := values.new(value)) != value}
    if changed:
        session.execute(update(table).where(*of_row).values(changed))


def _columns(table: Table) -> list[Any]:
    kinds = (JSON, LargeBinary, String)
    return [
        column
        for column in table.columns
        if isinstance(column.type, kinds) and not column.primary_key
    ]
