"""Contact data of citizens: typed, encrypted at rest, kept by conversation."""

import hmac
from typing import Literal, get_args

from cryptography.fernet import InvalidToken
from sqlalchemy import ForeignKey, LargeBinary, String, delete, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from intake.database import Base
from intake.security.keys import KeyRing, hashing_key

Kind = Literal["name", "phone", "email", "address", "holder"]
KINDS: tuple[Kind, ...] = get_args(Kind)
"""The holder is whom a reference was given to, as told by who asks for it: a name, or a number that
begins with +."""
MARKS: dict[Kind, str] = {"name": "[name]"}
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


class ContactBook:
    """Puts and gets contact data in one session; `key` is the data key (`intake.security.keys`)."""

    def __init__(self, session: Session, key: str) -> None:
        self._session = session
        self._ring = KeyRing(key)

    def put(self, conversation_id: str, kind: str, value: str) -> None:
        """Keep this value, in place of an earlier one. A phone number comes as E.164.

        Raises `UnknownKind`.
        """
        if kind not in KINDS:
            raise UnknownKind(kind)
        sealed = self._ring.seal(value)
        self._session.merge(Contact(conversation_id=conversation_id, kind=kind, sealed=sealed))
        self._session.flush()

    def get(self, conversation_id: str, kind: str) -> str | None:
        """The value given in this conversation, or None. Raises `Unreadable`."""
        contact = self._session.get(Contact, (conversation_id, kind))
        return None if contact is None else self._open(contact)

    def all(self, conversation_id: str) -> dict[str, str]:
        """Everything given in this conversation, by kind. Raises `Unreadable`."""
        contacts = self._session.scalars(
            select(Contact).where(Contact.conversation_id == conversation_id)
        )
        return {contact.kind: self._open(contact) for contact in contacts}

    def filled(self, conversation_id: str, text: str) -> str:
        """Return what the bot says as the citizen gets it: with the own name where its mark is.

        Never to be kept. Raises `Unreadable`.
        """
        for kind, mark in MARKS.items():
            value = self.get(conversation_id, kind) if mark in text else None
            text = text.replace(mark, value) if value else text
        return text

    def erase(self, conversation_id: str) -> None:
        """Forget everything given in this conversation."""
        self._session.execute(delete(Contact).where(Contact.conversation_id == conversation_id))

    def _open(self, contact: Contact) -> str:
        try:
            return self._ring.open(contact.sealed)
        except InvalidToken as error:
            raise Unreadable(contact.kind) from error


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
