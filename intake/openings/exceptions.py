"""Exceptions to the hours of a profile: who made each, for which days, and who took it back."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from uuid import uuid4

from sqlalchemy import JSON, Date, ForeignKey, Index, String, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from intake.database import Base, Instant
from intake.municipalities import Municipality
from intake.municipalities.places import SpecialDay

LONGEST_REASON = 120
"""Characters: it is said on the telephone, between the day and the next opening."""
LONGEST = timedelta(days=92)
"""What lasts longer belongs into the profile."""
AHEAD = timedelta(days=730)
"""Nobody plans later hours: such a day is a slip, and in 9999 it would leave the calendar."""


class Wrong(ValueError):
    """What was asked for is no exception; `what` is place, day, until, open, reason, or
    languages where a reason is not given in all of them."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what


class OpeningException(Base):
    """Other hours of one place, or of all, for some days; rows are never changed but undone."""

    __tablename__ = "opening_exceptions"

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    municipality: Mapped[str] = mapped_column(String(64))
    place: Mapped[str | None] = mapped_column(String(64))
    """An office or a department; None for the whole municipality."""
    day: Mapped[date] = mapped_column(Date)
    until: Mapped[date] = mapped_column(Date)
    """The last day, which may be the first."""
    open: Mapped[list[str]] = mapped_column(JSON, default=list)
    """Hours on those days as "09:00-12:00"; none is closed."""
    reason: Mapped[dict[str, str]] = mapped_column(JSON, default=dict)
    """What the citizen is told of it, by language."""
    made_by: Mapped[str] = mapped_column(ForeignKey("staff.id"))
    made_at: Mapped[datetime] = mapped_column(Instant)
    undone_by: Mapped[str | None] = mapped_column(ForeignKey("staff.id"))
    undone_at: Mapped[datetime | None] = mapped_column(Instant)

    __table_args__ = (Index("ix_opening_exceptions_until", "municipality", "until"),)

    @property
    def special(self) -> SpecialDay:
        """Return it as a profile has such days."""
        return SpecialDay.model_validate(
            {
                "day": self.day.isoformat(),
                "until": self.until.isoformat(),
                "open": self.open,
                "reason": self.reason or None,
            }
        )


def proposed(
    municipality: Municipality,
    *,
    place: str | None,
    day: date,
    until: date,
    open_: Sequence[str],
    reason: Mapping[str, str],
    today: date,
) -> OpeningException:
    """Return an exception that nobody has made yet. Raises `Wrong`."""
    if place is not None and municipality.place(place) is None:
        raise Wrong("place")
    if not today <= day <= today + AHEAD:
        raise Wrong("day")
    if until < day or until - day > LONGEST:  # a sum would leave the calendar in 9999
        raise Wrong("until")
    told = {language: text for language, text in reason.items() if text}
    if any(len(text) > LONGEST_REASON or not text.isprintable() for text in told.values()):
        raise Wrong("reason")
    if told and set(told) != set(municipality.languages):  # a voice of another language reads it
        raise Wrong("languages")
    row = OpeningException(
        id=str(uuid4()), municipality=municipality.id, place=place, day=day, until=until,
        open=list(open_), reason=told,
    )  # fmt: skip
    try:
        _ = row.special
    except ValueError as error:
        raise Wrong("open") from error
    return row


def put(session: Session, row: OpeningException, staff_id: str, now: datetime) -> OpeningException:
    """Let a proposed exception hold from now on; the newest counts where two are of one day."""
    row.made_by, row.made_at = staff_id, now
    session.add(row)
    session.flush()
    return row


def undo(session: Session, municipality: str, id_: str, staff_id: str, now: datetime) -> bool:
    """Take an exception back; whether there was one in force."""
    row = session.get(OpeningException, id_) if id_.isprintable() else None
    if row is None or row.municipality != municipality or row.undone_at is not None:
        return False
    row.undone_by, row.undone_at = staff_id, now
    session.flush()
    return True


def in_force(session: Session, municipality: str, today: date) -> list[OpeningException]:
    """Return the exceptions of today and later that nobody took back, the newest first."""
    found = select(OpeningException).where(
        OpeningException.municipality == municipality,
        OpeningException.until >= today,
        OpeningException.undone_at.is_(None),
    )
    return list(session.scalars(found.order_by(OpeningException.made_at.desc())))


def made_since(session: Session, municipality: str, since: date) -> list[OpeningException]:
    """Return what was made for days from `since` on, undone or not, the newest first."""
    found = select(OpeningException).where(
        OpeningException.municipality == municipality, OpeningException.until >= since
    )
    return list(session.scalars(found.order_by(OpeningException.made_at.desc())))
