"""What the store holds of one conversation, for whoever judges it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from intake import cases, contact_wishes, conversations, references
from intake.appointments.models import Appointment
from intake.contact_wishes import ContactWish
from intake.contacts import ContactBook
from intake.database import read_scope
from intake.programmes.models import Interest
from webhook.services import Services

LIVING = "booked"


@dataclass(frozen=True)
class Booked:
    """One appointment, also one that is cancelled; `at` is aware."""

    service: str
    office: str
    at: datetime
    state: str = LIVING
    reference: str = ""


@dataclass(frozen=True)
class Rows:
    """Everything the store holds of a conversation."""

    bookings: Collection[Booked] = ()
    """Holds left out: they go by themselves."""
    case: Mapping[str, Any] | None = None
    wish: ContactWish = field(default_factory=ContactWish)
    contacts: Mapping[str, str] = field(default_factory=dict)
    interests: Collection[str] = ()
    """Programmes that are wanted."""
    over: bool = False

    @property
    def living(self) -> list[Booked]:
        """The appointments that hold."""
        return [one for one in self.bookings if one.state == LIVING]


def read(services: Services, conversation: str, reference: str = "") -> Rows:
    """Return what is stored of a conversation and, where one is given, of a reference."""
    if not conversation:
        return Rows()
    with read_scope(services.engine) as session:
        case = cases.for_conversation(session, conversation)
        columns = case.__table__.columns.keys() if case else ()
        given = {references.given_to(session, conversation), reference} - {None, ""}
        return Rows(
            bookings=_bookings(session, conversation, given),
            case={column: getattr(case, column) for column in columns} if case else None,
            wish=contact_wishes.of(session, conversation),
            contacts=ContactBook(session, services.settings.data_key).all(conversation),
            interests=list(
                session.scalars(select(Interest.programme).where(Interest.reference.in_(given)))
            ),
            over=conversations.get(session, conversation).ended_at is not None,
        )


def _bookings(session: Session, conversation: str, given: Collection[Any]) -> list[Booked]:
    mine = or_(Appointment.conversation_id == conversation, Appointment.reference.in_(given))
    return [
        Booked(
            service=one.service,
            office=one.office.partition("/")[2],
            at=one.starts_at,
            state=one.state,
            reference=one.reference or "",
        )
        for one in session.scalars(select(Appointment).where(mine))
        if one.state in (LIVING, "cancelled")
    ]
