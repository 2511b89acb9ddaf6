"""What a profile knows of a service, kind by kind and day by day."""

from dataclasses import dataclass
from datetime import date, timedelta

from intake.answer_bank.made.patterns import ServiceKind
from intake.answer_bank.made.variants import variant_of
from intake.municipalities import Municipality, Office, ServiceRule
from intake.municipalities.facts import Fact

KEYS: dict[ServiceKind, tuple[str, ...]] = {
    "price": ("price",),
    "bring": ("bring",),
    "channel": ("channels",),
    "needs_appointment": ("offices",),
    "minutes": ("minutes",),
    "who": ("must_appear",),
    "where": ("offices",),
}
"""The keys of the profile's service that each kind is known by."""
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class ServiceFact:
    """What holds of a service: which of the patterns' answers, and where that is from."""

    variant: str
    source: str | None
    assumed: bool
    temporary: bool
    offices: tuple[str, ...] = ()


Span = tuple[date | None, date | None, ServiceFact]
"""The first and the last day of a fact; None where it has no beginning or end."""


def spans(municipality: Municipality, kind: ServiceKind, service: str) -> list[Span]:
    """Return what is known of a service over time, in order; nothing for days it is not known."""
    starts = sorted(_changes(municipality, municipality.services[service]))
    found: list[Span] = []
    for start, after in zip(starts, [*starts[1:], None], strict=True):
        fact = fact_on(municipality, kind, service, start)
        until = after - ONE_DAY if after else None
        if fact and found and found[-1][2] == fact and _follows(found[-1][1], start):
            found[-1] = (found[-1][0], until, fact)
        elif fact:
            found.append((None if start == date.min else start, until, fact))
    return found


def fact_on(
    municipality: Municipality, kind: ServiceKind, service: str, day: date
) -> ServiceFact | None:
    """Return what is known of a service on a day, None where the profile does not say it."""
    rule = municipality.service_on(service, day)
    if rule is None:
        return None
    offices = _offices(municipality, rule, day)
    variant = variant_of(municipality, kind, rule, offices, day)
    if variant is None:
        return None
    decisive = _decisive(municipality, kind, rule, offices, day)
    sourced = decisive[-1]
    return ServiceFact(
        variant=variant,
        source=sourced.source,
        assumed=rule.assumes(*KEYS[kind]) or any(fact.assumes("reach") for fact in decisive[1:]),
        temporary=any(fact.valid_until == "unknown" for fact in decisive),
        offices=tuple(office.id for office in offices) if kind == "where" else (),
    )


def _changes(municipality: Municipality, rule: ServiceRule) -> set[date]:
    """Return the days from which something may be different; the first is the first there is."""
    offices = [municipality.offices[id_] for id_ in rule.offices]
    department = municipality.departments.get(rule.department or "")
    facts: list[Fact | None] = [rule, *offices, department]
    facts += [access for office in offices for access in office.access]
    begun = {fact.valid_from for fact in facts if fact and fact.valid_from}
    ended = {fact.valid_until for fact in facts if fact and isinstance(fact.valid_until, date)}
    return {date.min, *begun, *(day + ONE_DAY for day in ended if isinstance(day, date))}


def _follows(ended: date | None, start: date) -> bool:
    return ended is not None and ended + ONE_DAY == start


def _offices(municipality: Municipality, rule: ServiceRule, day: date) -> list[Office]:
    offices = (municipality.offices[id_] for id_ in rule.offices)
    return [office for office in offices if office.can_be_visited(day)]


def _decisive(
    municipality: Municipality,
    kind: ServiceKind,
    rule: ServiceRule,
    offices: list[Office],
    day: date,
) -> list[Fact]:
    """Return the facts that decide, the service's own first and the nearest to the point last."""
    found: list[Fact] = [rule]
    if kind == "needs_appointment":
        accesses = [access for one in offices if (access := one.access_on(day))]
        department = municipality.departments.get(rule.department or "")
        found += accesses[:1] or ([department] if department else [])
    return found
