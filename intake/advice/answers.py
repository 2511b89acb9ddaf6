"""Editors' answers, filled from the profile, each with where it comes from and how sure it is."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from itertools import chain
from typing import Literal

import phonenumbers

from intake.municipalities import Municipality
from intake.municipalities.facts import Fact, Grouped, Text
from intake.municipalities.rules import Programme, ServiceRule

About = Literal["opening_hours", "booking", "full", "visit", "phone"]


@dataclass(frozen=True)
class Answer:
    """What to say, and the origin that chat, desk and `make ask` show with it.

    `valid_until` is a date, "unknown" for what its source calls temporary, or None.
    """

    text: str
    source: str | None
    as_of: date
    assumed: bool
    valid_from: date | None
    valid_until: date | Literal["unknown"] | None


def answer_for(
    municipality: Municipality,
    service: str | None,
    topic: str | None,
    language: str,
    at: datetime,
) -> Answer | None:
    """Return the answer in force for the service, else for its topic, None where there is none."""
    day = at.astimezone(municipality.timezone).date()
    rule = municipality.service_on(service, day)
    general = municipality.topic_on(topic, day)
    # What another body decides is not answered with our own general words about the topic.
    owners = (rule,) if rule and rule.other_body else (rule, general)
    for owner in owners:
        for answer in owner.answers if owner else ():
            if answer.holds_on(day):
                return told(municipality, answer, answer.text, language, rule)
    return None


def about_programme(
    municipality: Municipality,
    programme: Programme,
    service: ServiceRule,
    language: str,
    day: date,
) -> Answer:
    """Return what is said of a programme while it runs; after it, that it ended as far as known.

    While it runs, an answer of the service itself comes first.
    """
    if not programme.holds_on(day):
        over = programme.ended or programme.text
        return told(municipality, programme, over, language, service)
    own = next((answer for answer in service.answers if answer.holds_on(day)), None)
    words = own.text if own else programme.text
    return told(municipality, own or programme, words, language, service)


def notices(
    municipality: Municipality, about: About, office: str | None, language: str, at: datetime
) -> list[Answer]:
    """Return what must be said now with hours, a booking, a visit or a telephone number."""
    day = at.astimezone(municipality.timezone).date()
    return [
        told(municipality, notice, notice.text, language)
        for notice in municipality.notices
        if about in notice.about
        and notice.holds_on(day)
        and (not notice.offices or office in notice.offices)
    ]


def redirected(
    municipality: Municipality, district: str, language: str, at: datetime
) -> list[Answer]:
    """Return what people of a district hear who are sent to other offices; mostly nothing."""
    day = at.astimezone(municipality.timezone).date()
    return [
        told(municipality, redirect, redirect.text, language)
        for redirect in municipality.redirects
        if district in redirect.districts and redirect.holds_on(day) and redirect.text
    ]


def asked_notices(
    municipality: Municipality, text: str, language: str, at: datetime
) -> list[Answer]:
    """Return the notices in force whose own words somebody uses; each thing once."""
    day = at.astimezone(municipality.timezone).date()
    words = text.casefold()
    found = [
        told(municipality, notice, notice.text, language)
        for notice in municipality.notices
        if notice.holds_on(day)
        and any(
            re.search(rf"\b{re.escape(name.casefold())}", words)
            for name in chain.from_iterable(notice.asked.values())
        )
    ]
    return list(dict.fromkeys(found))


def told_of_visit(
    municipality: Municipality, office: str | None, language: str, at: datetime
) -> list[Answer]:
    """Return what must be said of a visit that is booked, before and after; each thing once."""
    both: tuple[About, ...] = ("booking", "visit")
    found = [notices(municipality, about, office, language, at) for about in both]
    return list(dict.fromkeys(chain.from_iterable(found)))


def told(
    municipality: Municipality,
    fact: Fact,
    text: Text,
    language: str,
    service: ServiceRule | None = None,
) -> Answer:
    """Return a text of the profile as an answer, its placeholders filled."""
    words = text.say(language)
    used = [name for name in ("price", "bring", "minutes") if f"{{{name}}}" in words]
    return Answer(
        text=words.format_map(_values(municipality, service, language)) if "{" in words else words,
        source=municipality.source_title(fact.source),
        as_of=municipality.source_day(fact.source),
        assumed=fact.assumes() or bool(service and used and service.assumes(*used)),
        valid_from=fact.valid_from,
        valid_until=fact.valid_until,
    )


def national(e164: str) -> str:
    """Write a number as its country dials it, 0592 123 456, or as its municipality groups it."""
    return e164.written if isinstance(e164, Grouped) else _national(e164)


@lru_cache(maxsize=4096)
def _national(e164: str) -> str:
    number = phonenumbers.parse(e164)
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.NATIONAL)


def _values(
    municipality: Municipality, service: ServiceRule | None, language: str
) -> dict[str, str]:
    values = _municipal_values(municipality, service, language)
    if service:
        values["price"] = service.price.say(language) if service.price else ""
        values["bring"] = service.bring.say(language) if service.bring else ""
        values["minutes"] = str(service.minutes or "")
    if service and service.other_body:
        values["body"] = service.other_body.name.say(language)
        phone = service.other_body.phone
        values["body_phone"] = national(phone) if phone else ""
    if service and service.programme:
        programme = municipality.programmes[service.programme]
        values["places"], values["baseline"] = str(programme.places), str(programme.baseline)
    return values


def _municipal_values(
    municipality: Municipality, service: ServiceRule | None, language: str
) -> dict[str, str]:
    default = municipality.departments[municipality.default_department]
    department = municipality.departments[
        (service and service.department) or municipality.default_department
    ]
    office = municipality.offices[
        service.offices[0] if service and service.offices else municipality.default_office
    ]
    phone = department.phone or default.phone or office.phone
    return {
        "municipality": municipality.called.say(language),
        "department": department.name.say(language),
        "phone": national(phone) if phone else "",
        "office": office.name.say(language),
        "address": office.address or "",
    }
