"""What changes where hours are changed: each day before and after, and who is booked then."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from intake import openings as store
from intake import staff
from intake.advice.opening_hours import intervals
from intake.appointments import BackendDown
from intake.database import read_scope
from intake.municipalities import Interval, Municipality
from intake.openings import OpeningException, Wrong
from webhook.desk import day_view
from webhook.desk.access import desk
from webhook.guards import current_services

KEPT = timedelta(days=31)
"""How long what is over is shown."""
MOST = 14
"""Days of a preview."""
SPLIT = re.compile(r"[,;]| en | und ")
ONE = timedelta(days=1)


@dataclass(frozen=True)
class Change:
    """One place on one day: its hours now, and then."""

    place: str
    is_office: bool
    day: date
    before: list[Interval]
    after: list[Interval]
    booked: int
    """Appointments at an office that begin on that day and would be outside the new hours."""


@dataclass(frozen=True)
class Seen:
    """What the page shows."""

    today: date
    offices: list[str]
    departments: list[str]
    languages: list[str]
    made: list[OpeningException]
    names: dict[str, str]
    row: OpeningException | None
    changes: list[Change]

    @property
    def running(self) -> list[OpeningException]:
        """Those that hold, or will."""
        return [one for one in self.made if one.undone_at is None and one.until >= self.today]

    @property
    def past(self) -> list[OpeningException]:
        """Those that are over or were taken back."""
        return [one for one in self.made if one not in self.running]


def asked(given: Mapping[str, str]) -> OpeningException:
    """Return what a form asks for. Raises `Wrong`."""
    profile, today = desk().profile, _today()
    day = _day(given, "day", None)
    closed = given.get("how", "closed") == "closed"
    spans = [] if closed else [one.strip() for one in SPLIT.split(given.get("open", ""))]
    if not closed and not any(spans):
        raise Wrong("open")
    reason = {code: given.get(f"reason_{code}", "").strip() for code in profile.languages}
    return store.proposed(
        profile,
        place=given.get("place") or None,
        day=day,
        until=_day(given, "until", day),
        open_=[_written(span) for span in spans if span],
        reason=reason,
        today=today,
    )


def look(row: OpeningException | None = None) -> Seen:
    """Return what there is, and what this row would change where one is proposed."""
    profile, today = desk().profile, _today()
    with read_scope(current_services().engine) as session:
        made = store.made_since(session, profile.id, today - KEPT)
        who = {id_ for one in made for id_ in (one.made_by, one.undone_by) if id_}
        names = staff.names(session, who)
    day = today
    return Seen(
        today=today,
        offices=[id_ for id_, one in profile.offices.items() if one.holds_on(day)],
        departments=[id_ for id_, one in profile.departments.items() if one.holds_on(day)],
        languages=profile.languages,
        made=made,
        names=names,
        row=row,
        changes=list(_changes(profile, row)) if row else [],
    )


def _changes(profile: Municipality, row: OpeningException) -> Iterator[Change]:
    changed = store.with_exceptions(profile, [row])
    places = [row.place] if row.place else list(profile.offices)
    days = [row.day + number * ONE for number in range((row.until - row.day).days + 1)][:MOST]
    for day in days:
        for place in places:
            before, after = intervals(profile, place, day), intervals(changed, place, day)
            if before != after:
                office = place in profile.offices
                booked = _booked(profile, place, day, after) if office else 0
                yield Change(place, office, day, before, after, booked)


def _booked(profile: Municipality, office: str, day: date, hours: list[Interval]) -> int:
    start, end = day_view.whole(day)
    backend = current_services().appointments(profile)
    try:
        there = backend.bookings_between(f"{profile.id}/{office}", start, end)
    except BackendDown:
        return 0
    clocks = [one.slot.starts_at.astimezone(profile.timezone).time() for one in there]
    return sum(not any(span.start <= at < span.end for span in hours) for at in clocks)


def _day(given: Mapping[str, str], name: str, otherwise: date | None) -> date:
    try:
        return date.fromisoformat(given[name]) if given.get(name) or not otherwise else otherwise
    except (KeyError, ValueError) as error:
        raise Wrong(name) from error


def _written(span: str) -> str:
    """Return hours as profiles have them: "9-12.30" is 09:00-12:30."""
    ends = re.split(r"\s*[-–]\s*| tot | bis ", span)
    return "-".join(_clock(end) for end in ends)


def _clock(text: str) -> str:
    hour, _, minute = text.strip().replace(".", ":").partition(":")
    return f"{hour.zfill(2)}:{minute or '00'}"


def _today() -> date:
    return current_services().now().astimezone(desk().profile.timezone).date()
