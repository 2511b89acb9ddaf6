"""Every store that holds something of a citizen: which rows are whose, and what is kept there why.

From this list data are given, erased and searched for, and docs/privacy.md has its table from it; a
test holds it to the tables that there are.
"""

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, false, or_, select

from intake.answer_bank.misses import Miss
from intake.appointments.models import Appointment, AppointmentEvent, SeatCell
from intake.cases.models import Case, CaseEvent, DeskMessage
from intake.contact_wishes import ContactWishRow
from intake.contacts import Contact
from intake.conversations.models import Conversation, Turn, TurnAct, TurnLock
from intake.database import Base
from intake.finding.joining import JoinedContact
from intake.finding.keys import ContactKey
from intake.keeping.models import RetentionWarning
from intake.keeping.person.whose import DAY, Question, Whose
from intake.messaging.outbox import Message
from intake.programmes.models import Interest
from intake.receipts import Receipt
from intake.references import GivenReference
from intake.returning.broken_off import BrokenOff
from intake.takeover.models import Takeover

Of = Callable[[Whose], ColumnElement[bool]]


@dataclass(frozen=True)
class Store:
    """One table, and which of its rows are somebody's."""

    table: type[Base]
    of: Of

    @property
    def name(self) -> str:
        """Return the name of the table."""
        return str(self.table.__tablename__)


def _of_conversation(table: type[Base]) -> Store:
    column: ColumnElement[str] = table.__table__.c.conversation_id
    return Store(table, lambda whose: column.in_(whose.conversations))


def _of_reference(table: type[Base]) -> Store:
    column: ColumnElement[str] = table.__table__.c.reference
    return Store(table, lambda whose: column.in_(whose.references))


def _appointments(whose: Whose) -> ColumnElement[bool]:
    return or_(
        Appointment.conversation_id.in_(whose.conversations),
        Appointment.reference.in_(whose.references),
    )


def _joined(whose: Whose) -> ColumnElement[bool]:
    return or_(
        JoinedContact.conversation_id.in_(whose.conversations),
        JoinedContact.reference.in_(whose.references),
    )


def _of_appointment(table: type[Base]) -> Store:
    column: ColumnElement[str] = table.__table__.c.appointment_id
    return Store(
        table, lambda whose: column.in_(select(Appointment.id).where(_appointments(whose)))
    )


def _receipts(whose: Whose) -> ColumnElement[bool]:
    calls = [Receipt.key.startswith(f"{call} ", autoescape=True) for call in whose.calls]
    return or_(Receipt.key.in_([f"sms:{text}" for text in whose.texts]), *calls)


def _questions(whose: Whose) -> ColumnElement[bool]:
    return or_(false(), *(_question(one) for one in whose.questions))


def _question(one: Question) -> ColumnElement[bool]:
    # The day is the municipality's, the turn's moment UTC.
    days = Miss.day.between(one.day - DAY, one.day + DAY)
    return and_(Miss.municipality == one.municipality, Miss.words == one.words, days)


STORES = (
    _of_reference(CaseEvent),
    _of_reference(DeskMessage),
    _of_reference(RetentionWarning),
    Store(JoinedContact, _joined),
    _of_reference(Interest),
    _of_appointment(SeatCell),
    _of_appointment(AppointmentEvent),
    Store(Appointment, _appointments),
    Store(Case, lambda whose: Case.conversation_id.in_(whose.conversations)),
    _of_conversation(Message),
    _of_conversation(Contact),
    _of_conversation(ContactKey),
    _of_conversation(ContactWishRow),
    _of_conversation(TurnAct),
    _of_conversation(TurnLock),
    _of_conversation(Takeover),
    _of_conversation(BrokenOff),
    Store(Receipt, _receipts),
    Store(Miss, _questions),
    _of_conversation(Turn),
    Store(Conversation, lambda whose: Conversation.id.in_(whose.conversations)),
    _of_conversation(GivenReference),
)
"""In the order in which they can be deleted. A number that was given stays given, to nobody."""
