"""One case with everything a clerk may know of it; looking at it is noted."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from flask import url_for
from sqlalchemy.orm import Session

from intake import cases as store
from intake import contact_wishes, conversations, corrections, staff, takeover
from intake.appointments import BackendDown, Booking, NoSuchBooking
from intake.cases import Asked, Case, NoSuchCase
from intake.contact_wishes import ContactWish
from intake.contacts import ContactBook, Unreadable
from intake.conversations import Turn
from intake.corrections import Correction
from intake.keeping import holds
from intake.messaging import outbox
from intake.recognition.danger import OVERHEARD
from intake.returning import joining
from intake.staff import Right
from webhook.desk import history, programme_interests, text_form
from webhook.desk.access import desk, may
from webhook.desk.finding import earlier
from webhook.desk.finding.bookings import is_ours
from webhook.desk.finding.earlier import Earlier
from webhook.desk.history import Told
from webhook.desk.programme_interests import Wish
from webhook.desk.text_form import Texting
from webhook.guards import current_services


@dataclass(frozen=True)
class Seen:
    """A case as its page shows it."""

    case: Case
    owner: str
    """The name of who works on it; empty where nobody does."""
    mine: bool
    contact: dict[str, str]
    readable: bool
    """False where the contact data cannot be opened with this installation's key."""
    wish: ContactWish
    """How the citizen wants to be reached, or not."""
    call_unsure: bool
    """Whether nobody knows yet if a call is safe: who hurts them may answer it."""
    unread: int
    """Answers to text messages that no clerk had seen before."""
    takeable: bool
    """Whether this clerk may take it from the colleague who has it."""
    false_alarm: bool
    """Whether a clerk took danger or urgency off it, which can be undone."""
    chat: bool
    """Whether a clerk can answer in its conversation, or does."""
    viewers: list[str]
    """Names of the colleagues who have it before them, too."""
    texting: Texting
    asked: list[Asked]
    turns: list[Turn]
    bookings: list[Booking]
    booked_elsewhere: bool
    bookings_unknown: bool
    """Where the appointment system cannot be reached: the case can be worked on all the same."""
    why: list[str]
    history: list[Told]
    others: list[str]
    """Departments it can be moved to."""
    correction: Correction | None
    """What somebody said of the department that the assistant chose."""
    chosen: str | None
    """The department that the assistant chose; None where a clerk did."""
    earlier: Earlier
    """Other contacts and appointments of the same person."""
    wishes: list[Wish]
    """Programmes that the citizen wants to join."""
    days_of_words: int
    """How long the words of a conversation are kept."""
    held: bool
    """Whether it is under a legal hold, and so kept whatever its age."""


def look(session: Session, case: Case, now: datetime) -> Seen:
    """Return the case with its contact data opened, and note who was shown which."""
    contact, readable = _contact(session, case)
    clerk, lead = desk().clerk.id, may(Right.COLLEAGUES)
    store.looked_at(session, case.reference, clerk, contact, now)
    unread = store.answers_read(session, case.reference)
    wish = contact_wishes.of(session, case.conversation_id)
    turns = joining.transcript(session, case)
    bookings = _bookings_if_known(session, case.reference)
    shown = [booking for booking in bookings or () if is_ours(booking)]
    return Seen(
        case=case,
        owner=names(session, [case.owner])[case.owner] if case.owner else "",
        mine=case.status == "claimed" and case.owner == clerk,
        contact=contact,
        readable=readable,
        wish=wish,
        call_unsure=not wish and case.danger in OVERHEARD,
        unread=unread,
        takeable=case.owner != clerk and store.may_be_taken(session, case, now, lead=lead),
        false_alarm=store.false_alarm(session, case) is not None,
        chat=_can_chat(session, case, now),
        viewers=takeover.viewers(session, [case.reference], clerk, now).get(case.reference, []),
        texting=text_form.of_case(session, case, wish),
        asked=store.asked_and_answered(turns),
        turns=[turn for turn in turns if turn.text],
        bookings=shown,
        booked_elsewhere=len(shown) < len(bookings or ()),
        bookings_unknown=bookings is None,
        why=history.reasons(case.routing),
        history=_history(session, case.reference),
        others=other_departments(case, now),
        correction=corrections.of_case(session, case),
        chosen=corrections.chosen_for(session, case),
        earlier=earlier.of_case(session, case),
        wishes=programme_interests.of_case(session, case),
        days_of_words=current_services().settings.retention.turns.days,
        held=bool(holds.among(session, [case.conversation_id])),
    )


def _can_chat(session: Session, case: Case, now: datetime) -> bool:
    conversation = conversations.get(session, case.conversation_id)
    theirs = conversation.owner != takeover.BOT
    return theirs or takeover.can_be_taken(conversation, now + conversation.clock_offset)


def names(session: Session, ids: Collection[str | None]) -> dict[str | None, str]:
    """Return the name of each of these clerks; of one who is not known, that it was a clerk."""
    known = staff.names(session, {id_ for id_ in ids if id_})
    return {id_: known.get(id_ or "") or history.unknown() for id_ in ids}


def other_departments(case: Case, now: datetime) -> list[str]:
    """Return the departments that a case can be moved to now: all that exist, but its own."""
    profile = desk().profile
    day = now.astimezone(profile.timezone).date()
    there = profile.departments.items()
    return [id_ for id_, one in there if id_ != case.department and one.holds_on(day)]


def is_mine(session: Session, reference: str) -> bool:
    """Say whether this case is still one of the clerk's departments."""
    here = desk()
    try:
        store.seen_by(session, reference, here.departments, municipality=here.profile.id)
    except NoSuchCase:
        return False
    return True


def address_of(session: Session, reference: str) -> str | None:
    """Return where the case of this number is shown, else its appointment; None for neither."""
    if is_mine(session, reference):
        return url_for("desk_cases.case", reference=reference)
    ours = [booking for booking in _bookings(session, reference) if is_ours(booking)]
    return url_for("desk_appointments.one", appointment=ours[0].id) if ours else None


def _contact(session: Session, case: Case) -> tuple[dict[str, str], bool]:
    book = ContactBook(session, current_services().settings.data_key)
    try:
        return book.all(case.conversation_id), True
    except Unreadable:
        return {}, False


def _bookings(session: Session, reference: str) -> list[Booking]:
    try:
        backend = current_services().appointments(desk().profile)
        return backend.within(session).look_up(reference)
    except NoSuchBooking:
        return []


def _bookings_if_known(session: Session, reference: str) -> list[Booking] | None:
    """Return the bookings, None where the system that keeps them does not answer."""
    try:
        return _bookings(session, reference)
    except BackendDown:
        return None


def _history(session: Session, reference: str) -> list[Told]:
    events = store.history(session, reference)
    fates = outbox.fates(session, [event.detail.get("message") or "" for event in events])
    clerks = [id_ for event in events for id_ in (event.actor_id, event.detail.get("had"))]
    known = names(session, clerks)
    return [history.case_event(event, known, fates) for event in events]
