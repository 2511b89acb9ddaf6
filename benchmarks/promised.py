"""What was promised in a conversation, held against what lies at the desk."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Engine, delete, select, update

from intake import references
from intake.appointments.models import Appointment, SeatCell
from intake.database import read_scope, session_scope

BOOKED = ("staat vast", "Termin steht")
"""What tells of a booking, whoever says it."""
UNDONE = ("boeken lukt nu niet", "vastleggen lukt nu niet", "Eintragen klappt gerade nicht")
"""What tells that there is none."""


@dataclass(frozen=True)
class Promise:
    """One conversation whose confirming turn was interrupted."""

    conversation: str
    fault: str
    said: tuple[str, ...]
    """Everything the citizen heard from the confirming turn on, in order."""


def verdict(promise: Promise, bookings: int, reference: str | None) -> str:
    """Return kept, or what is wrong: doubled, silent (nothing heard, or nothing of what was done),
    or otherwise (told of a booking that is not there, under another number, or that it failed)."""
    told = [words for words in promise.said if any(sign in words for sign in BOOKED)]
    if bookings > 1:
        return "doubled"
    if not promise.said or (bookings and not told):
        return "silent"
    number = references.spaced(reference) if reference else ""
    if told and not (bookings and all(number in words for words in told)):
        return "otherwise"
    if told and any(sign in words for words in promise.said for sign in UNDONE):
        return "otherwise"
    return "kept"


def judged(engine: Engine, promises: Sequence[Promise]) -> list[tuple[Promise, str]]:
    """Look each conversation up at the desk."""
    with read_scope(engine) as session:
        rows = session.execute(
            select(Appointment.conversation_id, Appointment.reference).where(
                Appointment.state == "booked",
                Appointment.conversation_id.in_([one.conversation for one in promises]),
            )
        ).all()
    count = Counter(conversation for conversation, _ in rows)
    number = {str(conversation): reference for conversation, reference in rows}
    return [
        (one, verdict(one, count[one.conversation], number.get(one.conversation)))
        for one in promises
    ]


def give_back(engine: Engine, promises: Sequence[Promise]) -> None:
    """Free the seats of these conversations: a book that is full leads nobody to a yes."""
    with session_scope(engine) as session:
        theirs = Appointment.conversation_id.in_([one.conversation for one in promises])
        booked = select(Appointment.id).where(theirs)
        session.execute(delete(SeatCell).where(SeatCell.appointment_id.in_(booked)))
        session.execute(update(Appointment).where(theirs).values(state="cancelled"))


def counts(found: Iterable[tuple[Promise, str]]) -> dict[str, int]:
    """Return how many promises came to what."""
    seen = Counter(word for _, word in found)
    return {word: seen[word] for word in ("kept", "doubled", "silent", "otherwise")}
