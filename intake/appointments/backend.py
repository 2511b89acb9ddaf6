"""The contract of an appointment system: what bot and desk ask of it, and what they speak of."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Protocol

from sqlalchemy.orm import Session


@dataclass(frozen=True)
class Slot:
    """A time at an office for a service. `office` is "<municipality>/<office>".

    `minutes` is the whole length, for all `persons`. `starts_at` is aware and kept in UTC: so its
    minutes are real ones on the days on which the clock changes. Raises `ValueError` for a naive
    time or an office without its municipality.
    """

    office: str
    service: str
    starts_at: datetime
    minutes: int
    persons: int = 1
    """Who come together, and are helped one after the other."""

    def __post_init__(self) -> None:
        if self.starts_at.tzinfo is None:
            raise ValueError("a slot needs a time zone")
        if "/" not in self.office:
            raise ValueError("an office is named <municipality>/<office>")
        object.__setattr__(self, "starts_at", self.starts_at.astimezone(UTC))

    @property
    def ends_at(self) -> datetime:
        """The moment at which the seat is free again."""
        return self.starts_at + timedelta(minutes=self.minutes)

    @property
    def municipality(self) -> str:
        """The first half of the office's name."""
        return self.office.partition("/")[0]


@dataclass(frozen=True)
class Hold:
    """A seat kept for a conversation until a moment."""

    id: str
    slot: Slot
    conversation_id: str | None
    until: datetime


@dataclass(frozen=True)
class Booking:
    """A seat given under a reference."""

    id: str
    reference: str
    slot: Slot
    conversation_id: str | None


class Backend(Protocol):
    """What every appointment system behind the bot and the desk can do.

    Each verb may raise `BackendDown`; then nothing was changed. A write that raises anything has
    changed nothing. Times are aware. One object serves all conversations, also at once. Somebody
    waits at the other end: a system behind a network answers or is down within two seconds.
    """

    @property
    def joins(self) -> bool:
        """Whether it can take part in a transaction of our database (`within`)."""
        ...

    def within(self, session: Session) -> "Backend":
        """This system in a transaction of ours; one that cannot take part in it returns itself.

        Nothing is to be changed by one that does not join: `intake.appointments.outcome`.
        """
        ...

    def free_slots(
        self,
        office: str,
        service: str,
        start: datetime,
        end: datetime,
        limit: int,
        not_before: datetime,
        persons: int = 1,
    ) -> list[Slot]:
        """At most `limit` slots with a free seat that begin in [start, end), none before
        `not_before` (now, and the notice the office wants), earliest first; as long as it takes
        for so many persons."""
        ...

    def hold(self, slot: Slot, conversation_id: str, now: datetime, minutes: int = 10) -> Hold:
        """Keep a seat while the citizen answers; an earlier hold of the conversation is let go.

        Raises `SlotTaken` (then the earlier hold stays), `OutsideHours`.
        """
        ...

    def held(self, conversation_id: str) -> Hold | None:
        """The seat that is kept for this conversation, if one is."""
        ...

    def let_go(self, conversation_id: str, now: datetime) -> None:
        """Give back what is held for this conversation, if anything is."""
        ...

    def book(
        self,
        wanted: Hold | Slot,
        reference: str,
        now: datetime,
        conversation_id: str | None = None,
    ) -> Booking:
        """Give a seat for good: the held one, also when the hold expired and nobody else came.

        Booking the same hold twice under one reference is booking it once. Raises `SlotTaken`,
        `OutsideHours` and, when the hold became somebody else's booking, `NoSuchBooking`.
        """
        ...

    def move(self, booking_id: str, wanted: Hold | Slot, now: datetime) -> Booking:
        """Take the new seat, the held one if it is a hold, and give the old one back: both or
        neither.

        Raises `SlotTaken` and `OutsideHours` (then the old booking stays), `NoSuchBooking`.
        """
        ...

    def cancel(self, booking_id: str, now: datetime) -> Booking:
        """Give the seat back. Raises `NoSuchBooking`."""
        ...

    def look_up(self, reference: str) -> list[Booking]:
        """The living bookings under this reference, earliest first. Raises `NoSuchBooking`."""
        ...

    def cancelled(self, reference: str) -> list[Booking]:
        """The cancelled bookings under this reference, the earliest first; none where the system
        forgets them."""
        ...

    def restore(self, booking_id: str, now: datetime) -> Booking:
        """Give a cancelled booking its time again, on any seat.

        Raises `SlotTaken` and `OutsideHours` (then it stays cancelled), `NoSuchBooking`.
        """
        ...

    def booking(self, booking_id: str) -> Booking:
        """The living booking with this id, whatever somebody typed. Raises `NoSuchBooking`."""
        ...

    def bookings_between(self, office: str, start: datetime, end: datetime) -> list[Booking]:
        """The living bookings at an office that begin in [start, end), earliest first."""
        ...
