"""What the system has stored of one conversation: its case, its wish and its bookings."""

from typing import Any

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from intake import cases, contact_wishes, conversations, references
from intake.appointments import Appointments, Booking, NoSuchBooking
from intake.contacts import Contact
from intake.database import read_scope
from intake.municipalities import Profiles


class Records:
    """Reads the database beside the running system; writes nothing."""

    def __init__(self, engine: Engine, profiles: Profiles, appointments: Appointments) -> None:
        self._engine = engine
        self._profiles = profiles
        self._appointments = appointments

    def case(self, conversation: str) -> dict[str, Any] | None:
        """Return the fields of the conversation's case, with the kinds of its contact data."""
        with read_scope(self._engine) as session:
            case = cases.for_conversation(session, conversation)
            if case is None:
                return None
            kinds = select(Contact.kind).where(Contact.conversation_id == conversation)
            contacts = frozenset(session.scalars(kinds))
            fields = {column: getattr(case, column) for column in case.__table__.columns.keys()}
            return {**fields, "contacts": contacts}

    def contact_wish(self, conversation: str) -> dict[str, Any] | None:
        """Return how the citizen wants to be reached; None where nothing was wished."""
        with read_scope(self._engine) as session:
            wish = contact_wishes.of(session, conversation)
        return {**vars(wish)} if wish else None

    def bookings(self, conversation: str) -> list[dict[str, Any]]:
        """Return office, service and moment of each living booking of this conversation."""
        with read_scope(self._engine) as session:
            return [
                {
                    "office": booking.slot.office.partition("/")[2],
                    "service": booking.slot.service,
                    "at": booking.slot.starts_at,
                }
                for booking in self._living(session, conversation)
            ]

    def ended(self, conversation: str) -> bool:
        """True where the conversation is over."""
        with read_scope(self._engine) as session:
            return conversations.get(session, conversation).ended_at is not None

    def _living(self, session: Session, conversation: str) -> list[Booking]:
        reference = references.given_to(session, conversation)
        if reference is None:
            return []
        municipality = conversations.get(session, conversation).municipality
        backend = self._appointments(self._profiles.get(municipality))
        try:
            return backend.within(session).look_up(reference)
        except NoSuchBooking:
            return []
