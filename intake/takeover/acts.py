"""The owner of a conversation changes hands: each time a compare-and-set in the database."""

from datetime import datetime, timedelta

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from intake import cases, conversations
from intake.cases import Case
from intake.conversations import Conversation
from intake.database import insert_into
from intake.takeover.errors import AnotherAnswers, ChatOver
from intake.takeover.models import BOT, QUEUE, Takeover, owner_of

CHAT = ("chat", "sms")
"""Channels in which a person can write."""
LASTS = {"chat": timedelta(minutes=30), "sms": timedelta(days=14)}
"""How long after its last line a conversation can still be taken over: a chat window forgets after
a quarter of an hour without a touch, and a clerk's text message is answered within two weeks."""


def can_be_taken(conversation: Conversation, now: datetime) -> bool:
    """Say whether somebody still reads there; `now` is a moment on the conversation's own clock."""
    if conversation.channel not in CHAT or conversation.ended_at is not None:
        return False
    if conversation.channel == "chat" and conversation.token_hash is None:
        return False
    return now - conversation.last_activity_at < LASTS[conversation.channel]


def wait(session: Session, case: Case, now: datetime) -> None:
    """Let the bot's conversation wait for a clerk of its case's department.

    Raises `AnotherAnswers`.
    """
    _pass_on(session, case.conversation_id, BOT, QUEUE, now)
    cases.wants_chat(session, case.reference, now)


def stop_waiting(session: Session, case: Case, now: datetime, wants: cases.Wants) -> None:
    """Give a conversation that waits back to the bot; the case waits for what is wanted instead.

    Raises `AnotherAnswers`.
    """
    _pass_on(session, case.conversation_id, QUEUE, BOT, now)
    cases.told_more(session, case.reference, "", wants, now)


def take_over(
    session: Session, reference: str, clerk_id: str, before: str, now: datetime
) -> Conversation:
    """Let a clerk answer in the conversation of a case, and have the case.

    `before` is the owner that the clerk saw, bot or queue. Of two clerks one wins; taking one's own
    again changes nothing. Raises `AnotherAnswers`, `AlreadyClaimed`, `ChatOver`, `NoSuchCase`.
    """
    case = cases.get_to_change(session, reference)
    conversation = conversations.get(session, case.conversation_id)
    owner, _ = conversations.owner_now(session, conversation)
    if owner == owner_of(clerk_id):
        return conversation
    if owner not in (BOT, QUEUE) or owner != before:
        raise AnotherAnswers(conversation.id, owner)
    if not can_be_taken(conversation, now + conversation.clock_offset):
        raise ChatOver(conversation.id)
    _pass_on(session, conversation.id, before, owner_of(clerk_id), now)
    cases.took_over(session, reference, clerk_id, now, waited=before == QUEUE)
    return conversation


def hand_back(session: Session, reference: str, clerk_id: str, now: datetime) -> Conversation:
    """Let the bot go on; the case stays with its clerk. Raises `AnotherAnswers`, `NoSuchCase`."""
    case = cases.get_to_change(session, reference)
    _pass_on(session, case.conversation_id, owner_of(clerk_id), BOT, now)
    cases.handed_back(session, reference, clerk_id, now)
    return conversations.get(session, case.conversation_id)


def pass_to(
    session: Session, reference: str, clerk_id: str, department: str, now: datetime
) -> Conversation:
    """Let the conversation wait for a clerk of another department, whose case it is from now on.

    Raises `AnotherAnswers`, `AlreadyClaimed`, `NoSuchCase`.
    """
    case = cases.get_to_change(session, reference)
    _pass_on(session, case.conversation_id, owner_of(clerk_id), QUEUE, now)
    case.wants = "chat"
    cases.move(session, reference, clerk_id, department, case.version, now)
    return conversations.get(session, case.conversation_id)


def give_back(session: Session, case: Case, clerk_id: str, now: datetime) -> None:
    """Let the conversation of a clerk who went away wait for the next one, and so its case.

    Raises `AnotherAnswers`.
    """
    _pass_on(session, case.conversation_id, owner_of(clerk_id), QUEUE, now)
    cases.left_by(session, case.reference, clerk_id, now)


def _pass_on(
    session: Session, conversation_id: str, before: str, after: str, now: datetime
) -> None:
    """Change the owner where it is still `before`; of two who try at once, one does."""
    changed = session.scalar(
        update(Conversation)
        .where(Conversation.id == conversation_id, Conversation.owner == before)
        .values(owner=after)
        .returning(Conversation.id)
    )
    if changed is None:
        now_theirs = select(Conversation.owner).where(Conversation.id == conversation_id)
        raise AnotherAnswers(conversation_id, session.scalar(now_theirs) or BOT)
    _note(session, conversation_id, now if after == QUEUE else None)


def _note(session: Session, conversation_id: str, queued_at: datetime | None) -> None:
    """Begin to count anew: whoever answers now has been silent for no time yet."""
    new = dict.fromkeys(("unanswered_since", "told_at", "clerk_writes_at", "citizen_writes_at"))
    new["queued_at"] = queued_at
    session.execute(
        insert_into(session, Takeover)
        .values(conversation_id=conversation_id, unread=0, **new)
        .on_conflict_do_update(index_elements=[Takeover.conversation_id], set_=new)
    )
