"""A case that a clerk makes: somebody stood at the counter, called the old way, or wrote."""

from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy.orm import Session

from intake import cases, conversations, references
from intake.advice.routing import Question, route
from intake.cases import Actor, Case, CaseDraft, Wants
from intake.catalogue import TOPICS, Catalogue
from intake.contacts import ContactBook
from intake.conversations import Conversation
from intake.municipalities import Municipality
from intake.settings import Settings

CHANNELS = ("call", "counter", "letter")
"""How somebody came who did not come to the bot: an ordinary call, in person, in writing."""


class NoSuchMatter(ValueError):
    """Neither a topic nor a service of this municipality."""


@dataclass(frozen=True)
class Written:
    """What a clerk wrote down."""

    channel: str
    language: str
    summary: str
    topic: str
    service: str | None = None
    department: str | None = None
    """None where the routing is to decide, as for the bot."""
    urgent: bool = False
    wants: Wants = "callback"
    contact: dict[str, str] = field(default_factory=dict)
    """By kind, as `intake.contacts` keeps them."""


def open_by_hand(
    session: Session,
    settings: Settings,
    municipality: Municipality,
    catalogue: Catalogue,
    staff_id: str,
    written: Written,
    now: datetime,
) -> Case:
    """Open a case with a conversation of its own, in which nobody says anything.

    The words are redacted as a note is. Raises `NoSuchMatter`, `NoteEmpty`, `NoteTooLong`.
    """
    _refuse_unknown(municipality, catalogue, written)
    country, folder = municipality.country, settings.data_dir
    summary = cases.clean_note(written.summary, country, written.language, data_dir=folder)
    department, why = _department(municipality, written, now)
    conversation = _conversation(session, municipality, written, now)
    book = ContactBook(session, settings.data_key)
    for kind, value in written.contact.items():
        if value:
            book.put(conversation.id, kind, value)
    draft = CaseDraft(
        conversation_id=conversation.id,
        reference=references.reference_for(session, conversation.id),
        municipality=municipality.id,
        department=department,
        topic=written.topic,
        service=written.service,
        intent=None,
        language=written.language,
        channel=written.channel,
        summary=summary[: cases.LONGEST_SUMMARY],
        reason="by_hand",
        routing=why,
        urgent=written.urgent,
        wants=written.wants,
    )
    return cases.open_case(session, draft, now, Actor("staff", staff_id))


def _refuse_unknown(municipality: Municipality, catalogue: Catalogue, written: Written) -> None:
    known = written.service is None or written.service in municipality.services
    if written.topic not in TOPICS or not known:
        raise NoSuchMatter(written.topic)
    if written.service and catalogue.topic_of(written.service) != written.topic:
        raise NoSuchMatter(written.service)


def _department(
    municipality: Municipality, written: Written, now: datetime
) -> tuple[str, list[str]]:
    if written.department:
        return written.department, ["by=clerk"]
    question = Question(
        at=now, topic=written.topic, service=written.service, language=written.language
    )
    found = route(municipality, question)
    return found.department, list(found.why)


def _conversation(
    session: Session, municipality: Municipality, written: Written, now: datetime
) -> Conversation:
    conversation = conversations.open_conversation(
        session,
        municipality=municipality.id,
        channel=written.channel,
        language=written.language,
        locale=municipality.locale(written.language),
        now=now,
    )
    conversation.ended_at = now
    return conversation
