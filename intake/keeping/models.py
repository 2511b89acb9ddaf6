"""Tables about what is kept: holds, warnings, sweeps that stopped, and what was given or erased."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from intake import references
from intake.database import Base, Instant


class LegalHold(Base):
    """A conversation of which nothing may go, such as one that a court needs.

    Its key has no cascade: the database itself refuses to delete what is held.
    """

    __tablename__ = "legal_holds"

    conversation_id: Mapped[str] = mapped_column(
        String(36), ForeignKey("conversations.id"), primary_key=True
    )
    reference: Mapped[str] = mapped_column(String(references.LENGTH), unique=True)
    because: Mapped[str] = mapped_column(String(120))
    """A file number or ground, as the operator wrote it; never a citizen's data."""
    since: Mapped[datetime] = mapped_column(Instant)


class RetentionWarning(Base):
    """Since when the desk warns that a case which nobody closes will go."""

    __tablename__ = "retention_warnings"

    reference: Mapped[str] = mapped_column(
        ForeignKey("cases.reference", ondelete="CASCADE"), primary_key=True
    )
    since: Mapped[datetime] = mapped_column(Instant)


class RetentionStop(Base):
    """A kind of data of which a sweep would take too much at once: it waits for an operator."""

    __tablename__ = "retention_stops"

    kind: Mapped[str] = mapped_column(String(32), primary_key=True)
    rows: Mapped[int]
    """How many would go."""
    among: Mapped[int]
    """How many there are."""
    since: Mapped[datetime] = mapped_column(Instant)


class PrivacyAct(Base):
    """A line of the audit log: what was done with somebody's data, and nothing that says whose."""

    __tablename__ = "privacy_acts"

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(Instant, index=True)
    act: Mapped[str] = mapped_column(String(16))
    """forgotten, exported, held, released, refused or swept."""
    by: Mapped[str] = mapped_column(String(64))
    """Who was signed in on the machine."""
    sought_by: Mapped[str] = mapped_column(String(16))
    """phone, name or reference; empty where nobody was sought."""
    counts: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    """Rows by kind."""
