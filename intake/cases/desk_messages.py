"""Text messages between a clerk and the citizen of a case: what is sent, and what comes back."""

from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from intake import conversations, references
from intake.cases.changing import changed, to_change
from intake.cases.errors import CannotBeTexted
from intake.cases.models import Actor, Case, CaseEvent, DeskMessage
from intake.cases.notes import clean_text
from intake.contacts import ContactBook, keyed_hash
from intake.conversations import Conversation
from intake.messaging import outbox, text_messages
from intake.messaging.text_messages import with_sealed
from intake.municipalities import Municipality
from intake.privacy import redact
from intake.settings import Settings

AWAITED = timedelta(days=14)
"""How long after a clerk wrote a message from that number is taken for an answer."""
CITIZEN = Actor("citizen")


def text_hindrance(
    session: Session,
    settings: Settings,
    municipality: Municipality,
    case: Case,
    staff_id: str,
    now: datetime,
) -> str | None:
    """Return why this clerk can send no text message from this case; None where they can.

    "closed", "taken" (by a colleague), or a `intake.messaging.text_messages.Hindrance`.
    """
    if case.status == "closed":
        return "closed"
    if case.status == "claimed" and case.owner != staff_id:
        return "taken"
    return text_messages.hindrance(session, settings, municipality, case.conversation_id, now)


def send_text(
    session: Session,
    settings: Settings,
    municipality: Municipality,
    reference: str,
    staff_id: str,
    text: str,
    version: int,
    now: datetime,
) -> None:
    """Send a clerk's words to the citizen of a case, by the outbox, in the caller's transaction.

    The same words from the same `version` of the case are sent once: a form pressed twice. They
    are kept redacted, in the history and as a turn, and sealed in the outbox. Raises `TextEmpty`,
    `TextTooLong`, `CannotBeTexted`, `NoSuchCase`.
    """
    words, case = clean_text(text), to_change(session, reference)
    hindrance = text_hindrance(session, settings, municipality, case, staff_id, now)
    if hindrance:
        raise CannotBeTexted(reference, hindrance)
    conversation = conversations.get(session, case.conversation_id)
    # Keyed, because the history keeps it: a plain hash would tell what was redacted.
    written = keyed_hash(settings.data_key, "text from the desk", words)[:32]
    message = f"desk:{reference}:{version}:{written}"
    if _recorded(
        session, settings.data_key, municipality, conversation, reference, words, message, now
    ):
        text_messages.count(session, settings, municipality, conversation.id, now)
        _await(session, settings.data_key, case, staff_id, now)
        country, folder = municipality.country, settings.data_dir
        kept = redact(words, country, conversation.language, data_dir=folder).text
        at = now + conversation.clock_offset
        conversations.add_turn(session, conversation, "staff", kept, now=at)
        changed(session, case, Actor("staff", staff_id), "texted", now, text=kept, message=message)


def case_awaiting_answer(session: Session, thread: str, now: datetime) -> Case | None:
    """Return the open case about which a clerk last wrote to this thread, within `AWAITED`."""
    return session.scalar(
        select(Case)
        .join(DeskMessage, DeskMessage.reference == Case.reference)
        .where(DeskMessage.thread == thread, DeskMessage.sent_at > now - AWAITED)
        .where(Case.status != "closed")
        .order_by(DeskMessage.sent_at.desc(), DeskMessage.id.desc())
        .limit(1)
    )


def answered(session: Session, reference: str, text: str, message: str, now: datetime) -> None:
    """Note on a case what its citizen answered, redacted already, as one more that nobody has read.

    `message` is the sender's id: the same one twice is one answer. The turn itself belongs to the
    conversation. Raises `NoSuchCase`.
    """
    case = to_change(session, reference)
    before = select(CaseEvent).where(CaseEvent.reference == reference, CaseEvent.act == "answered")
    if any(event.detail["message"] == message for event in session.scalars(before)):
        return
    case.unread += 1
    changed(session, case, CITIZEN, "answered", now, text=text, message=message)


def answers_read(session: Session, reference: str) -> int:
    """Note that a clerk sees all answers now; return how many nobody had. Raises `NoSuchCase`."""
    case = to_change(session, reference)
    unread, case.unread = case.unread, 0
    return unread


def _await(session: Session, data_key: str, case: Case, staff_id: str, now: datetime) -> None:
    number = ContactBook(session, data_key).get(case.conversation_id, "phone") or ""
    thread = text_messages.thread_of(data_key, case.municipality, number)
    session.add(DeskMessage(reference=case.reference, thread=thread, sent_at=now, sent_by=staff_id))


def _recorded(
    session: Session,
    data_key: str,
    municipality: Municipality,
    conversation: Conversation,
    reference: str,
    words: str,
    message: str,
    now: datetime,
) -> bool:
    return outbox.record(
        session,
        kind="sms",
        municipality=municipality.id,
        conversation_id=conversation.id,
        contact_kind="phone",
        template="sms_from_desk",
        values=with_sealed(
            data_key,
            {"municipality": municipality.name, "reference": references.spaced(reference)},
            text=words,
        ),
        language=conversation.language,
        locale=conversation.locale,
        dedup_key=message,
        now=now,
    )
