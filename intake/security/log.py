"""The security log: who came in, who was refused, and who may do what from now on.

What was given or erased of citizens stands in the audit log (`intake.keeping.audit`); `make
security-log` prints both as one.
"""

import logging
from collections.abc import Iterator
from datetime import datetime
from typing import Literal

from sqlalchemy import String, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from intake.database import Base, Instant
from intake.keeping.models import PrivacyAct

log = logging.getLogger(__name__)

Event = Literal[
    "signed_in",
    "sign_in_failed",
    "sign_in_refused",
    "signed_out",
    "rights_changed",
    "password_changed",
    "second_factor_changed",
    "account_closed",
    "rekeyed",
]
LONGEST_BY = 64
DETAIL = 64
"""Letters of a detail: a role, a second factor, which count was full."""


class SecurityEvent(Base):
    """One line of the log. It names an account and nobody else."""

    __tablename__ = "security_events"

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(Instant, index=True)
    event: Mapped[str] = mapped_column(String(32))
    account: Mapped[str] = mapped_column(String(36), default="")
    """The id of whose account it is; empty where no account has the name that was tried, for that
    may be a password typed into the wrong field."""
    by: Mapped[str] = mapped_column(String(LONGEST_BY), default="")
    """Who did it: another account's id, or the user on the machine; empty where it was the same."""
    origin: Mapped[str] = mapped_column(String(72), default="")
    """A keyed hash of the address (`intake.proof.origin`), by which lines belong together."""
    detail: Mapped[str] = mapped_column(String(DETAIL), default="")


def note(
    session: Session,
    event: Event,
    now: datetime,
    *,
    account: str = "",
    by: str = "",
    origin: str = "",
    detail: str = "",
) -> None:
    """Write one line in the caller's transaction, and the same into the log of the process.

    `account` and `by` are ids or users of the machine, never an address of e-mail or the net.
    """
    told = {"account": account, "by": by[:LONGEST_BY], "origin": origin, "detail": detail[:DETAIL]}
    session.add(SecurityEvent(at=now, event=event, **told))
    session.flush()
    facts = {name: value for name, value in told.items() if value}
    log.info("security: %s", event, extra={"facts": facts})


def lines(session: Session, since: datetime) -> Iterator[str]:
    """Yield both logs since this moment, oldest first: UTC, event, account, by, origin, detail."""
    events = session.scalars(select(SecurityEvent).where(SecurityEvent.at >= since))
    acts = session.scalars(select(PrivacyAct).where(PrivacyAct.at >= since))
    told = [
        *((one.at, one.event, one.account, one.by, one.origin, one.detail) for one in events),
        *((one.at, one.act, "", one.by, "", _summed(one)) for one in acts),
    ]
    for at, *rest in sorted(told):
        yield "  ".join([at.isoformat(timespec="seconds"), *(part or "-" for part in rest)])


def _summed(act: PrivacyAct) -> str:
    rows = f"{sum(act.counts.values())} rows"
    return f"by {act.sought_by}, {rows}" if act.sought_by else rows
