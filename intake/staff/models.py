"""Tables of the people who work at the desk: how they sign in, where, and what was changed."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, String, Text
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
    """One of `intake.staff.rights.ROLES`."""
    departments: Mapped[list[str]] = mapped_column(JSON, default=list)
    password_hash: Mapped[str] = mapped_column(String(255))
    """Argon2id, with its parameters and salt (RFC 9106); empty where there is no password."""
    subject: Mapped[str | None] = mapped_column(String(400), unique=True, index=True)
    """Issuer and subject of who signs in with OpenID Connect, which no other person ever gets."""
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
    passed: Mapped[bool] = mapped_column(default=True)
    """False while the second factor is still to come: until then it opens nothing."""
    how: Mapped[str] = mapped_column(String(8), default="password")
    """password or openid."""
    browser: Mapped[str] = mapped_column(String(40), default="")
    """What browser and system it says it is, in words that its clerk knows it by."""
    id_token: Mapped[str | None] = mapped_column(Text)
    """Sealed: the provider's token, by which it knows whom to sign out."""


class SecondFactor(Base):
    """The secret that a clerk's telephone shares with us (TOTP, RFC 6238)."""

    __tablename__ = "staff_second_factors"

    staff_id: Mapped[str] = mapped_column(
        ForeignKey("staff.id", ondelete="CASCADE"), primary_key=True
    )
    secret: Mapped[str | None] = mapped_column(Text)
    """Sealed; None until a first code has shown that it arrived."""
    begun: Mapped[str | None] = mapped_column(Text)
    """Sealed: the secret that is to take its place, once a code of it is given."""
    last_step: Mapped[int] = mapped_column(default=0)
    """The half minute of the last code that was taken: no code counts twice."""


class RecoveryCode(Base):
    """One of the codes for a clerk without their telephone; it goes when it is used."""

    __tablename__ = "staff_recovery_codes"

    id: Mapped[int] = mapped_column(primary_key=True)
    staff_id: Mapped[str] = mapped_column(ForeignKey("staff.id", ondelete="CASCADE"), index=True)
    code_hash: Mapped[str] = mapped_column(String(255))
    """Argon2id."""


class Invitation(Base):
    """A link by which somebody gets a password, once."""

    __tablename__ = "staff_invitations"

    staff_id: Mapped[str] = mapped_column(
        ForeignKey("staff.id", ondelete="CASCADE"), primary_key=True
    )
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    """SHA-256 of what is in the link, in hexadecimal."""
    ends_at: Mapped[datetime] = mapped_column(Instant)


class StaffAct(Base):
    """A line of the log of accounts; rows are only ever added, until retention takes them."""

    __tablename__ = "staff_acts"

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(Instant, index=True)
    staff_id: Mapped[str] = mapped_column(ForeignKey("staff.id", ondelete="CASCADE"), index=True)
    """Whose account it is."""
    by: Mapped[str] = mapped_column(String(80))
    """Id of whoever did it; `operator:NAME` from the command line, `openid` for the provider."""
    act: Mapped[str] = mapped_column(String(24))
    """One of `intake.staff.administration.acts.ACTS`."""
    detail: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    """Codes only: roles, departments, counts."""
