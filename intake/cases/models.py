"""Tables of cases and their history, and the draft a case is opened from."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import JSON, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from intake import references
from intake.database import Base, Instant

ActorType = Literal["system", "bot", "staff", "citizen"]
Wants = Literal["transfer", "callback", "chat", "message", "letter", "nothing"]
"""What the citizen waits for; nothing, where they call again or want no answer."""


@dataclass(frozen=True)
class Actor:
    """Who did something: a clerk has an id, the others need none."""

    type: ActorType
    id: str | None = None


@dataclass(frozen=True)
class CaseDraft:
    """What the bot knows when it hands over."""

    conversation_id: str
    reference: str
    municipality: str
    department: str
    topic: str
    service: str | None
    intent: str | None
    language: str
    channel: str
    summary: str
    """Redacted."""
    reason: str
    """Why the bot hands over: person_wanted, complaint, not_understood, silence, rasa_unavailable,
    urgent, topic_to_specialist, programme_interest, freed_time, hang_up; by_hand where a clerk
    made it."""
    routing: list[str] = field(default_factory=list)
    """Why this department, step by step."""
    urgent: bool = False
    wants: Wants = "callback"
    danger: str | None = None
    """The kind of danger (`intake.recognition.danger`), None where there is none."""


class Case(Base):
    """One matter of one citizen, waiting for or worked on by one clerk of a department."""

    __tablename__ = "cases"

    reference: Mapped[str] = mapped_column(String(references.LENGTH), primary_key=True)
    conversation_id: Mapped[str] = mapped_column(ForeignKey("conversations.id"), index=True)
    municipality: Mapped[str] = mapped_column(String(64))
    department: Mapped[str] = mapped_column(String(64))
    topic: Mapped[str] = mapped_column(String(32))
    service: Mapped[str | None] = mapped_column(String(64))
    intent: Mapped[str | None] = mapped_column(String(64))
    language: Mapped[str] = mapped_column(String(8))
    channel: Mapped[str] = mapped_column(String(8))
    summary: Mapped[str] = mapped_column(Text)
    reason: Mapped[str] = mapped_column(String(32))
    routing: Mapped[list[str]] = mapped_column(JSON, default=list)
    urgent: Mapped[bool] = mapped_column(default=False)
    danger: Mapped[str | None] = mapped_column(String(16))
    unread: Mapped[int] = mapped_column(default=0)
    """Answers of the citizen to a clerk's text message that no clerk has seen."""
    tries: Mapped[int] = mapped_column(default=0)
    """How often its citizen was called and not reached, since it was opened."""
    next_try_at: Mapped[datetime | None] = mapped_column(Instant)
    """From when on to try again; None where nobody tried."""
    wants: Mapped[str] = mapped_column(String(16))
    status: Mapped[str] = mapped_column(String(8), default="open")
    """open, claimed or closed."""
    owner: Mapped[str | None] = mapped_column(String(64))
    """Id of the clerk who claimed it; also after closing."""
    outcome: Mapped[str | None] = mapped_column(String(64))
    version: Mapped[int] = mapped_column(default=1)
    """Rises with every change: who acts says which version they saw."""
    opened_at: Mapped[datetime] = mapped_column(Instant)
    """Since when it waits: when it was opened, or last opened again."""
    updated_at: Mapped[datetime] = mapped_column(Instant)
    closed_at: Mapped[datetime | None] = mapped_column(Instant, index=True)

    __table_args__ = (Index("ix_cases_queue", "municipality", "department", "status"),)


class CaseEvent(Base):
    """One act on a case; rows are only ever added."""

    __tablename__ = "case_history"

    id: Mapped[int] = mapped_column(primary_key=True)
    reference: Mapped[str] = mapped_column(
        ForeignKey("cases.reference", ondelete="CASCADE"), index=True
    )
    at: Mapped[datetime] = mapped_column(Instant)
    actor_type: Mapped[str] = mapped_column(String(8))
    actor_id: Mapped[str | None] = mapped_column(String(64))
    act: Mapped[str] = mapped_column(String(16))
    """opened, updated, transferred, viewed, claimed, released, noted, texted, answered, moved,
    chat_wanted, took_over, handed_back, endangered, taken, freed, left, tried, no_danger,
    joined, danger_again, accepted, contact, added, parted, booked, corrected, judged, closed or
    reopened."""
    detail: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)


class DeskMessage(Base):
    """A text message that a clerk wrote to the citizen of a case; its words are in the history."""

    __tablename__ = "desk_messages"

    id: Mapped[int] = mapped_column(primary_key=True)
    reference: Mapped[str] = mapped_column(ForeignKey("cases.reference", ondelete="CASCADE"))
    thread: Mapped[str] = mapped_column(String(80))
    """By which an answer finds its case: a keyed hash of the number (`intake.contacts`)."""
    sent_at: Mapped[datetime] = mapped_column(Instant)
    sent_by: Mapped[str] = mapped_column(String(64))

    __table_args__ = (Index("ix_desk_messages_thread", "thread", "sent_at"),)
