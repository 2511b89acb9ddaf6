"""How a citizen wants to be reached, or not: kept by conversation, read by whoever answers."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy import ForeignKey, String, Text, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from intake.cases.models import Wants
from intake.database import Base, Instant

How = Literal["call", "text", "letter", "calls_again"]


@dataclass(frozen=True)
class ContactWish:
    """What is wished; all of it empty says nothing. `hours` are the citizen's words, redacted."""

    how: How | None = None
    no_call: bool = False
    """Nobody may call: it may be dangerous, or the citizen cannot hear."""
    interpreter: bool = False
    hours: str = ""

    def __bool__(self) -> bool:
        return bool(self.how or self.no_call or self.interpreter or self.hours)

    def then(self, later: "ContactWish") -> "ContactWish":
        """Return what holds after `later` was said, too: its words win, a call allows calling."""
        before = None if later.no_call and self.how == "call" else self.how
        return ContactWish(
            how=later.how or before,
            no_call=later.no_call or (self.no_call and later.how != "call"),
            interpreter=self.interpreter or later.interpreter,
            hours=later.hours or self.hours,
        )


def wanted(wish: ContactWish, otherwise: Wants) -> Wants:
    """Return what a case waits for after this wish; `otherwise` where it leaves that open."""
    if wish.how in ("text", "letter", "calls_again"):
        return {"text": "message", "letter": "letter", "calls_again": "nothing"}[wish.how]  # type: ignore[return-value]
    return "nothing" if wish.no_call else otherwise


def words_of(wish: ContactWish, say: Callable[..., str]) -> str:
    """Return how the citizen will be answered, empty where it is by a call as ever.

    `say` gives a prompt by its key: `wish_<how>`, and `wish_no_call`.
    """
    told = [say("wish_no_call")] if wish.no_call else []
    if wish.how in ("text", "letter", "calls_again"):
        told.append(say(f"wish_{wish.how}"))
    return " ".join(told)


def welcome(wish: ContactWish, say: Callable[..., str]) -> str:
    """Return what is said to a wish for a call or an interpreter; `say` as in `words_of`."""
    kinds = [*(["interpreter"] if wish.interpreter else []), *(["call"] if wish.how else [])]
    return " ".join(say(f"wish_{kind}") for kind in kinds)


class ContactWishRow(Base):
    """The wish of one conversation."""

    __tablename__ = "contact_wishes"

    conversation_id: Mapped[str] = mapped_column(
        String(36), ForeignKey("conversations.id", ondelete="CASCADE"), primary_key=True
    )
    how: Mapped[str | None] = mapped_column(String(16))
    no_call: Mapped[bool] = mapped_column(default=False)
    interpreter: Mapped[bool] = mapped_column(default=False)
    hours: Mapped[str] = mapped_column(Text, default="")
    noted_at: Mapped[datetime] = mapped_column(Instant)


def of(session: Session, conversation_id: str) -> ContactWish:
    """Return what was wished in this conversation, an empty wish where nothing was."""
    row = session.get(ContactWishRow, conversation_id)
    return ContactWish() if row is None else _wish(row)


def of_all(session: Session, conversation_ids: Collection[str]) -> dict[str, ContactWish]:
    """Return the wishes of these conversations, by id; those in which nothing was wished lack."""
    rows = select(ContactWishRow).where(ContactWishRow.conversation_id.in_(conversation_ids))
    return {row.conversation_id: _wish(row) for row in session.scalars(rows)}


def note(session: Session, conversation_id: str, wish: ContactWish, now: datetime) -> ContactWish:
    """Keep a wish in the caller's transaction beside what was wished before; return what holds."""
    holds = of(session, conversation_id).then(wish)
    session.merge(ContactWishRow(conversation_id=conversation_id, noted_at=now, **vars(holds)))
    session.flush()
    return holds


def _wish(row: ContactWishRow) -> ContactWish:
    how: How | None = row.how  # type: ignore[assignment]
    return ContactWish(how, row.no_call, row.interpreter, row.hours)
