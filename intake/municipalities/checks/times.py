"""Hours, days and numbers that cannot be: overlaps, ends before starts, unknown holidays."""

from collections.abc import Iterator
from datetime import date
from itertools import combinations

from intake.advice.public_holidays import LAENDER, public_holidays
from intake.municipalities.errors import Key
from intake.municipalities.explain import Finding, nearest
from intake.municipalities.facts import Fact
from intake.municipalities.model import Municipality
from intake.municipalities.places import Place, SpecialDay, WeeklyHours
from intake.municipalities.rules import Programme
from intake.municipalities.walking import Part


def impossible_times(profile: Municipality, walked: list[Part]) -> Iterator[Finding]:
    """Yield what contradicts the calendar or itself."""
    yield from _holidays(profile)
    for key, part, _, _ in walked:
        if isinstance(part, Fact):
            yield from _validity(key, part)
        if isinstance(part, Place):
            yield from _overlaps(key, part.hours or [])
        if isinstance(part, WeeklyHours):
            yield from _alternation(key, part)
        if isinstance(part, SpecialDay) and part.until and part.until < part.day:
            yield (*key, "until"), "", f"a day not before {part.day}"
        if isinstance(part, Programme) and part.baseline > part.places:
            yield (*key, "baseline"), "", f"at most the {part.places} places there are"


def _validity(key: Key, fact: Fact) -> Iterator[Finding]:
    ends = fact.valid_until
    if fact.valid_from and isinstance(ends, date) and ends < fact.valid_from:
        yield (*key, "valid_until"), "", f"a day not before valid_from {fact.valid_from}"


def _overlaps(key: Key, hours: list[WeeklyHours]) -> Iterator[Finding]:
    for (_, first), (index, second) in combinations(enumerate(hours), 2):
        if not set(first.days) & set(second.days) or not _together(first, second):
            continue
        if any(one.start < two.end and two.start < one.end
               for one in first.open for two in second.open):  # fmt: skip
            expected = "hours that do not overlap those given above for the same day"
            yield (*key, "hours", index, "open"), "", expected


def _together(first: Fact, second: Fact) -> bool:
    starts = max(first.valid_from or date.min, second.valid_from or date.min)
    return first.holds_on(starts) and second.holds_on(starts)


def _alternation(key: Key, hours: WeeklyHours) -> Iterator[Finding]:
    if hours.alternate_from and hours.alternate_from.weekday() != 0:
        yield (*key, "alternate_from"), "", "a Monday, the first week of the turns"


def _holidays(profile: Municipality) -> Iterator[Finding]:
    rules, lands = profile.holidays, LAENDER[profile.country]
    if rules.subdivision and rules.subdivision not in lands:
        expected = f"one of {', '.join(lands)}" if lands else f"none for {profile.country}"
        yield ("holidays", "subdivision"), "", expected
        return
    for index, name in enumerate(rules.open_on):
        names = public_holidays(profile.country, rules.subdivision, profile.as_of.year).values()
        if name not in names:
            expected = f"a public holiday's name{nearest(name, names)}"
            yield ("holidays", "open_on", index), "", expected
