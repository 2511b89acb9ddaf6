"""One case a matter: a second contact about it, under the same name, joins the first."""

from datetime import datetime

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from intake import cases, contact_wishes, conversations
from intake.cases import Case, CaseDraft
from intake.contacts import ContactBook
from intake.conversations import Conversation, Turn
from intake.proof.lines import is_discreet, of_the_same_number
from intake.proof.origin import is_number
from intake.proof.proving import Asking
from intake.returning.broken_off import GOES_ON
from intake.settings import Settings

APART = frozenset({"complaint", "programme_interest", "urgent"})
"""Reasons of a case that joins none of another kind: its own department waits for it."""
CUT_OFF = "hang_up"
"""The reason of a case whose caller was cut off while booking."""
UNKNOWN = "other"
"""The topic of what the bot never learnt."""


def earlier_case(
    session: Session, settings: Settings, conversation: Conversation, draft: CaseDraft
) -> Case | None:
    """Return the open case of the same number, name and matter that this draft goes on with.

    None where there is none, or something on this number may not be mentioned.
    """
    asking = Asking(session, settings, conversation)
    if not asking.calls or is_discreet(session, conversation):
        return None
    found = session.execute(
        select(Case, Conversation)
        .join(Conversation, Conversation.id == Case.conversation_id)
        .where(*of_the_same_number(conversation))
        .where(Conversation.id != conversation.id, Case.status != "closed")
        .order_by(Case.opened_at.desc())
    )
    for case, holder in found:
        if is_same_matter(case, draft) and asking.shares_its_name(holder):
            return case
    return None


def is_same_matter(case: Case, draft: CaseDraft) -> bool:
    """Say whether both are about one service, or one topic where neither names a service."""
    if case.reason != draft.reason and {case.reason, draft.reason} & APART:
        return False
    if case.service or draft.service:
        return case.service == draft.service
    return case.topic == draft.topic != UNKNOWN


def join(
    session: Session, settings: Settings, conversation: Conversation, case: Case, now: datetime
) -> None:
    """Let a conversation go on with this case: what it opened itself is closed as not needed.

    The number and the wish told last are those by which the citizen is reached.
    """
    own = cases.for_conversation(session, conversation.id)
    if own is not None and own.reference != case.reference and own.status == "open":
        cases.not_needed(session, own.reference, now)
    conversation.joins = case.reference
    session.flush()
    book = ContactBook(session, settings.data_key)
    number = book.get(conversation.id, "phone")
    if number is not None:
        book.put(case.conversation_id, "phone", number)
    wish = contact_wishes.of(session, conversation.id)
    if wish:
        contact_wishes.note(session, case.conversation_id, wish, now)
    cases.joined(session, case.reference, conversation.channel, now)


def cut_off_before(session: Session, conversation: Conversation, now: datetime) -> list[Case]:
    """Return the open cases of bookings that broke off on this number within half an hour."""
    found = (
        select(Case)
        .join(Conversation, Conversation.id == Case.conversation_id)
        .where(*of_the_same_number(conversation), Conversation.id != conversation.id)
        .where(Case.reason == CUT_OFF, Case.status != "closed", Case.opened_at > now - GOES_ON)
    )
    return list(session.scalars(found)) if is_number(conversation.origin) else []


def transcript(session: Session, case: Case) -> list[Turn]:
    """Return all that is kept of what was said about a case, in its conversation and those that
    joined it, one after the other."""
    begun = select(Conversation.id).where(
        or_(Conversation.id == case.conversation_id, Conversation.joins == case.reference)
    )
    ids = session.scalars(begun.order_by(Conversation.created_at)).all()
    return [turn for one in ids for turn in conversations.transcript(session, one)]
