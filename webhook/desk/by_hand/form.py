"""The form of a case made by hand: what it offers, and what was typed into it."""

from dataclasses import dataclass

from flask import request

from intake.cases import Wants
from intake.catalogue import TOPICS
from intake.finding.filters import LONGEST
from intake.staff.by_hand import CHANNELS, NoSuchMatter, Written
from webhook.desk.access import desk
from webhook.desk.casework import contact_form
from webhook.desk.finding import listing, sought
from webhook.desk.page import say
from webhook.desk.tools import tools
from webhook.guards import current_services

WANTS: tuple[Wants, ...] = ("callback", "message", "letter", "nothing")
SERVICE, TOPIC = "service:", "topic:"
"""What stands before the code of a matter, so that both are chosen in one field."""

Choices = list[tuple[str, str]]


@dataclass(frozen=True)
class Form:
    """What can be chosen, each by its code and in words."""

    channels: Choices
    languages: Choices
    wants: Choices
    departments: Choices
    topics: Choices
    services: Choices


def offered() -> Form:
    """Return the choices of this clerk's municipality today."""
    profile = desk().profile
    day = current_services().now().astimezone(profile.timezone).date()
    there = [id_ for id_, one in profile.departments.items() if one.holds_on(day)]
    return Form(
        channels=[(code, say().code("channel", code)) for code in CHANNELS],
        languages=[(code, say().code("language", code)) for code in profile.languages],
        wants=[(code, say().code("wants", code)) for code in WANTS],
        departments=[(id_, say().department(id_)) for id_ in there],
        topics=[(TOPIC + code, say().code("topic", code)) for code in TOPICS],
        services=[(SERVICE + id_, name) for id_, name in listing.services()],
    )


def begun() -> dict[str, str]:
    """Return what the form begins with: what was sought and not found is who the case is of."""
    typed = request.args.get("sought", "")[:LONGEST]
    read = sought.read(typed, desk().profile.country)
    kinds = {"phone": "phone", "email": "email", "words": "name"}
    return {kinds[read.kind]: typed} if read.kind in kinds else {}


def written() -> Written:
    """Return what was typed. Raises `NoSuchMatter`, `NoSuchPhone`, `NoSuchEmail`."""
    given, choices = request.form, offered()
    topic, service = _matter(given.get("matter", ""))
    wants: Wants = next((code for code in WANTS if code == given.get("wants")), WANTS[0])
    departments = dict(choices.departments)
    return Written(
        channel=_one_of(given.get("channel"), CHANNELS),
        language=_one_of(given.get("language"), desk().profile.languages),
        summary=given.get("summary", ""),
        topic=topic,
        service=service,
        department=given.get("department") if given.get("department") in departments else None,
        urgent=bool(given.get("urgent")),
        wants=wants,
        contact=contact_form.read(given.to_dict(), desk().profile.country),
    )


def _matter(code: str) -> tuple[str, str | None]:
    """Return the topic and, where one was chosen, the service."""
    if code.startswith(TOPIC):
        return code.removeprefix(TOPIC), None
    service = code.removeprefix(SERVICE)
    topic = tools().catalogue.topic_of(service)
    if topic is None:
        raise NoSuchMatter(code)
    return topic, service


def _one_of(given: str | None, codes: tuple[str, ...] | list[str]) -> str:
    return given if given is not None and given in codes else codes[0]
