"""Contact data of citizens: typed, encrypted at rest, kept by conversation."""

import hmac
from typing import Literal, get_args

from cryptography.fernet import InvalidToken
from sqlalchemy import ForeignKey, LargeBinary, String, delete, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from intake.database import Base
from intake.finding import keys
from intake.security.keys import KeyRing, hashing_key

Kind = Literal["name", "phone", "email", "address", "holder"]
KINDS: tuple[Kind, ...] = get_args(Kind)
"""The holder is whom a reference was given to, as told by who asks for it: a name, or a number that
begins with +."""
MARKS: dict[Kind, str] = {"name": "[name]", "address": "[address]"}
"""Stands for a sealed value in what the bot says, wherever that is kept: it is filled in for the
citizen alone (`ContactBook.filled`)."""


class ContactError(Exception):
    """Something is wrong with stored contact data."""


class UnknownKind(ContactError):
    """Not one of the kinds of contact data."""


class Unreadable(ContactError):
    """The stored value cannot be opened with this key."""


class Contact(Base):
    """One sealed value: what is written here opens only with the key of the installation."""

    __tablename__ = "contacts"

    conversation_id: Mapped[str] = mapped_column(
        String(36), ForeignKey("conversations.id", ondelete="CASCADE"), primary_key=True
    )
    kind: Mapped[str] = mapped_column(String(16), primary_key=True)
    sealed: Mapped[bytes] = mapped_column(LargeBinary)
    indexed: Mapped[bool] = mapped_column(default=True)
    """Whether its keys are kept (`intake.finding.keys`): not of what was sealed before there were
    any, until the worker has looked."""


class ContactBook:
    """Puts and gets contact data in one session; `key` is the data key (`intake.security.keys`)."""

    def __init__(self, session: Session, key: str) -> None:
        self._session = session
        self._key = key
        self._ring = KeyRing(key)

    def put(self, conversation_id: str, kind: str, value: str) -> None:
        """Keep this value, in place of an earlier one. A phone number comes as E.164.

        Raises `UnknownKind`.
        """
        if kind not in KINDS:
            raise UnknownKind(kind)
        sealed = self._ring.seal(value)
        self._session.merge(
            Contact(conversation_id=conversation_id, kind=kind, sealed=sealed, indexed=True)
        )
        self._session.flush()
        keys.note(self._session, conversation_id, kind, keys_of(self._key, kind, value))

    def get(self, conversation_id: str, kind: str) -> str | None:
        """The value given in this conversation, or None. Raises `Unreadable`."""
        contact = self._session.get(Contact, (conversation_id, kind))
        return None if contact is None else self._open(contact)

    def has(self, conversation_id: str, kind: str) -> bool:
        """Whether a value of this kind was given, readable or not."""
        return self._session.get(Contact, (conversation_id, kind)) is not None

    def all(self, conversation_id: str) -> dict[str, str]:
        """Everything given in this conversation, by kind. Raises `Unreadable`."""
        contacts = self._session.scalars(
            select(Contact).where(Contact.conversation_id == conversation_id)
        )
        return {contact.kind: self._open(contact) for contact in contacts}

    def filled(self, conversation_id: str, text: str) -> str:
        """Return what the bot says as the citizen gets it: with their own name and address where
        the marks of these are.

        Never to be kept. Raises `Unreadable`.
        """
        for kind, mark in MARKS.items():
            value = self.get(conversation_id, kind) if mark in text else None
            text = text.replace(mark, value) if value else text
        return text

    def erase(self, conversation_id: str) -> None:
        """Forget everything given in this conversation."""
        self._session.execute(delete(Contact).where(Contact.conversation_id == conversation_id))
        keys.forget(self._session, conversation_id)

    def remove(self, conversation_id: str, kind: str) -> None:
        """Forget one value given in this conversation, if there is one."""
        theirs = Contact.conversation_id == conversation_id
        self._session.execute(delete(Contact).where(theirs, Contact.kind == kind))
        keys.forget(self._session, conversation_id, kind)

    def index(self, limit: int) -> int:
        """Make the keys of at most `limit` values that have none yet; how many were looked at.

        What another key has sealed cannot be found, and is not looked at again.
        """
        unknown = select(Contact).where(Contact.indexed.is_(False)).limit(limit)
        contacts = self._session.scalars(unknown).all()
        for contact in contacts:
            contact.indexed = True
            self._index(contact)
        self._session.flush()
        return len(contacts)

    def _index(self, contact: Contact) -> None:
        try:
            found = keys_of(self._key, contact.kind, self._open(contact))
        except Unreadable:
            return
        keys.note(self._session, contact.conversation_id, contact.kind, found)

    def _open(self, contact: Contact) -> str:
        try:
            return self._ring.open(contact.sealed)
        except InvalidToken as error:
            raise Unreadable(contact.kind) from error


def keys_of(data_key: str, kind: str, value: str) -> list[str]:
    """Return the keyed hashes by which a value is found again (`intake.finding.keys`)."""
    return [keyed_hash(data_key, f"find {kind}", part) for part in keys.parts(kind, value)]


def seal(data_key: str, text: str) -> str:
    """Return a text sealed as contact data are, for a column of texts."""
    return KeyRing(data_key).seal(text).decode()


def unseal(data_key: str, sealed: str) -> str:
    """Return what was sealed; raise `Unreadable`."""
    try:
        return KeyRing(data_key).open(sealed.encode())
    except InvalidToken as error:
        raise Unreadable("text") from error


def keyed_hash(data_key: str, purpose: str, value: str) -> str:
    """Return 64 hexadecimal digits for this value (HMAC-SHA-256, RFC 2104).

    A plain hash of a telephone number is undone by trying all numbers; this one is not without
    `data_key`, and stays the same when that gets a new key. Each purpose has a key of its own, so
    that tables cannot be joined by it.
    """
    own_key = hmac.digest(hashing_key(data_key), purpose.encode(), "sha256")
    return hmac.digest(own_key, value.encode(), "sha256").hex()
