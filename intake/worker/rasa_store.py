"""Forgetting in Rasa's own store of events, where a citizen's redacted words lie a second time."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from sqlalchemy import (
    Delete,
    Engine,
    Float,
    String,
    TableClause,
    column,
    delete,
    func,
    inspect,
    select,
)
from sqlalchemy import table as named
from sqlalchemy.orm import Session

from intake.database import read_scope, session_scope
from intake.worker.retention import RetentionPolicy

RASAS_SCHEMA = "rasa"
"""On PostgreSQL; on SQLite Rasa has a file of its own."""
BATCH = 100
"""Conversations a transaction: Rasa writes at the end of every turn, and must not wait long."""


def forget_in_rasa(store: Engine, now: datetime, policy: RetentionPolicy) -> int:
    """Delete every event of the conversations that are older than their words may be; count them.

    With them goes what was answered last in each (`bot.serving.replies`).

    What counts is a conversation's newest event, and `now` is real time: Rasa stamps its events
    with that, whatever clock a scripted conversation has. Before Rasa's first start there is no
    table, and perhaps no file; then there is nothing to forget.
    """
    cutoff = (now - policy.turns).timestamp()
    events = _named(store, "events")
    quiet = _quiet(store, events, cutoff)
    with_replies = [events, *_existing(store, "turn_replies")]
    batches = (quiet[start : start + BATCH] for start in range(0, len(quiet), BATCH))
    return sum(_delete(store, with_replies, batch, cutoff) for batch in batches)


def forget_conversation(store: Engine, conversation_id: str) -> None:
    """Delete every event and the last answer of one conversation, whatever their age.

    Nothing happens where Rasa has none.
    """
    kept = [*_existing(store, "events"), *_existing(store, "turn_replies")]
    if not kept:
        return
    with session_scope(store) as session:
        for table in kept:
            session.connection().execute(delete(table).where(table.c.sender_id == conversation_id))


def _existing(store: Engine, name: str) -> list[TableClause]:
    """Return the table of this name, or nothing before Rasa has made it."""
    table = _named(store, name)
    if not _has_file(store):
        return []
    with read_scope(store) as session:
        return [table] if _has_table(session, table) else []


def _named(store: Engine, name: str) -> TableClause:
    schema = RASAS_SCHEMA if store.dialect.name == "postgresql" else None
    columns = column("sender_id", String), column("timestamp", Float)
    return named(name, *columns, schema=schema)


def _quiet(store: Engine, events: TableClause, cutoff: float) -> list[str]:
    if not _has_file(store):
        return []
    newest = func.max(events.c.timestamp)
    old = select(events.c.sender_id).group_by(events.c.sender_id).having(newest < cutoff)
    # Without a lock: all events are looked at, and citizens go on talking meanwhile.
    with read_scope(store) as session:
        return list(session.scalars(old)) if _has_table(session, events) else []


def _has_file(store: Engine) -> bool:
    # SQLite would make an empty one as soon as it is asked.
    return store.dialect.name != "sqlite" or Path(store.url.database or "").is_file()


def _has_table(session: Session, events: TableClause) -> bool:
    return inspect(session.connection()).has_table(events.name, schema=events.schema)


def _delete(store: Engine, tables: Sequence[TableClause], senders: list[str], cutoff: float) -> int:
    """Return how many rows of the first table are gone; what came since is not old, and stays."""
    with session_scope(store) as session:
        counts = [
            session.connection().execute(_older(table, senders, cutoff)).rowcount
            for table in tables
        ]
    return counts[0]


def _older(table: TableClause, senders: list[str], cutoff: float) -> Delete:
    return delete(table).where(table.c.sender_id.in_(senders), table.c.timestamp < cutoff)
