"""What stands in braces in an answer, such as {phone.registry}, and its value in a profile."""

import re
from collections.abc import Callable, Iterator
from datetime import date

from intake.advice.answers import national
from intake.advice.opening_hours import office_of
from intake.municipalities import Department, Municipality, Office, ServiceRule

PLACEHOLDER = re.compile(r"\{(\w+)(?:\.(\w+))?\}")
OF: dict[str, str] = {
    "phone": "department", "address": "office",
    "price": "service", "bring": "service", "minutes": "service",
}  # fmt: skip
"""Of what each names the fact; `{site}` and `{municipality}` are the municipality's own."""
ALONE = ("site", "municipality")

Name = tuple[str, str]
"""A placeholder's kind and the id after its point, empty where it stands alone."""


def named_in(text: str) -> Iterator[Name]:
    """Yield the placeholders of a text in their order."""
    for found in PLACEHOLDER.finditer(text):
        yield found[1], found[2] or ""


def braces_fit(text: str) -> bool:
    """Say whether every brace of a text belongs to a placeholder."""
    return not set(PLACEHOLDER.sub("", text)) & set("{}")


def filled(text: str, municipality: Municipality, language: str, day: date | None) -> str | None:
    """Return a text with its placeholders filled; None where a fact is missing.

    Without a day every fact counts that the profile has at any time. Numbers are written in their
    groups, as everywhere; on the telephone the gateway says them (`webhook`, sayable).
    """
    values = {name: _value(name, municipality, language, day) for name in named_in(text)}
    if not all(values.values()):
        return None
    return PLACEHOLDER.sub(lambda found: values[found[1], found[2] or ""] or "", text)


def assumes(text: str, municipality: Municipality) -> bool:
    """Say whether a service's fact that a text names is an assumption."""
    rules = municipality.services
    return any(
        OF.get(kind) == "service" and id_ in rules and rules[id_].assumes(kind)
        for kind, id_ in named_in(text)
    )


def _value(name: Name, municipality: Municipality, language: str, day: date | None) -> str | None:
    kind, id_ = name
    if kind == "site":
        return next(iter(municipality.sites), None)
    if kind == "municipality":
        return municipality.called.say(language)
    place = municipality.place(id_)
    if kind == "phone" and isinstance(place, Department):
        return _phone(municipality, place, day)
    if kind == "address" and isinstance(place, Office):
        return place.address if _stands(place, day) else None
    rule = municipality.services.get(id_)
    return OF_SERVICE[kind](rule, language) if kind in OF_SERVICE and _stands(rule, day) else None


def _phone(municipality: Municipality, department: Department, day: date | None) -> str | None:
    if not _stands(department, day):
        return None
    office = office_of(municipality, department, day or municipality.as_of)
    number = department.phone or (office.phone if office else None)
    return national(number) if number else None


def _stands(fact: Office | Department | ServiceRule | None, day: date | None) -> bool:
    return fact is not None and (day is None or fact.holds_on(day))


def _price(rule: ServiceRule | None, language: str) -> str | None:
    return rule.price.say(language) if rule and rule.price else None


def _bring(rule: ServiceRule | None, language: str) -> str | None:
    return rule.bring.say(language) if rule and rule.bring else None


def _minutes(rule: ServiceRule | None, language: str) -> str | None:
    return str(rule.minutes) if rule and rule.minutes else None


OF_SERVICE: dict[str, Callable[[ServiceRule | None, str], str | None]] = {
    "price": _price, "bring": _bring, "minutes": _minutes,
}  # fmt: skip
