"""What somebody had before, beside a case: their other contacts, and all of their appointments."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from intake import conversations
from intake.cases import Case
from intake.conversations import Turn
from intake.finding import joining, people
from intake.finding.people import Contact
from webhook.desk.access import desk
from webhook.desk.finding.bookings import Booked, booked


@dataclass(frozen=True)
class Joined:
    """A contact that a clerk joined with the case, and what was said in it."""

    channel: str
    turns: list[Turn]


@dataclass(frozen=True)
class Earlier:
    """What the page of a case shows of the same person."""

    contacts: list[Contact]
    """Without those whose case lies with other departments."""
    elsewhere: int
    """How many of those there are."""
    bookings: list[Booked]
    """Of their other contacts, and what was cancelled of this one."""
    joined: list[Joined]


def of_case(session: Session, case: Case) -> Earlier:
    """Return what the person of a case had besides; the same person is told by number, address or
    what clerks joined (`intake.finding.people`)."""
    found = people.of_the_same(session, case.conversation_id, case.municipality, case.reference)
    ours = [one for one in found if one.case is None or one.case.department in desk().departments]
    all_ = booked(session, [case.reference, *people.references_of(ours)])
    return Earlier(
        contacts=ours,
        elsewhere=len(found) - len(ours),
        bookings=[one for one in all_ if one.cancelled or one.booking.reference != case.reference],
        joined=[_said(session, id_) for id_ in joining.joined_with(session, case.reference)],
    )


def _said(session: Session, conversation_id: str) -> Joined:
    turns = conversations.transcript(session, conversation_id)
    channel = conversations.get(session, conversation_id).channel
    return Joined(channel, [turn for turn in turns if turn.text])
