"""Everything by which one citizen's rows are found in every store, seen before anything goes."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from intake.answer_bank.misses import key_of
from intake.conversations.models import Conversation, Turn
from intake.messaging.outbox import Message
from intake.references import GivenReference

DAY = timedelta(days=1)
CHAT = "chat"


@dataclass(frozen=True)
class Question:
    """A line of the citizen as it would be counted among the unanswered ones, within a day."""

    municipality: str
    words: str
    day: date


@dataclass(frozen=True)
class Whose:
    """The conversations of somebody, and what else names them."""

    conversations: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    calls: tuple[str, ...] = ()
    """Twilio's ids of their calls: they name webhooks, and lie at Twilio, too."""
    texts: tuple[str, ...] = ()
    """The same of text messages, in and out."""
    questions: tuple[Question, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.conversations or self.references)

    @property
    def at_twilio(self) -> tuple[str, ...]:
        """What of them Twilio keeps by itself, until it is deleted there."""
        return tuple(id_ for id_ in (*self.calls, *self.texts) if id_[:2] in ("CA", "SM", "MM"))


def of(session: Session, conversation_ids: Collection[str], *references: str) -> Whose:
    """Return all that names these conversations; `references` are known of them besides."""
    ids = sorted(conversation_ids)
    given = select(GivenReference.reference).where(GivenReference.conversation_id.in_(ids))
    spoken = select(Conversation.thread).where(
        Conversation.id.in_(ids), Conversation.channel == "voice", Conversation.thread.is_not(None)
    )
    sent = select(Message.provider_id).where(
        Message.conversation_id.in_(ids), Message.provider_id.is_not(None)
    )
    said = _said(session, ids)
    written = {turn.client_id for turn, channel, _ in said if channel != CHAT and turn.client_id}
    return Whose(
        conversations=tuple(ids),
        references=tuple(sorted({*session.scalars(given), *references})),
        calls=tuple(sorted(str(call) for call in session.scalars(spoken))),
        texts=tuple(sorted({*written, *(str(one) for one in session.scalars(sent))})),
        questions=tuple(
            Question(whose, key_of(turn.text), turn.at.date()) for turn, _, whose in said
        ),
    )


def _said(session: Session, ids: Collection[str]) -> list[tuple[Turn, str, str]]:
    rows = session.execute(
        select(Turn, Conversation.channel, Conversation.municipality)
        .join(Conversation, Conversation.id == Turn.conversation_id)
        .where(Turn.conversation_id.in_(ids), Turn.sender == "citizen")
    )
    return [(turn, channel, municipality) for turn, channel, municipality in rows]
