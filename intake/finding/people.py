"""Who somebody is to the desk: the conversations of one name, one number, one e-mail address."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Select, or_, select, union
from sqlalchemy.orm import Session

from intake.cases.models import Case
from intake.contacts import keys_of
from intake.conversations.models import Conversation
from intake.finding import keys
from intake.finding.joining import JoinedContact
from intake.finding.keys import ContactKey
from intake.references import GivenReference

TELLING = ("phone", "email")
"""Who shares one of these counts as the same person; a name alone is too many people's."""
MOST = 50


@dataclass(frozen=True)
class Contact:
    """One conversation of somebody, with what became of it."""

    conversation_id: str
    channel: str
    at: datetime
    reference: str | None
    case: Case | None
    joined: bool
    """Whether a clerk has said that it belongs to the case that is looked at."""


def with_value(data_key: str, kind: str, value: str) -> Select[str]:
    """Return the query for the conversations in which this name, number or address was given.

    Of a name every word that is sought must be there, in any order and spelling.
    """
    return keys.with_all(kind, keys_of(data_key, kind, value))


def is_theirs(conversations: Select[str]) -> ColumnElement[bool]:
    """Return the condition that a case is of one of these conversations, or joined with one."""
    joined = select(JoinedContact.reference).where(JoinedContact.conversation_id.in_(conversations))
    return or_(Case.conversation_id.in_(conversations), Case.reference.in_(joined))


def of_the_same(
    session: Session, conversation_id: str, municipality: str, reference: str | None = None
) -> list[Contact]:
    """Return the other conversations of whoever had this one, the newest first, at most fifty.

    Those with the same number or address, and those joined with the case of this `reference`.
    """
    own = select(ContactKey.key).where(
        ContactKey.conversation_id == conversation_id, ContactKey.kind.in_(TELLING)
    )
    alike = select(ContactKey.conversation_id).where(ContactKey.key.in_(own))
    joined = select(JoinedContact.conversation_id).where(JoinedContact.reference == reference)
    theirs = union(alike, joined).subquery()
    return _contacts(
        session,
        Conversation.id.in_(select(theirs.c[0])),
        Conversation.id != conversation_id,
        Conversation.municipality == municipality,
        joined=set(session.scalars(joined)),
    )


def contacts(session: Session, conversations: Select[str], municipality: str) -> list[Contact]:
    """Return these conversations of a municipality, the newest first, at most fifty."""
    theirs = Conversation.id.in_(conversations)
    return _contacts(session, theirs, Conversation.municipality == municipality)


def _contacts(
    session: Session, *where: ColumnElement[bool], joined: Collection[str] = ()
) -> list[Contact]:
    rows = session.execute(
        select(Conversation, GivenReference.reference, Case)
        .outerjoin(GivenReference, GivenReference.conversation_id == Conversation.id)
        .outerjoin(Case, Case.conversation_id == Conversation.id)
        .where(*where)
        .order_by(Conversation.created_at.desc(), Conversation.id)
        .limit(MOST)
    )
    return [
        Contact(one.id, one.channel, one.created_at, reference, case, one.id in joined)
        for one, reference, case in rows
    ]


def references_of(contacts: Sequence[Contact]) -> list[str]:
    """Return the references that were given in these conversations."""
    return [one.reference for one in contacts if one.reference]
