"""A blind index: sealed names and numbers are found again by keyed hashes of their parts.

Whoever has the database alone sees only which conversations share a part of a name or a number, not
which; whoever looks has to have the key and to know what is sought.
"""

from collections.abc import Collection, Iterator
from typing import Literal

from sqlalchemy import ForeignKey, Select, String, delete, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from intake.contact_answers.folding import one_spelling, tokens
from intake.database import Base, insert_into

Kind = Literal["name", "phone", "email"]
INDEXED: tuple[Kind, ...] = ("name", "phone", "email")


class ContactKey(Base):
    """One part of a sealed value of a conversation, as a keyed hash."""

    __tablename__ = "contact_keys"

    conversation_id: Mapped[str] = mapped_column(
        String(36), ForeignKey("conversations.id", ondelete="CASCADE"), primary_key=True
    )
    kind: Mapped[str] = mapped_column(String(16), primary_key=True)
    key: Mapped[str] = mapped_column(String(64), primary_key=True, index=True)
    """Hexadecimal (`intake.contacts.keyed_hash`), with a purpose of its own for each kind."""


def parts(kind: str, value: str) -> list[str]:
    """Return what a value is found by: each word of a name in one spelling, else the whole.

    Single letters are left out: initials find half a town. Nothing for a kind that is not found.
    """
    if kind not in INDEXED:
        return []
    return sorted(set(_words(value))) if kind == "name" else [value.strip().casefold()]


def note(session: Session, conversation_id: str, kind: str, keys: Collection[str]) -> None:
    """Keep the keys of a value in place of those of an earlier one."""
    forget(session, conversation_id, kind)
    rows = [{"conversation_id": conversation_id, "kind": kind, "key": key} for key in keys]
    if rows:
        session.execute(insert_into(session, ContactKey).values(rows).on_conflict_do_nothing())


def forget(session: Session, conversation_id: str, kind: str | None = None) -> None:
    """Forget the keys of a conversation, of one kind or all."""
    gone = delete(ContactKey).where(ContactKey.conversation_id == conversation_id)
    session.execute(gone if kind is None else gone.where(ContactKey.kind == kind))


def with_all(kind: str, keys: Collection[str]) -> Select[str]:
    """Return the query for the conversations that have every one of these keys; none without."""
    found = select(ContactKey.conversation_id).where(
        ContactKey.kind == kind, ContactKey.key.in_(keys)
    )
    grouped = found.group_by(ContactKey.conversation_id)
    return grouped.having(func.count(func.distinct(ContactKey.key)) == len(set(keys)))


def _words(name: str) -> Iterator[str]:
    for token in tokens(name):
        if token.text[0].isalpha() or token.text[0] in "'’":
            yield from (part for part in one_spelling(token) if len(part) > 1)
