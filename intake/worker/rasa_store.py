"""Forgetting in Rasa's own store of events, where a citizen's redacted words lie a second time."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

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
    text,
)
from sqlalchemy import table as named
from sqlalchemy.orm import Session

from intake.database import read_scope, session_scope
from intake.keeping.brake import Due, check
from intake.keeping.terms import RetentionPolicy
from intake.worker.retention import ALL

RASAS_SCHEMA = "rasa"
"""On PostgreSQL; on SQLite Rasa has a file of its own."""
RASAS_EVENTS = "rasa_events"
"""As a kind of what is kept."""
TABLES = ("events", "turn_replies")
BATCH = 100
"""Conversations a transaction: Rasa writes at the end of every turn, and must not wait long."""


def forget_in_rasa(
    store: Engine,
    now: datetime,
    policy: RetentionPolicy,
    share: float = ALL,
    held: Collection[str] = (),
) -> int:
    """Delete every event of the conversations that are older than their words may be; count them.

    With them goes what was answered last in each (`bot.serving.replies`).

    What counts is a conversation's newest event, and `now` is real time: Rasa stamps its events
    with that, whatever clock a scripted conversation has. Before Rasa's first start there is no
    table, and perhaps no file; then there is nothing to forget. What is held stays. Raises
    `intake.keeping.brake.TooMuch`, before anything is deleted, where more than this share would go.
    """
    cutoff = (now - policy.turns).timestamp()
    counted = _quiet(store, cutoff, held)
    check([_due(store, counted)], share)
    quiet, tables = list(counted), [table for name in TABLES for table in existing(store, name)]
    batches = (quiet[start : start + BATCH] for start in range(0, len(quiet), BATCH))
    return sum(_delete(store, tables, batch, cutoff) for batch in batches)


def due_in_rasa(
    store: Engine, now: datetime, policy: RetentionPolicy, held: Collection[str] = ()
) -> Due:
    """Count the events that `forget_in_rasa` would delete now, among all."""
    return _due(store, _quiet(store, (now - policy.turns).timestamp(), held))


def forget_conversation(store: Engine, conversation_id: str) -> None:
    """Delete every event and the last answer of one conversation, whatever their age.

    Nothing happens where Rasa has none.
    """
    kept = [table for name in TABLES for table in existing(store, name)]
    if not kept:
        return
    with session_scope(store) as session:
        for table in kept:
            session.connection().execute(delete(table).where(table.c.sender_id == conversation_id))


def counts(store: Engine, senders: Collection[str]) -> dict[str, int]:
    """Count what Rasa keeps of these conversations, by `rasa_<table>`."""
    return {name: len(rows) for name, rows in rows_of(store, senders).items()}


def rows_of(store: Engine, senders: Collection[str]) -> dict[str, list[dict[str, Any]]]:
    """Return what Rasa keeps of these conversations, whole rows by `rasa_<table>`, oldest first."""
    found: dict[str, list[dict[str, Any]]] = {f"rasa_{name}": [] for name in TABLES}
    for table in (table for name in TABLES for table in existing(store, name)):
        theirs = select(text("*")).select_from(table).where(table.c.sender_id.in_(senders))
        with read_scope(store) as session:
            rows = session.execute(theirs.order_by(table.c.timestamp)).mappings()
            found[f"rasa_{table.name}"] = [dict(row) for row in rows]
    return found


def existing(store: Engine, name: str) -> list[TableClause]:
    """Return the table of this name in Rasa's store, or nothing before Rasa has made it.

    Of its columns `sender_id` (the id of the conversation) and `timestamp` (seconds) are named.
    """
    table = _named(store, name)
    if not _has_file(store):
        return []
    with read_scope(store) as session:
        return [table] if _has_table(session, table) else []


def _named(store: Engine, name: str) -> TableClause:
    schema = RASAS_SCHEMA if store.dialect.name == "postgresql" else None
    columns = column("sender_id", String), column("timestamp", Float)
    return named(name, *columns, schema=schema)


def _quiet(store: Engine, cutoff: float, held: Collection[str]) -> dict[str, int]:
    """Count the events of each conversation whose newest is older."""
    found: dict[str, int] = {}
    for events in existing(store, "events"):
        newest = func.max(events.c.timestamp)
        old = select(events.c.sender_id, func.count()).group_by(events.c.sender_id)
        # Without a lock: all events are looked at, and citizens go on talking meanwhile.
        with read_scope(store) as session:
            rows = session.execute(old.having(newest < cutoff)).all()
            found = {sender: count for sender, count in rows if sender not in held}
    return found


def _due(store: Engine, quiet: Mapping[str, int]) -> Due:
    among = 0
    for events in existing(store, "events"):
        with read_scope(store) as session:
            among = session.scalar(select(func.count()).select_from(events)) or 0
    return Due(RASAS_EVENTS, sum(quiet.values()), among)


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
