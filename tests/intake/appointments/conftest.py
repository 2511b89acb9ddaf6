"""An office for tests: open from nine to twelve and from one to five, Monday to Friday."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy.orm import Session

from intake.appointments import Slot
from intake.appointments.book import Book

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
OFFICE = "gemeente-leek/gemeentehuis"
REFERENCE, OTHER = "57241030", "57241031"
MakeSlot = Callable[..., Slot]


@dataclass
class Hours:
    """Fulfils `HoursProvider`; a test sets what it is about."""

    seats: int = 1
    opening: tuple[tuple[int, int], ...] = ((9, 12), (13, 17))
    weekend: bool = False
    on_the_way: int = 0
    """Minutes."""

    def intervals(self, office: str, service: str, day: date) -> list[tuple[datetime, datetime]]:
        if day.weekday() > 4 and not self.weekend:
            return []
        return [(_local(day, opens), _local(day, closes)) for opens, closes in self.opening]

    def capacity(self, office: str, at: datetime) -> int:
        return self.seats

    def minutes(self, service: str, persons: int = 1) -> int:
        return persons * {"passport": 15, "household_help": 45}[service]

    def travel(self, office: str) -> timedelta:
        return timedelta(minutes=self.on_the_way)

    def timezone(self, office: str) -> ZoneInfo:
        return AMSTERDAM


def _local(day: date, hour: int) -> datetime:
    return datetime.combine(day, time(hour), tzinfo=AMSTERDAM)


@pytest.fixture
def hours() -> Hours:
    return Hours()


@pytest.fixture
def book(session: Session, hours: Hours) -> Book:
    return Book(session, hours)


@pytest.fixture
def slot() -> Callable[..., Slot]:
    """A slot at a local time on Thursday 12 March 2026, for a passport unless said otherwise."""

    def make(hour: int, minute: int = 0, service: str = "passport", office: str = OFFICE) -> Slot:
        minutes = Hours().minutes(service)
        starts_at = datetime(2026, 3, 12, hour, minute, tzinfo=AMSTERDAM)
        return Slot(office, service, starts_at, minutes)

    return make
