"""Tables of the people who work at the desk, and of where they are signed in."""

from datetime import datetime

from sqlalchemy import JSON, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from intake.database import Base, Instant


class Clerk(Base):
    """Somebody who works cases of one municipality; is never deleted, for histories name them."""

    __tablename__ = "staff"

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    email: Mapped[str] = mapped_column(String(254), unique=True)
    """In lower case: the name to sign in with."""
    name: Mapped[str] = mapped_column(String(120))
    municipality: Mapped[str] = mapped_column(String(64))
    role: Mapped[str] = mapped_column(String(16))
    """clerk (their own departments) or lead (every department of the municipality)."""
    departments: Mapped[list[str]] = mapped_column(JSON, default=list)
    password_hash: Mapped[str] = mapped_column(String(255))
    """Argon2id, with its parameters and salt (RFC 9106)."""
    active: Mapped[bool] = mapped_column(default=True)
    created_at: Mapped[datetime] = mapped_column(Instant)
    updated_at: Mapped[datetime] = mapped_column(Instant)


class SignIn(Base):
    """One browser in which a clerk is signed in. The cookie holds the token, this its hash."""

    __tablename__ = "staff_sessions"

    token_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    """SHA-256 of the token, in hexadecimal."""
    staff_id: Mapped[str] = mapped_column(ForeignKey("staff.id", ondelete="CASCADE"), index=True)
    created_at: Mapped[datetime] = mapped_column(Instant)
    seen_at: Mapped[datetime] = mapped_column(Instant, index=True)
    """When the clerk, not a page that refreshes itself, last asked for something."""
