"""A redirect ends at an office that is open, and never where it began."""

from collections.abc import Iterator
from datetime import date

from intake.municipalities.explain import Finding
from intake.municipalities.model import Municipality
from intake.municipalities.rules import Redirect


def lost_redirects(profile: Municipality) -> Iterator[Finding]:
    """Yield redirects to an office that has no hours then, and the first circle of redirects."""
    circle = False
    for index, redirect in enumerate(profile.redirects):
        day = _day_to_try(profile, redirect)
        for place, id_ in enumerate(redirect.to):
            key = ("redirects", index, "to", place)
            if id_ in profile.offices and not _open(profile, id_, day):
                yield key, f"{id_!r}, which is closed on {day}", "an office that is open then"
            elif not circle and _leads_back(profile, redirect, id_, day):
                circle = True
                yield key, f"{id_!r}, which leads back here", "offices that are not a circle"


def _day_to_try(profile: Municipality, redirect: Redirect) -> date:
    day = max(redirect.valid_from or profile.as_of, profile.as_of)
    ends = redirect.valid_until
    return ends if isinstance(ends, date) and ends < day else day


def _open(profile: Municipality, id_: str, day: date) -> bool:
    office = profile.offices[id_]
    return office.can_be_visited(day) and any(hours.holds_on(day) for hours in office.hours or [])


def _leads_back(profile: Municipality, start: Redirect, id_: str, day: date) -> bool:
    """Follow the redirects in force on this day from an office, and look for the first one."""
    seen: set[str] = set()
    ahead = [id_]
    while ahead:
        office = ahead.pop()
        if office in _origins(profile, start):
            return True
        if office not in seen:
            seen.add(office)
            for redirect in profile.redirects:
                if redirect.holds_on(day) and office in _origins(profile, redirect):
                    ahead += redirect.to
    return False


def _origins(profile: Municipality, redirect: Redirect) -> set[str]:
    districts = (profile.districts.get(id_) for id_ in redirect.districts)
    homes = {district.office for district in districts if district and district.office}
    return homes | ({redirect.office} if redirect.office else set())
