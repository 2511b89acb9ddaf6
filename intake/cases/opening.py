"""Open a case or bring it up to date, find it again, and read what was done with it."""

from datetime import datetime

from sqlalchemy import or_, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from intake import references
from intake.cases.changing import back_to_queue, changed, locked, to_change, write
from intake.cases.errors import NoSuchCase
from intake.cases.models import Actor, Case, CaseDraft, CaseEvent, Wants
from intake.conversations.models import Conversation

BOT = Actor("bot")
PUT_THROUGH = frozenset({"completed", "answered"})
"""DialCallStatus where somebody took the call (twilio.com/docs/voice/twiml/dial)."""
LONGEST_SUMMARY = 2_000
"""Characters: it is read at a glance, and every word is in the transcript."""
# What a clerk has taken in hand keeps its place and subject; the citizen's newest words reach it.
FIELDS_OF_A_CLAIMED_CASE = ("summary", "reason", "wants")
FIELDS_OF_ANY_OTHER_CASE = (
    *FIELDS_OF_A_CLAIMED_CASE,
    *("department", "topic", "service", "intent", "language", "channel", "routing"),
)


def open_case(session: Session, draft: CaseDraft, now: datetime, actor: Actor = BOT) -> Case:
    """The case of this reference: a new one, or the one there is, brought up to date.

    A closed case is opened again in its department's queue; a claimed one keeps its clerk and
    department. What was urgent stays urgent, and of its kind until another kind is told.
    """
    case = locked(session, draft.reference)
    if case is None:
        try:
            return _insert(session, draft, now, actor)
        except IntegrityError:
            case = locked(session, draft.reference)
            if case is None:  # not somebody quicker: the draft itself does not fit
                raise
    return _update(session, case, draft, now, actor)


def transferred(
    session: Session, reference: str, status: str, now: datetime, otherwise: Wants = "callback"
) -> Case:
    """Note how putting the caller through ended, in Twilio's words ("completed", "busy", ...).

    A case whose caller was not put through waits for what the caller wants then. Raises
    `NoSuchCase`.
    """
    case = to_change(session, reference)
    if status not in PUT_THROUGH:
        case.wants = otherwise
    return changed(session, case, BOT, "transferred", now, status=status)


def accepted(session: Session, reference: str, turn: int, now: datetime) -> Case:
    """Note that somebody at the department took the call that is put through in this turn.

    Noted once, however often it is told. Raises `NoSuchCase`.
    """
    case = to_change(session, reference)
    if was_accepted(session, reference, turn):
        return case
    return changed(session, case, BOT, "accepted", now, turn=turn)


def was_accepted(session: Session, reference: str, turn: int) -> bool:
    """Say whether somebody took the call that was put through in this turn."""
    acts = history(session, reference)
    return any(one.act == "accepted" and one.detail.get("turn") == turn for one in acts)


def told_more(session: Session, reference: str, words: str, wants: Wants, now: datetime) -> Case:
    """Add what the citizen said now to the summary of a case, and note what they wait for.

    Raises `NoSuchCase`.
    """
    case = to_change(session, reference)
    lines = [*case.summary.splitlines(), *([words] if words else [])]
    summary = "\n".join(dict.fromkeys(lines))[:LONGEST_SUMMARY]
    if (case.summary, case.wants) == (summary, wants):
        return case
    case.summary, case.wants = summary, wants
    return changed(session, case, BOT, "updated", now, after={"summary": summary, "wants": wants})


def not_needed(session: Session, reference: str, now: datetime) -> Case:
    """Close a case whose citizen wants nobody any more, and return it.

    In danger it stays open, and so does one that a clerk has taken. Raises `NoSuchCase`.
    """
    case = to_change(session, reference)
    if case.status != "open" or case.urgent:
        return case
    case.status, case.outcome, case.closed_at = "closed", "not_needed", now
    return changed(session, case, BOT, "closed", now, outcome="not_needed")


def get(session: Session, reference: str) -> Case:
    """The case with this reference. Raises `NoSuchCase`."""
    case = session.get(Case, reference)
    if case is None:
        raise NoSuchCase(reference)
    return case


def joined(session: Session, reference: str, channel: str, now: datetime) -> Case:
    """Note that its citizen came again, by this channel, about the same. Raises `NoSuchCase`."""
    return changed(session, to_change(session, reference), BOT, "joined", now, channel=channel)


def for_conversation(session: Session, conversation_id: str) -> Case | None:
    """The case that this conversation goes on with, else its own, if there is one."""
    joins = select(Conversation.joins).where(Conversation.id == conversation_id).scalar_subquery()
    either = or_(Case.reference == joins, Case.conversation_id == conversation_id)
    joined_first = Case.conversation_id == conversation_id
    return session.scalar(select(Case).where(either).order_by(joined_first).limit(1))


def reference_of(session: Session, conversation_id: str) -> str:
    """The reference under which a case of this conversation lies, given on first use: that of the
    case it goes on with, else its own."""
    known = for_conversation(session, conversation_id)
    return known.reference if known else references.reference_for(session, conversation_id)


def history(session: Session, reference: str) -> list[CaseEvent]:
    """Everything done with this case, oldest first."""
    return list(
        session.scalars(
            select(CaseEvent).where(CaseEvent.reference == reference).order_by(CaseEvent.id)
        )
    )


def _insert(session: Session, draft: CaseDraft, now: datetime, actor: Actor) -> Case:
    case = Case(**vars(draft), opened_at=now, updated_at=now)
    with session.begin_nested():
        session.add(case)
    write(session, case, actor, "opened", now, department=draft.department, reason=draft.reason)
    return case


def _update(session: Session, case: Case, draft: CaseDraft, now: datetime, actor: Actor) -> Case:
    claimed, closed = case.status == "claimed", case.status == "closed"
    new = {
        name: getattr(draft, name)
        for name in (FIELDS_OF_A_CLAIMED_CASE if claimed else FIELDS_OF_ANY_OTHER_CASE)
    } | {"urgent": case.urgent or draft.urgent, "danger": draft.danger or case.danger}
    changes = {name: value for name, value in new.items() if getattr(case, name) != value}
    if not changes and not closed:
        return case
    before = {name: getattr(case, name) for name in changes}
    for name, value in changes.items():
        setattr(case, name, value)
    if closed:
        back_to_queue(case, now)
    act = "reopened" if closed else "updated"
    return changed(session, case, actor, act, now, before=before, after=changes)
