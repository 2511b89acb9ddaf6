"""Numbers that want no text messages from a municipality any more, known by their hash only."""

from datetime import datetime

from sqlalchemy import String, delete
from sqlalchemy.orm import Mapped, Session, mapped_column

from intake.contacts import keyed_hash
from intake.database import Base, Instant, insert_into


class SuppressedNumber(Base):
    """One number that has opted out. Kept until it opts in again: forgetting would break it."""

    __tablename__ = "suppressed_numbers"

    municipality: Mapped[str] = mapped_column(String(64), primary_key=True)
    number_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    since: Mapped[datetime] = mapped_column(Instant)


class Suppressions:
    """Who has opted out, in one session; `key` is the data key of the installation."""

    def __init__(self, session: Session, key: str) -> None:
        self._session = session
        self._key = key

    def add(self, municipality: str, number: str, now: datetime) -> None:
        """Note that this number (E.164) wants no more messages; noting it twice is noting once."""
        attempt = insert_into(self._session, SuppressedNumber).values(
            municipality=municipality, number_hash=self._hash(number), since=now
        )
        self._session.execute(attempt.on_conflict_do_nothing())

    def lift(self, municipality: str, number: str) -> None:
        """Note that this number wants messages again."""
        self._session.execute(
            delete(SuppressedNumber).where(
                SuppressedNumber.municipality == municipality,
                SuppressedNumber.number_hash == self._hash(number),
            )
        )

    def holds(self, municipality: str, number: str) -> bool:
        """Whether this number has opted out."""
        key = (municipality, self._hash(number))
        return self._session.get(SuppressedNumber, key, populate_existing=True) is not None

    def _hash(self, number: str) -> str:
        return keyed_hash(self._key, "suppression", number)
