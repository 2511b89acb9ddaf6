"""Finding what is kept of somebody, by a telephone number, a name or a reference."""

import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import phonenumbers
from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from intake.appointments.models import Appointment
from intake.cases.models import Case, DeskMessage
from intake.contacts import Contact, ContactBook, Kind, Unreadable
from intake.conversations.models import Conversation
from intake.keeping.person import whose
from intake.keeping.person.whose import Whose
from intake.messaging.suppressions import Suppressions
from intake.messaging.text_messages import thread_of
from intake.references import GivenReference


@dataclass(frozen=True)
class Sought:
    """Who is sought: by exactly one of number (E.164), name and reference (eight digits).

    A name needs its municipality; with a number it narrows the search to that one.
    """

    phone: str = ""
    name: str = ""
    reference: str = ""
    municipality: str = ""

    @property
    def by(self) -> str:
        """Return by what: phone, name or reference."""
        return next(kind for kind in ("phone", "name", "reference") if getattr(self, kind))


def number_in(text: str, region: str | None) -> str | None:
    """Return a telephone number as E.164, None where it is none; `region` reads national ones."""
    try:
        number = phonenumbers.parse(text, region)
    except phonenumbers.NumberParseException:
        return None
    e164 = phonenumbers.PhoneNumberFormat.E164
    return phonenumbers.format_number(number, e164) if _is_possible(number) else None


def find(session: Session, data_key: str, sought: Sought) -> Whose:
    """Return all that is kept of whom is sought, empty where nothing is.

    Contact data are sealed, so each is opened and compared; what another key sealed is not found. A
    name is found without regard to capitals, accents and the order of its words, and only whole.
    """
    if sought.reference:
        return _by_reference(session, sought.reference)
    if sought.phone:
        ids = {*_by_contact(session, data_key, "phone", sought.phone.__eq__)}
        ids |= {*_by_thread(session, data_key, sought.phone)}
    else:
        wanted = folded(sought.name)
        ids = {*_by_contact(session, data_key, "name", lambda name: folded(name) == wanted)}
    return whose.of(session, _of_municipality(session, ids, sought.municipality))


def opted_out(session: Session, data_key: str, sought: Sought) -> list[str]:
    """Return the municipalities that keep this number's wish for no text messages, as a hash."""
    if not sought.phone:
        return []
    known = Suppressions(session, data_key)
    return [one for one in _municipalities(session) if known.holds(one, sought.phone)]


def beside(session: Session, data_key: str, found: Whose) -> set[str]:
    """Return the other conversations that have a telephone number of these: perhaps of the same.

    Who shares a telephone shares that too, so they are told and never taken along.
    """
    book, others = ContactBook(session, data_key), set[str]()
    for conversation_id in found.conversations:
        try:
            phone = book.get(conversation_id, "phone")
        except Unreadable:
            continue
        if phone is not None:
            others |= {*find(session, data_key, Sought(phone=phone)).conversations}
    return others - {*found.conversations}


def folded(name: str) -> list[str]:
    """Return the words of a name as they are compared."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    letters = "".join(c if c.isalpha() else " " for c in plain if not unicodedata.combining(c))
    return sorted(letters.split())


def _by_reference(session: Session, reference: str) -> Whose:
    found = session.scalar(
        select(GivenReference.conversation_id)
        .join(Conversation, Conversation.id == GivenReference.conversation_id)
        .where(GivenReference.reference == reference)
    )
    left = select(Appointment.id).where(Appointment.reference == reference)
    if found is None and session.scalar(left.limit(1)) is None:
        return Whose()
    joined = session.scalars(select(Conversation.id).where(Conversation.joins == reference))
    return whose.of(session, [*([found] if found else []), *joined], reference)


def _by_contact(
    session: Session, data_key: str, kind: Kind, fits: Callable[[str], bool]
) -> Iterator[str]:
    book = ContactBook(session, data_key)
    of_kind = select(Contact.conversation_id).where(Contact.kind == kind)
    for conversation_id in session.scalars(of_kind).all():
        try:
            value = book.get(conversation_id, kind)
        except Unreadable:
            continue
        if value is not None and fits(value):
            yield conversation_id


def _by_thread(session: Session, data_key: str, phone: str) -> list[str]:
    threads = [thread_of(data_key, one, phone) for one in _municipalities(session)]
    written = (
        select(Case.conversation_id)
        .join(DeskMessage, DeskMessage.reference == Case.reference)
        .where(DeskMessage.thread.in_(threads))
    )
    either = or_(Conversation.thread.in_(threads), Conversation.id.in_(written))
    return list(session.scalars(select(Conversation.id).where(either)))


def _of_municipality(session: Session, ids: set[str], municipality: str) -> list[str]:
    found = select(Conversation.id).where(Conversation.id.in_(ids))
    if municipality:
        found = found.where(Conversation.municipality == municipality)
    return list(session.scalars(found))


def _municipalities(session: Session) -> list[str]:
    return sorted(session.scalars(select(Conversation.municipality).distinct()))


def _is_possible(number: phonenumbers.PhoneNumber) -> bool:
    return bool(phonenumbers.is_possible_number(number))
