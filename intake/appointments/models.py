"""Tables of the book: appointments, the cells of time that each one fills, and what staff did."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from intake import references
from intake.database import Base, Instant


class Appointment(Base):
    """A hold or a booking, also when it is over or cancelled."""

    __tablename__ = "appointments"

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    reference: Mapped[str | None] = mapped_column(String(references.LENGTH), index=True)
    municipality: Mapped[str] = mapped_column(String(64))
    office: Mapped[str] = mapped_column(String(128))
    """<municipality>/<office>."""
    service: Mapped[str] = mapped_column(String(64))
    seat: Mapped[int]
    starts_at: Mapped[datetime] = mapped_column(Instant)
    ends_at: Mapped[datetime] = mapped_column(Instant)
    persons: Mapped[int] = mapped_column(default=1)
    """Who come together."""
    state: Mapped[str] = mapped_column(String(12))
    """held, booked, cancelled or expired."""
    held_until: Mapped[datetime | None] = mapped_column(Instant)
    conversation_id: Mapped[str | None] = mapped_column(
        ForeignKey("conversations.id", ondelete="SET NULL"), index=True
    )
    created_at: Mapped[datetime] = mapped_column(Instant)
    updated_at: Mapped[datetime] = mapped_column(Instant)

    __table_args__ = (
        Index("ix_appointments_day", "office", "starts_at"),
        Index("ix_appointments_holds", "state", "held_until"),
    )


class SeatCell(Base):
    """Five minutes of one seat. Its primary key is what gives a seat only once."""

    __tablename__ = "seat_cells"

    office: Mapped[str] = mapped_column(String(128), primary_key=True)
    seat: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    starts_at: Mapped[datetime] = mapped_column(Instant, primary_key=True)
    appointment_id: Mapped[str] = mapped_column(
        ForeignKey("appointments.id", ondelete="CASCADE"), index=True
    )


class AppointmentEvent(Base):
    """One act of a clerk on a booking; rows are only ever added."""

    __tablename__ = "appointment_history"

    id: Mapped[int] = mapped_column(primary_key=True)
    appointment_id: Mapped[str] = mapped_column(
        ForeignKey("appointments.id", ondelete="CASCADE"), index=True
    )
    at: Mapped[datetime] = mapped_column(Instant)
    staff_id: Mapped[str] = mapped_column(String(36))
    act: Mapped[str] = mapped_column(String(16))
    """viewed, booked, moved, cancelled or restored."""
    detail: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
