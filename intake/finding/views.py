"""Views that a clerk has saved: a name, and what the list showed under it."""

from datetime import datetime
from uuid import uuid4

from sqlalchemy import JSON, ForeignKey, String, delete, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from intake.database import Base, Instant

LONGEST_NAME = 40
MOST = 20
"""Views of one clerk."""


class TooManyViews(Exception):
    """A clerk has as many views as can be overlooked: one has to go first."""


class ViewUnnamed(Exception):
    """A view without a name."""


class SavedView(Base):
    """One clerk's view of the list."""

    __tablename__ = "saved_views"

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    staff_id: Mapped[str] = mapped_column(ForeignKey("staff.id", ondelete="CASCADE"), index=True)
    name: Mapped[str] = mapped_column(String(LONGEST_NAME))
    asked: Mapped[dict[str, str]] = mapped_column(JSON, default=dict)
    """What stands in the address of the list."""
    created_at: Mapped[datetime] = mapped_column(Instant)


def save(
    session: Session, staff_id: str, name: str, asked: dict[str, str], now: datetime
) -> SavedView:
    """Keep a view under a name, in place of one of that name.

    Raises `ViewUnnamed`, and `TooManyViews` beyond `MOST`.
    """
    name = " ".join(name.split())[:LONGEST_NAME]
    if not name.isprintable() or not name:
        raise ViewUnnamed
    others = [one for one in of(session, staff_id) if one.name != name]
    if len(others) >= MOST:
        raise TooManyViews(staff_id)
    mine = delete(SavedView).where(SavedView.staff_id == staff_id)
    session.execute(mine.where(SavedView.name == name))
    view = SavedView(id=str(uuid4()), staff_id=staff_id, name=name, asked=asked, created_at=now)
    session.add(view)
    session.flush()
    return view


def of(session: Session, staff_id: str) -> list[SavedView]:
    """Return a clerk's views by their name."""
    found = select(SavedView).where(SavedView.staff_id == staff_id)
    return list(session.scalars(found.order_by(SavedView.name)))


def drop(session: Session, staff_id: str, id_: str) -> None:
    """Forget a clerk's own view, if it is there."""
    mine = delete(SavedView).where(SavedView.staff_id == staff_id)
    session.execute(mine.where(SavedView.id == id_))
