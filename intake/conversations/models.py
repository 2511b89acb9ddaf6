"""Tables of conversations, their turns, and the lock that keeps turns apart."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import JSON, Double, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.ext.mutable import MutableDict
from sqlalchemy.orm import Mapped, mapped_column

from intake.database import Base, Instant


class Conversation(Base):
    """One call, one SMS thread of a day, or one chat. Its id is a UUID, never a number dialled."""

    __tablename__ = "conversations"

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    municipality: Mapped[str] = mapped_column(String(64))
    channel: Mapped[str] = mapped_column(String(8))
    """voice, sms or chat."""
    language: Mapped[str] = mapped_column(String(8))
    locale: Mapped[str] = mapped_column(String(8))
    created_at: Mapped[datetime] = mapped_column(Instant)
    last_activity_at: Mapped[datetime] = mapped_column(Instant, index=True)
    ended_at: Mapped[datetime | None] = mapped_column(Instant)
    clock_offset_seconds: Mapped[float | None] = mapped_column(Double)
    """Outside production only: how far this conversation's clock is ahead of the system's."""
    owner: Mapped[str] = mapped_column(String(80), default="bot", index=True)
    """bot, queue, or staff:<id>: who answers."""
    misses: Mapped[int] = mapped_column(default=0)
    silences: Mapped[int] = mapped_column(default=0)
    other_language_turns: Mapped[int] = mapped_column(default=0)
    turns: Mapped[int] = mapped_column(default=0)
    """Turns a citizen took."""
    rasa_session: Mapped[int] = mapped_column(default=0)
    """Turns since Rasa's last session start."""
    expect: Mapped[str | None] = mapped_column(String(16))
    commands: Mapped[dict[str, Any]] = mapped_column(MutableDict.as_mutable(JSON), default=dict)
    """Button id -> command: the server's side of what a citizen can press."""
    token_hash: Mapped[str | None] = mapped_column(String(64))
    """SHA-256 of a chat's bearer token."""
    thread: Mapped[str | None] = mapped_column(String(80))
    """How its channel finds it again: a CallSid or a keyed hash, never a number in clear."""
    origin: Mapped[str | None] = mapped_column(String(80), index=True)
    """Where it comes from, as the network tells it (`intake.proof.origin`); None where unknown."""
    joins: Mapped[str | None] = mapped_column(String(8), index=True)
    """Reference of an earlier conversation's case with which this one goes on; None for most."""
    denied: Mapped[list[str]] = mapped_column(JSON, default=list)
    """Digests of words that sounded like danger and are none, as the citizen has said."""
    last_seq: Mapped[int] = mapped_column(default=0)
    """Number of its newest turn; only rises, also when old turns have been deleted."""

    __table_args__ = (Index("ix_conversations_thread", "thread", "last_activity_at"),)

    @property
    def clock_offset(self) -> timedelta:
        """How far its clock is ahead of the system's; zero for every ordinary conversation."""
        return timedelta(seconds=self.clock_offset_seconds or 0)

    @clock_offset.setter
    def clock_offset(self, offset: timedelta) -> None:
        self.clock_offset_seconds = offset.total_seconds()


class Turn(Base):
    """One message by one side. Its text was redacted before it came here."""

    __tablename__ = "turns"

    conversation_id: Mapped[str] = mapped_column(
        String(36), ForeignKey("conversations.id", ondelete="CASCADE"), primary_key=True
    )
    seq: Mapped[int] = mapped_column(primary_key=True)
    sender: Mapped[str] = mapped_column(String(8))
    """bot, citizen or staff."""
    text: Mapped[str] = mapped_column(Text)
    language: Mapped[str] = mapped_column(String(8))
    buttons: Mapped[list[dict[str, str]]] = mapped_column(JSON, default=list)
    """What stands below it: choices, each with its `id`, numbers to call, each with `tel`,
    the appointment that was just made, with its `reference`, and which of the staff wrote it, as
    `by`."""
    expect: Mapped[str | None] = mapped_column(String(16))
    at: Mapped[datetime] = mapped_column(Instant, index=True)
    client_id: Mapped[str | None] = mapped_column(String(80))
    """The sender's own id of this message: the same one twice is one turn."""
    answers: Mapped[str | None] = mapped_column(String(80))
    """Client id of the message that this one answers."""
    intent: Mapped[str | None] = mapped_column(String(64))
    decision: Mapped[str | None] = mapped_column(String(16))
    confidence: Mapped[float | None] = mapped_column(Double)

    __table_args__ = (
        UniqueConstraint("conversation_id", "client_id", "sender"),
        Index("ix_turns_answers", "conversation_id", "answers"),
    )

    @property
    def choices(self) -> list[dict[str, str]]:
        """The answers that can be pressed: `id`, `title`, and `starts_at` where it is a time."""
        return [button for button in self.buttons if "id" in button]

    @property
    def calls(self) -> list[dict[str, str]]:
        """The numbers to call: `title` and `tel`."""
        return [button for button in self.buttons if "tel" in button]

    @property
    def booking(self) -> dict[str, str] | None:
        """The appointment that this message tells of, None where it tells of none."""
        return next((one for one in self.buttons if "reference" in one), None)

    @property
    def by(self) -> dict[str, str]:
        """Which person wrote it: `by`, and `sealed` where the citizen gets more than is kept."""
        return next((one for one in self.buttons if "by" in one), {})


class TurnLock(Base):
    """Who is working on a turn of this conversation, and until when that holds."""

    __tablename__ = "turn_locks"

    conversation_id: Mapped[str] = mapped_column(String(36), primary_key=True)
    holder: Mapped[str] = mapped_column(String(120))
    expires_at: Mapped[datetime] = mapped_column(Instant)


class TurnAct(Base):
    """The one thing that a turn did for good, such as a booking; its key makes it happen once."""

    __tablename__ = "turn_acts"

    conversation_id: Mapped[str] = mapped_column(
        String(36), ForeignKey("conversations.id", ondelete="CASCADE"), primary_key=True
    )
    turn: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    """Number of the citizen's turn."""
    kind: Mapped[str] = mapped_column(String(16))
    """book, move or cancel; given_up where nothing may be done any more."""
    facts: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    """What the citizen is told of it; empty until it is done."""
    told: Mapped[bool] = mapped_column(default=False)
    """Whether an answer that is recorded tells of it."""
    at: Mapped[datetime] = mapped_column(Instant)
