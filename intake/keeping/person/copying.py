"""A copy of all that is kept of somebody (GDPR art. 15 and 20), opened, by conversation."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from intake.contacts import ContactBook, Unreadable
from intake.conversations.models import Conversation
from intake.database import Base, read_scope
from intake.keeping.person import whose
from intake.keeping.person.stores import STORES, Store
from intake.keeping.person.whose import Whose
from intake.messaging.text_messages import SEALED, opened
from intake.worker import rasa_store

LEFT_OUT = frozenset({"token_hash", "thread", "sealed", "holder", "response", "commands", "key"})
"""Keys and hashes by which the system finds a citizen, and copies of what stands elsewhere."""
COLLEAGUES = frozenset({"actor_id", "owner", "staff_id", "sent_by", "confirmed_by", "joined_by"})
"""Ids of clerks, whose data they are (art. 15(4)): that it was a clerk is said."""

Rows = dict[str, list[dict[str, Any]]]


def copy(engine: Engine, rasas: Engine, data_key: str, of: Whose) -> list[dict[str, Any]]:
    """Return each conversation, the oldest first, with its contact data and its rows by store.

    What another key has sealed is told as unreadable. All of it can be written as JSON.
    """
    with read_scope(engine) as session:
        begun = select(Conversation.id).where(Conversation.id.in_(of.conversations))
        ids = list(session.scalars(begun.order_by(Conversation.created_at, Conversation.id)))
        return [_conversation(session, rasas, data_key, id_) for id_ in ids]


def _conversation(session: Session, rasas: Engine, data_key: str, id_: str) -> dict[str, Any]:
    of = whose.of(session, [id_])
    rows: Rows = {store.name: _rows(session, store, of, data_key) for store in STORES}
    return {
        "conversation": id_,
        "contact": _contact(session, data_key, id_),
        "rows": {name: found for name, found in rows.items() if found},
        **{name: found for name, found in rasa_store.rows_of(rasas, [id_]).items() if found},
    }


def _contact(session: Session, data_key: str, id_: str) -> dict[str, str]:
    try:
        return ContactBook(session, data_key).all(id_)
    except Unreadable:
        return {"unreadable": "yes"}


def _rows(session: Session, store: Store, of: Whose, data_key: str) -> list[dict[str, Any]]:
    key = list(store.table.__table__.primary_key)
    found = session.scalars(select(store.table).where(store.of(of)).order_by(*key))
    return [_row(one, data_key) for one in found]


def _row(row: Base, data_key: str) -> dict[str, Any]:
    names = [column.key for column in row.__table__.columns if column.key not in LEFT_OUT]
    told = {name: _plain(getattr(row, name)) for name in names}
    for name in COLLEAGUES & told.keys():
        told[name] = told[name] if told[name] in (None, "bot", "queue") else "staff"
    if isinstance(told.get("values"), Mapping) and SEALED in told["values"]:
        told["values"] = _opened(data_key, told["values"])
    return told


def _opened(data_key: str, values: Mapping[str, Any]) -> dict[str, Any]:
    try:
        return opened(data_key, values)
    except Unreadable:
        return {**values, SEALED: "unreadable"}


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime | date) else value
