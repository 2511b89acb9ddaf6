"""Which slots an office offers, and which seats are free in one."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo

from intake.appointments.backend import Slot
from intake.appointments.cells import cells_of


class HoursProvider(Protocol):
    """Answers for offices by their key "<municipality>/<office>"."""

    def intervals(self, office: str, service: str, day: date) -> list[tuple[datetime, datetime]]:
        """Opening intervals of that local day in which this service may be booked: aware, in
        order; empty on a closed day."""
        ...

    def capacity(self, office: str, at: datetime) -> int:
        """How many citizens can be served side by side at this moment."""
        ...

    def minutes(self, service: str, persons: int = 1) -> int:
        """How long an appointment for this service takes, with so many persons at once."""
        ...

    def travel(self, office: str) -> timedelta:
        """How long a seat stays taken after an appointment, on the way to the next."""
        ...

    def timezone(self, office: str) -> ZoneInfo:
        """The zone of the office's clock."""
        ...


def slots(
    hours: HoursProvider,
    office: str,
    service: str,
    start: datetime,
    end: datetime,
    step: timedelta,
    persons: int = 1,
) -> Iterator[Slot]:
    """The slots that begin in [start, end), earliest first: from each opening on, every `step`,
    as long as the whole appointment ends before closing."""
    minutes = hours.minutes(service, persons)
    for opens, closes in _intervals(hours, office, service, start, end):
        slot = Slot(office, service, opens, minutes, persons)
        while slot.ends_at <= closes and slot.starts_at < end:
            if slot.starts_at >= start:
                yield slot
            slot = Slot(office, service, slot.starts_at + step, minutes, persons)


def is_offered(hours: HoursProvider, slot: Slot) -> bool:
    """Whether this slot has the right length and lies wholly within one opening interval."""
    around = _intervals(hours, slot.office, slot.service, slot.starts_at, slot.ends_at)
    return slot.minutes == hours.minutes(slot.service, slot.persons) and any(
        opens <= slot.starts_at and slot.ends_at <= closes for opens, closes in around
    )


def free_seats(hours: HoursProvider, slot: Slot, taken: dict[datetime, set[int]]) -> list[int]:
    """The seats that are free for the whole slot, lowest first."""
    needed = cells_of(slot, hours.travel(slot.office))
    there = min(hours.capacity(slot.office, cell) for cell in needed)
    gone: set[int] = set().union(*(taken.get(cell, set()) for cell in needed))
    return [seat for seat in range(there) if seat not in gone]


def _intervals(
    hours: HoursProvider, office: str, service: str, start: datetime, end: datetime
) -> Iterator[tuple[datetime, datetime]]:
    zone = hours.timezone(office)
    day, last = start.astimezone(zone).date(), end.astimezone(zone).date()
    while day <= last:
        for opens, closes in hours.intervals(office, service, day):
            # In UTC, because arithmetic within one zone counts minutes of the clock on the wall.
            yield opens.astimezone(UTC), closes.astimezone(UTC)
        day += timedelta(days=1)
