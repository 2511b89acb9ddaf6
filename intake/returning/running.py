"""What still runs under the number that a conversation comes from: booked, broken off, a case."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from intake import cases, references
from intake.appointments import Backend, BackendDown, Booking, NoSuchBooking
from intake.cases import Case
from intake.contacts import ContactBook
from intake.conversations import Conversation
from intake.proof.lines import is_discreet, of_the_same_number
from intake.proof.proving import Asking
from intake.returning import broken_off
from intake.settings import Settings

MOST = 8
"""The newest conversations that are looked at: more are those of a switchboard."""


@dataclass(frozen=True)
class Running:
    """What runs of one earlier conversation; one of the three at least is there."""

    conversation: Conversation
    broken_off: dict[str, Any] | None
    bookings: tuple[Booking, ...]
    """Those that are still to come, earliest first."""
    case: Case | None
    """Open or claimed."""


class Number:
    """The number of one conversation in one session; `now` is the conversation's moment.

    Only what was given a name is seen, for nothing else can be proved to be somebody's; and nothing
    at all of a number on which somebody told of danger or wished for no call.
    """

    def __init__(
        self,
        session: Session,
        settings: Settings,
        conversation: Conversation,
        backend: Backend,
        now: datetime,
    ) -> None:
        self._session, self._conversation, self._now = session, conversation, now
        self._asking = Asking(session, settings, conversation)
        self._book = ContactBook(session, settings.data_key)
        self._backend = backend.within(session)

    def runs(self) -> bool:
        """Say whether anything runs; of whom, and what, nobody may be told yet."""
        return next(self._running(), None) is not None

    def proved(self) -> list[Running]:
        """Return what runs under the name that they told, the newest conversation first."""
        return [one for one in self._running() if self._asking.names(one.conversation)]

    def _running(self) -> Iterator[Running]:
        for earlier in self._named():
            reference = references.given_to(self._session, earlier.id)
            found = Running(
                earlier,
                broken_off.of(self._session, earlier.id, self._now),
                self._to_come(reference),
                self._open_case(earlier.id),
            )
            if found.broken_off or found.bookings or found.case:
                yield found

    def _named(self) -> list[Conversation]:
        if not self._asking.calls or is_discreet(self._session, self._conversation):
            return []
        rows = self._session.scalars(
            select(Conversation)
            .where(*of_the_same_number(self._conversation))
            .where(Conversation.id != self._conversation.id)
            .order_by(Conversation.created_at.desc())
            .limit(MOST)
        )
        return [row for row in rows if self._book.has(row.id, "name")]

    def _to_come(self, reference: str | None) -> tuple[Booking, ...]:
        """Return living bookings that lie ahead; none where their system does not answer."""
        try:
            found = self._backend.look_up(reference) if reference else []
        except (NoSuchBooking, BackendDown):
            return ()
        return tuple(one for one in found if one.slot.starts_at > self._now)

    def _open_case(self, conversation_id: str) -> Case | None:
        case = cases.for_conversation(self._session, conversation_id)
        return case if case is not None and case.status != "closed" else None
