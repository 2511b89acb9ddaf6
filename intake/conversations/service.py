"""Open a conversation, find it again, and read back what was said in it."""

import hashlib
import hmac
from collections.abc import Collection
from datetime import datetime, timedelta
from typing import NamedTuple
from uuid import uuid4

from sqlalchemy import and_, bindparam, literal, or_, select
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import set_committed_value

from intake.conversations.errors import NoSuchConversation
from intake.conversations.models import Conversation, Turn, TurnAct

# Made once: SQLAlchemy then finds their SQL by looking, without walking through them.
_UNTOLD = select(TurnAct.turn).where(
    TurnAct.conversation_id == bindparam("conversation"), TurnAct.told.is_(False)
)
_OWNER = select(Conversation.owner, _UNTOLD.exists()).where(
    Conversation.id == bindparam("conversation")
)
_TOKEN = select(Conversation.token_hash).where(Conversation.id == bindparam("conversation"))
_OF_MESSAGE = (
    select(Turn.seq, literal(False))
    .where(
        Turn.conversation_id == bindparam("conversation"),
        or_(
            Turn.answers == bindparam("client"),
            and_(Turn.client_id == bindparam("client"), Turn.sender == "citizen"),
        ),
    )
    .union_all(_UNTOLD.add_columns(literal(True)))
)


class Known(NamedTuple):
    """What is known when a message comes."""

    said: Turn | None
    """The message itself, where it came before."""
    answers: list[Turn]
    """What was answered to it, in order."""
    untold: frozenset[int]
    """The turns that did something of which no answer has told."""


def open_conversation(
    session: Session,
    *,
    municipality: str,
    channel: str,
    language: str,
    locale: str,
    now: datetime,
    clock_offset: timedelta | None = None,
    token_hash: str | None = None,
    thread: str | None = None,
    origin: str | None = None,
) -> Conversation:
    """A new conversation under a random UUID, owned by the bot."""
    conversation = Conversation(
        id=str(uuid4()),
        municipality=municipality,
        channel=channel,
        language=language,
        locale=locale,
        created_at=now,
        last_activity_at=now,
        token_hash=token_hash,
        thread=thread,
        origin=origin,
    )
    if clock_offset is not None:
        conversation.clock_offset = clock_offset
    session.add(conversation)
    session.flush()
    return conversation


def get(session: Session, conversation_id: str) -> Conversation:
    """The conversation with this id. Raises `NoSuchConversation`."""
    conversation = session.get(Conversation, conversation_id)
    if conversation is None:
        raise NoSuchConversation(conversation_id)
    return conversation


def latest_in_thread(session: Session, thread: str) -> Conversation | None:
    """The conversation of this thread (a CallSid, a hashed number) that moved last."""
    return session.scalar(
        select(Conversation)
        .where(Conversation.thread == thread)
        .order_by(Conversation.last_activity_at.desc(), Conversation.created_at.desc())
        .limit(1)
    )


def turns_after(session: Session, conversation_id: str, seq: int) -> list[Turn]:
    """The turns with a number above `seq`, in order."""
    return list(
        session.scalars(
            select(Turn)
            .where(Turn.conversation_id == conversation_id, Turn.seq > seq)
            .order_by(Turn.seq)
        )
    )


def transcript(session: Session, conversation_id: str) -> list[Turn]:
    """Everything said in this conversation that is still kept, in order."""
    return turns_after(session, conversation_id, 0)


def written_in_none_of(
    session: Session, conversation_id: str, languages: Collection[str]
) -> Turn | None:
    """The first thing the citizen wrote in none of these languages; None where all is in them."""
    return session.scalar(
        select(Turn)
        .where(
            Turn.conversation_id == conversation_id,
            Turn.sender == "citizen",
            Turn.language.not_in(languages),
        )
        .order_by(Turn.seq)
        .limit(1)
    )


def known(session: Session, conversation_id: str, client_id: str) -> Known:
    """Return what is known of the message with this client id, and of turns that broke off."""
    found = session.connection().execute(
        _OF_MESSAGE, {"conversation": conversation_id, "client": client_id}
    )
    rows = [(int(seq), bool(acted)) for seq, acted in found]
    seqs = [seq for seq, acted in rows if not acted]
    untold = frozenset(seq for seq, acted in rows if acted)
    if not seqs:
        return Known(None, [], untold)
    turns = session.scalars(
        select(Turn)
        .where(Turn.conversation_id == conversation_id, Turn.seq.in_(seqs))
        .order_by(Turn.seq)
    ).all()
    said = next((turn for turn in turns if turn.answers != client_id), None)
    return Known(said, [turn for turn in turns if turn.answers == client_id], untold)


def owner_now(session: Session, conversation: Conversation) -> tuple[str, bool]:
    """Who answers in this conversation at this moment, whatever was read of it before.

    And whether a turn of it did something that no answer may have told yet (`acts.untold`): both in
    one question to the database. Raises `NoSuchConversation`.
    """
    found = session.connection().execute(_OWNER, {"conversation": conversation.id}).first()
    if found is None:
        raise NoSuchConversation(conversation.id)
    owner, untold = found
    set_committed_value(conversation, "owner", owner)
    return str(owner), bool(untold)


def hash_token(token: str) -> str:
    """What is kept of a chat's bearer token: its SHA-256, in hexadecimal."""
    return hashlib.sha256(token.encode()).hexdigest()


def token_fits(session: Session, conversation_id: str, token: str) -> bool:
    """Whether there is this conversation and this is its token, compared in constant time."""
    kept = session.connection().scalar(_TOKEN, {"conversation": conversation_id})
    return kept is not None and hmac.compare_digest(kept, hash_token(token))
