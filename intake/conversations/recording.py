"""Record turns under the next numbers of their conversation, and what was understood of them."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import bindparam, insert, inspect, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import set_committed_value

from intake.conversations.errors import DuplicateTurn, NoSuchConversation
from intake.conversations.models import Conversation, Turn

# Every turn comes through here, so nothing is left to the unit of work: these statements are made
# once, and SQLAlchemy finds their SQL by looking.
_COUNT = (
    update(Conversation)
    .where(Conversation.id == bindparam("id_"))
    .values(
        last_seq=Conversation.last_seq + bindparam("more"),
        last_activity_at=bindparam("now"),
        turns=Conversation.turns + bindparam("taken"),
        rasa_session=Conversation.rasa_session + bindparam("taken"),
    )
    .returning(Conversation.last_seq, Conversation.turns, Conversation.rasa_session)
)
_COLUMNS = tuple(column.key for column in inspect(Turn).column_attrs)
_RECORD = insert(Turn.__table__)  # type: ignore[arg-type]
_UNDERSTOOD = (
    update(Turn)
    .where(Turn.conversation_id == bindparam("conversation"), Turn.seq == bindparam("seq_"))
    .values({name: bindparam(name) for name in ("intent", "decision", "confidence")})
)


def add_turn(
    session: Session,
    conversation: Conversation,
    sender: str,
    text: str,
    *,
    now: datetime,
    language: str | None = None,
    buttons: Sequence[dict[str, str]] = (),
    expect: str | None = None,
    client_id: str | None = None,
    answers: str | None = None,
    intent: str | None = None,
    decision: str | None = None,
    confidence: float | None = None,
) -> Turn:
    """Record one message under the next number of its conversation; `text` is redacted already.

    `client_id` is the sender's id of this message, `answers` the client id of the message that
    it answers. Raises `DuplicateTurn` when this sender sent this client id before.
    """
    turn = Turn(
        conversation_id=conversation.id,
        sender=sender,
        text=text,
        language=language or conversation.language,
        buttons=list(buttons),
        expect=expect,
        client_id=client_id,
        answers=answers,
        intent=intent,
        decision=decision,
        confidence=confidence,
    )
    if client_id is None:  # nothing that could be there already
        add_turns(session, conversation, [turn], now)
        return turn
    try:
        with session.begin_nested():
            add_turns(session, conversation, [turn], now)
    except IntegrityError as error:
        raise DuplicateTurn(conversation.id, client_id) from error
    return turn


def add_turns(
    session: Session, conversation: Conversation, turns: Sequence[Turn], now: datetime
) -> None:
    """Record new messages, in order; their texts are redacted already. Each gets its number.

    The turns themselves stay outside the session. Raises `NoSuchConversation`.
    """
    _add(session, conversation, turns, now, taken=0)


def take_turn(
    session: Session, conversation: Conversation, said: Turn | None, now: datetime
) -> None:
    """Count a turn of the citizen, and record what was said unless it was recorded before (None).

    Otherwise as `add_turns`.
    """
    _add(session, conversation, [said] if said else [], now, taken=1)


def note_understanding(
    session: Session, turn: Turn, intent: str, decision: str, confidence: float
) -> None:
    """Write to a recorded turn what the pipeline understood by it."""
    understood = {"intent": intent, "decision": decision, "confidence": confidence}
    which = {"conversation": turn.conversation_id, "seq_": turn.seq}
    session.connection().execute(_UNDERSTOOD, which | understood)


def _add(
    session: Session, conversation: Conversation, turns: Sequence[Turn], now: datetime, taken: int
) -> None:
    last = _count(session, conversation, len(turns), now, taken)
    for seq, turn in enumerate(turns, start=last - len(turns) + 1):
        turn.seq, turn.at, turn.buttons = seq, now, turn.buttons or []
    if turns:
        session.connection().execute(_RECORD, [_row(turn) for turn in turns])


def _row(turn: Turn) -> dict[str, Any]:
    return {name: getattr(turn, name) for name in _COLUMNS}


def _count(
    session: Session, conversation: Conversation, more: int, now: datetime, taken: int
) -> int:
    # Counted in the row itself, which also queues two who write at once (a clerk and the bot).
    counts = {"id_": conversation.id, "more": more, "now": now, "taken": taken}
    row = session.connection().execute(_COUNT, counts).one_or_none()
    if row is None:
        raise NoSuchConversation(conversation.id)
    set_committed_value(conversation, "last_activity_at", now.astimezone(UTC))
    set_committed_value(conversation, "last_seq", row.last_seq)
    if taken:
        set_committed_value(conversation, "turns", row.turns)
        set_committed_value(conversation, "rasa_session", row.rasa_session)
    return int(row.last_seq)
