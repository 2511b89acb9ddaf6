"""A day of one office: when it is open, and what is booked."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from flask import request, url_for
from sqlalchemy.orm import Session

from intake import appointments as store
from intake import staff
from intake.advice.opening_hours import intervals
from intake.appointments import Booking
from intake.contacts import ContactBook, Unreadable
from intake.database import session_scope
from intake.municipalities import Interval
from webhook.desk.access import desk
from webhook.desk.tools import tools
from webhook.guards import current_services

ONE = timedelta(days=1)


@dataclass(frozen=True)
class Row:
    """One booking; of another department only the time is shown."""

    booking: Booking
    ours: bool
    over: bool
    name: str
    """Of whom it is for; empty for another department's, and where none is known."""


@dataclass(frozen=True)
class Day:
    """What the page of a day shows."""

    office: str
    offices: list[str]
    day: date
    today: date
    hours: list[Interval]
    rows: list[Row]

    @property
    def before(self) -> date:
        """The day before."""
        return self.day - ONE

    @property
    def after(self) -> date:
        """The day after."""
        return self.day + ONE


def chosen() -> Day:
    """Return the day that this request's `?office=` and `?day=` ask for."""
    profile, now = desk().profile, current_services().now()
    today = now.astimezone(profile.timezone).date()
    wanted = request.args.get("office", "")
    office = wanted if wanted in profile.offices else profile.default_office
    on = asked_day(today)
    return Day(
        office=office,
        offices=list(profile.offices),
        day=on,
        today=today,
        hours=intervals(profile, office, on),
        rows=_rows(office, on, now),
    )


def asked_day(otherwise: date) -> date:
    """Return the day in this request's `?day=`, an ISO date; another where it names none."""
    try:
        day = date.fromisoformat(request.args.get("day", ""))
    except ValueError:
        return otherwise
    # Beyond these no neighbour of the day could be worked out.
    return min(max(day, date.min + 2 * ONE), date.max - 2 * ONE)


def whole(day: date) -> tuple[datetime, datetime]:
    """Return when a day begins and ends on the municipality's clock."""
    zone = desk().profile.timezone
    return datetime.combine(day, time(), zone), datetime.combine(day + ONE, time(), zone)


def address(booking: Booking) -> str:
    """Return where the day of an appointment is shown."""
    day = booking.slot.starts_at.astimezone(desk().profile.timezone).date()
    office = booking.slot.office.partition("/")[2]
    return url_for("desk_appointments.day", office=office, day=day.isoformat())


def _rows(office: str, day: date, now: datetime) -> list[Row]:
    here, (start, end) = desk(), whole(day)
    backend = current_services().appointments(here.profile)
    booked = backend.bookings_between(f"{here.profile.id}/{office}", start, end)
    with session_scope(current_services().engine) as session:
        return [_row(session, booking, now) for booking in booked]


def _row(session: Session, booking: Booking, now: datetime) -> Row:
    here = desk()
    department = staff.department_of(booking, here.profile, tools().catalogue)
    ours = department in here.departments
    name = _name(session, booking, now) if ours else ""
    return Row(booking, ours, booking.slot.ends_at <= now, name)


def _name(session: Session, booking: Booking, now: datetime) -> str:
    """Return whom an appointment is for, and note in its history that the name was shown."""
    if booking.conversation_id is None:
        return ""
    try:
        book = ContactBook(session, current_services().settings.data_key)
        name = book.get(booking.conversation_id, "name") or ""
    except Unreadable:
        return ""
    if name:
        store.note_act(session, booking.id, desk().clerk.id, "viewed", now)
    return name
