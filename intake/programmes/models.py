"""The table of those who want to join a programme, and of the places that were given."""

from datetime import datetime

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from intake.database import Base, Instant


class Interest(Base):
    """Somebody who wants to join, by the reference of their case.

    It outlives the case, as the place does; a number is all it holds of a person.
    """

    __tablename__ = "programme_interests"

    reference: Mapped[str] = mapped_column(
        ForeignKey("reference_numbers.reference"), primary_key=True
    )
    programme: Mapped[str] = mapped_column(String(64), primary_key=True)
    municipality: Mapped[str] = mapped_column(String(64))
    registered_at: Mapped[datetime] = mapped_column(Instant)
    place: Mapped[int | None]
    """Number of the place, from the one after the baseline on; given once, by the constraint."""
    confirmed_at: Mapped[datetime | None] = mapped_column(Instant)
    confirmed_by: Mapped[str | None] = mapped_column(String(64))
    """Id of the clerk."""
    withdrawn_at: Mapped[datetime | None] = mapped_column(Instant)

    __table_args__ = (UniqueConstraint("municipality", "programme", "place"),)

    @property
    def has_place(self) -> bool:
        """True from the confirmation until the withdrawal."""
        return self.place is not None

    @property
    def waits(self) -> bool:
        """True while neither confirmed nor withdrawn."""
        return self.place is None and self.withdrawn_at is None
