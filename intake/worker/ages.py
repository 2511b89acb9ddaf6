"""Which rows are too old to be kept, kind by kind: what is counted beforehand is what goes."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, and_, exists, func, or_, select
from sqlalchemy.orm import Session

from intake.answer_bank.misses import Miss
from intake.appointments.models import Appointment
from intake.cases.models import Case
from intake.conversations.models import Conversation, Turn, TurnAct, TurnLock
from intake.database import Base
from intake.keeping import holds, unclosed
from intake.keeping.brake import Due
from intake.keeping.models import PrivacyAct
from intake.keeping.terms import RetentionPolicy
from intake.limits.tally import KEPT, Tally
from intake.messaging.outbox import Message
from intake.receipts import Receipt
from intake.returning.broken_off import GOES_ON, BrokenOff
from intake.security.log import SecurityEvent
from intake.staff.models import SignIn, StaffAct
from intake.takeover.models import Presence

Condition = ColumnElement[bool]
LOCKS = timedelta(days=1)
"""A lease of seconds is over by then, whatever clock it was taken by."""


@dataclass(frozen=True)
class Kind:
    """One kind of rows, and which of them have had their time at a moment."""

    name: str
    table: type[Base]
    old: Callable[[Session, datetime, RetentionPolicy], Condition]
    braked: bool = True
    """False for what is of no use within a day: nearly all of it goes in an ordinary hour."""

    def due(self, session: Session, now: datetime, policy: RetentionPolicy) -> Due:
        """Count what would go now, among all."""
        all_of_it = select(func.count()).select_from(self.table)
        old = all_of_it.where(self.old(session, now, policy))
        return Due(self.name, session.scalar(old) or 0, session.scalar(all_of_it) or 0)


def _turns(session: Session, now: datetime, policy: RetentionPolicy) -> Condition:
    cutoff = now - policy.turns
    on_system_time = select(Conversation.id).where(Conversation.clock_offset_seconds.is_(None))
    old = and_(Turn.at < cutoff, Turn.conversation_id.in_(on_system_time))
    scripted = Turn.conversation_id.in_(_scripted_and_quiet(session, cutoff))
    return and_(or_(old, scripted), Turn.conversation_id.not_in(holds.held()))


def _acts(session: Session, now: datetime, policy: RetentionPolicy) -> Condition:
    cutoff = now - policy.acts
    quiet = or_(
        select(Conversation.id)
        .where(Conversation.id == TurnAct.conversation_id, Conversation.last_activity_at < cutoff)
        .where(Conversation.clock_offset_seconds.is_(None))
        .exists(),
        TurnAct.conversation_id.in_(_scripted_and_quiet(session, cutoff)),
    )
    return and_(quiet, TurnAct.conversation_id.not_in(holds.held()))


def _broken_off(session: Session, now: datetime, _policy: RetentionPolicy) -> Condition:
    cutoff = now - GOES_ON
    on_system_time = select(Conversation.id).where(Conversation.clock_offset_seconds.is_(None))
    old = and_(BrokenOff.at < cutoff, BrokenOff.conversation_id.in_(on_system_time))
    return or_(old, BrokenOff.conversation_id.in_(_scripted_and_quiet(session, cutoff)))


def _messages(_session: Session, now: datetime, policy: RetentionPolicy) -> Condition:
    cutoff = now - policy.messages
    # One that never ended was due all that time: whom it was for no longer waits for it.
    stuck = and_(Message.ended_at.is_(None), Message.due_at < cutoff)
    return and_(or_(Message.ended_at < cutoff, stuck), Message.conversation_id.not_in(holds.held()))


def _appointments(_session: Session, now: datetime, policy: RetentionPolicy) -> Condition:
    free = or_(
        Appointment.conversation_id.is_(None), Appointment.conversation_id.not_in(holds.held())
    )
    return and_(Appointment.ends_at < now - policy.appointments, free)


def _cases(_session: Session, now: datetime, policy: RetentionPolicy) -> Condition:
    closed = Case.closed_at < now - policy.cases
    over = or_(closed, unclosed.is_over(now, policy))
    return and_(over, Case.conversation_id.not_in(holds.held()))


def _conversations(session: Session, now: datetime, policy: RetentionPolicy) -> Condition:
    cutoff = now - policy.turns
    quiet = or_(
        and_(Conversation.clock_offset_seconds.is_(None), Conversation.last_activity_at < cutoff),
        Conversation.id.in_(_scripted_and_quiet(session, cutoff)),
    )
    has_case = exists().where(Case.conversation_id == Conversation.id)
    has_appointment = exists().where(
        Appointment.conversation_id == Conversation.id, Appointment.state == "booked"
    )
    return and_(quiet, ~has_case, ~has_appointment, Conversation.id.not_in(holds.held()))


def _scripted_and_quiet(session: Session, cutoff: datetime) -> list[str]:
    # Outside production a conversation may live months away from the system's clock: what counts
    # is when it really took place, or a demonstration would be forgotten while it runs.
    scripted = select(Conversation).where(Conversation.clock_offset_seconds.is_not(None))
    return [
        conversation.id
        for conversation in session.scalars(scripted)
        if conversation.last_activity_at - conversation.clock_offset < cutoff
    ]


KINDS = (
    Kind("turn_locks", TurnLock, lambda _s, now, _p: TurnLock.expires_at < now - LOCKS, False),
    Kind("sign_ins", SignIn, lambda _s, now, p: SignIn.created_at < now - p.sign_ins, False),
    Kind("tallies", Tally, lambda _s, now, _p: Tally.since < now - KEPT, False),
    Kind("broken_off", BrokenOff, _broken_off, False),
    Kind("presence", Presence, lambda _s, now, p: Presence.seen_at < now - p.sign_ins, False),
    Kind("audit", PrivacyAct, lambda _s, now, p: PrivacyAct.at < now - p.audit),
    Kind("staff_acts", StaffAct, lambda _s, now, p: StaffAct.at < now - p.audit),
    Kind("security", SecurityEvent, lambda _s, now, p: SecurityEvent.at < now - p.security),
    Kind("misses", Miss, lambda _s, now, p: Miss.day < (now - p.misses).date()),
    Kind("turns", Turn, _turns),
    Kind("acts", TurnAct, _acts),
    Kind("receipts", Receipt, lambda _s, now, p: Receipt.at < now - p.receipts),
    Kind("messages", Message, _messages),
    Kind("appointments", Appointment, _appointments),
    Kind("cases", Case, _cases),
    Kind("conversations", Conversation, _conversations),
)
"""In the order in which they go: a conversation when nothing needs it any more."""
