"""What the book must know of an office, whoever knows it."""

from datetime import date, datetime
from typing import Protocol
from zoneinfo import ZoneInfo


class HoursProvider(Protocol):
    """Answers for offices by their key "<municipality>/<office>"."""

    def intervals(self, office: str, service: str, day: date) -> list[tuple[datetime, datetime]]:
        """Opening intervals of that local day in which this service may be booked: aware, in
        order; empty on a closed day."""
        ...

    def capacity(self, office: str, at: datetime) -> int:
        """How many citizens can be served side by side at this moment."""
        ...

    def minutes(self, service: str) -> int:
        """How long an appointment for this service takes."""
        ...

    def timezone(self, office: str) -> ZoneInfo:
        """The zone of the office's clock."""
        ...
