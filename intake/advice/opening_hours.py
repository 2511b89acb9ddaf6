"""When an office or department is there for people: holidays, exceptions and validity counted in.

Days are calendar days of the municipality; moments are aware and come back in its time zone.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from intake.advice.public_holidays import public_holidays
from intake.municipalities import Department, Interval, Municipality, Office, Place
from intake.municipalities.places import SpecialDay, WeeklyHours

LOOK_AHEAD_DAYS = 60


@dataclass(frozen=True)
class Closure:
    """Why a place is closed on a day on which it would otherwise be open."""

    reason: str | None
    source: str | None
    assumed: bool
    public_holiday: bool = False


def intervals(municipality: Municipality, place: Place | str, day: date) -> list[Interval]:
    """Return the wall-clock hours of a place on a day, in order; empty when it is closed.

    A department without hours of its own keeps its office's; one with its own is still bound
    by the special days of its office. A place's special day beats the municipality's closing days,
    and these beat public holidays. Raise KeyError for an id the profile does not have.
    """
    place = _place(municipality, place)
    if not place.holds_on(day):
        return []
    if place.hours is None:
        office = office_of(municipality, place, day)
        return intervals(municipality, office, day) if office else []
    if isinstance(place, Office) and not place.can_be_visited(day):
        return []
    special = _special(place.exceptions, day)
    if special:
        return list(special.open)
    return _limited(municipality, place, day, _weekly(place.hours, day))


def spans(
    municipality: Municipality, place: Place | str, day: date
) -> list[tuple[datetime, datetime]]:
    """Return the hours of a day as aware moments.

    An hour that the clock skips counts as not being there; one that it repeats counts twice.
    """
    zone = municipality.timezone
    return [
        (_moment(day, span.start, zone, fold=0), _moment(day, span.end, zone, fold=1))
        for span in intervals(municipality, place, day)
    ]


def is_open(municipality: Municipality, place: Place | str, at: datetime) -> bool:
    """Say whether the place is open at this aware moment; at its closing time it is not."""
    return closes_at(municipality, place, at) is not None


def closes_at(municipality: Municipality, place: Place | str, at: datetime) -> datetime | None:
    """Return when the hours that are running now end, None when the place is closed."""
    local = at.astimezone(municipality.timezone)
    for start, end in spans(municipality, place, local.date()):
        if start.astimezone(UTC) <= at.astimezone(UTC) < end.astimezone(UTC):
            return end
    return None


def next_opening(municipality: Municipality, place: Place | str, at: datetime) -> datetime | None:
    """Return the next time after this moment that the place opens, None within 60 days."""
    first = at.astimezone(municipality.timezone).date()
    for offset in range(LOOK_AHEAD_DAYS + 1):
        for start, _ in spans(municipality, place, first + timedelta(days=offset)):
            if start.astimezone(UTC) > at.astimezone(UTC):
                return start
    return None


def hours_in_force(municipality: Municipality, place: Place | str, day: date) -> list[WeeklyHours]:
    """Return the weekly hours that count around this day, to be told as "Monday to Thursday"."""
    place = _place(municipality, place)
    if place.hours is None:
        office = office_of(municipality, place, day)
        return hours_in_force(municipality, office, day) if office else []
    return [hours for hours in place.hours if hours.holds_on(day)]


def closure(
    municipality: Municipality, place: Place | str, day: date, language: str
) -> Closure | None:
    """Return why a place is closed on this one day (a holiday, a special day), if it is.

    A holiday's name is in the country's own language.
    """
    place = _place(municipality, place)
    office = office_of(municipality, place, day)
    special = _special([*place.exceptions, *(office.exceptions if office else [])], day)
    special = special or _special(municipality.holidays.closing_days, day)
    if special and not special.open:
        reason = special.reason.say(language) if special.reason else None
        return Closure(reason, municipality.source_title(special.source), special.assumes())
    name = None if special else public_holiday(municipality, day)
    return Closure(name, None, municipality.holidays.assumes(), True) if name else None


def public_holiday(municipality: Municipality, day: date) -> str | None:
    """Return the name of the public holiday that closes the municipality on this day.

    The name is in the country's own language, as `open_on` has it.
    """
    rules = municipality.holidays
    name = public_holidays(municipality.country, rules.subdivision, day.year).get(day)
    return None if name in rules.open_on else name


def _place(municipality: Municipality, place: Place | str) -> Place:
    if isinstance(place, Place):
        return place
    found = municipality.place(place)
    if found is None:
        raise KeyError(place)
    return found


def office_of(municipality: Municipality, place: Place, day: date) -> Office | None:
    """Return the office a department sits in on a day, the default one if it names none.

    None for an office, and for a department whose offices do not stand on that day.
    """
    if not isinstance(place, Department):
        return None
    offices = [municipality.offices[id_] for id_ in place.offices or (municipality.default_office,)]
    return next((office for office in offices if office.holds_on(day)), None)


def _special(days: list[SpecialDay], day: date) -> SpecialDay | None:
    return next(
        (special for special in days if special.covers(day) and special.holds_on(day)), None
    )


def _weekly(hours: list[WeeklyHours], day: date) -> list[Interval]:
    return sorted(span for weekly in hours if weekly.open_on(day) for span in weekly.open)


def _limited(
    municipality: Municipality, place: Place, day: date, usual: list[Interval]
) -> list[Interval]:
    office = office_of(municipality, place, day)
    special = _special(office.exceptions, day) if office else None
    special = special or _special(municipality.holidays.closing_days, day)
    if special:
        return list(_overlap(usual, special.open))
    return [] if usual and public_holiday(municipality, day) else usual


def _overlap(usual: list[Interval], limits: tuple[Interval, ...]) -> Iterator[Interval]:
    for span in usual:
        for limit in limits:
            start, end = max(span.start, limit.start), min(span.end, limit.end)
            if start < end:
                yield Interval(start, end)


def _moment(day: date, at: time, zone: ZoneInfo, fold: int) -> datetime:
    moment = datetime.combine(day, at, tzinfo=zone).replace(fold=fold)
    if _exists(moment, zone):
        return moment
    # In the hour that the clock skips: the moment at which it goes on.
    minute = moment.replace(fold=1).astimezone(UTC)
    while minute.astimezone(zone).utcoffset() != moment.replace(fold=1).utcoffset():
        minute += timedelta(minutes=1)
    return minute.astimezone(zone)


def _exists(moment: datetime, zone: ZoneInfo) -> bool:
    back = moment.astimezone(UTC).astimezone(zone)
    return back.replace(tzinfo=None) == moment.replace(tzinfo=None, fold=0)
