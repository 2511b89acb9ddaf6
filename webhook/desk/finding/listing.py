"""What the address of the list asks for, as a filter, and what its forms offer to choose."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from flask import request
from sqlalchemy.orm import Session

from intake.advice import deadlines
from intake.catalogue import TOPICS
from intake.finding import filters
from intake.finding.filters import Filter
from webhook.desk.access import desk
from webhook.desk.page import say
from webhook.desk.tools import tools
from webhook.guards import current_services

CHANNELS = ("voice", "sms", "chat", "call", "counter", "letter")
WANTS = ("transfer", "callback", "chat", "message", "letter", "nothing")
FIELDS = {"spoken" if name == "language" else name: name for name in filters.CHOICES}
"""Fields of a case by their names in an address, where `language` is that of the page."""
OFFERED = ("channel", "spoken", "topic", "wants")
"""What the form offers to choose; the rest comes by address."""


def asked() -> dict[str, str]:
    """Return what this request asks the list for, without what nobody knows; not its page."""
    given, departments = request.args, desk().departments
    chosen = {name: given.get(name, "")[:64] for name in FIELDS}
    found = {name: value for name, value in chosen.items() if value and value.isprintable()}
    if given.get("view") in filters.VIEWS[1:]:
        found["view"] = given["view"]
    if given.get("department") in departments:
        found["department"] = given["department"]
    found |= {name: "1" for name in ("hasty", "late") if given.get(name)}
    if words := " ".join(given.get("words", "").replace("\0", "").split()):
        found["words"] = words[: filters.LONGEST]
    return found


def filter_of(asked: Mapping[str, str]) -> Filter:
    """Return the filter for what was asked, within the clerk's departments."""
    here, department = desk(), asked.get("department")
    return Filter(
        municipality=here.profile.id,
        departments=[department] if department else here.departments,
        clerk=here.clerk.id,
        view=asked.get("view", "all"),
        chosen={field: asked[name] for name, field in FIELDS.items() if name in asked},
        hasty="hasty" in asked,
        late=late() if "late" in asked else None,
        words=asked.get("words", ""),
    )


def late() -> dict[str, datetime]:
    """Return before which moment an open case was opened to be late, by department."""
    here, now = desk(), current_services().now()
    found = {id_: deadlines.late_before(here.profile, id_, now) for id_ in here.departments}
    return {id_: at for id_, at in found.items() if at is not None}


def page() -> int:
    """Return which page is asked for, from 1 on."""
    return min(max(1, request.args.get("page", 1, type=int)), 10**6)


def shown(session: Session, asked: Mapping[str, str]) -> filters.Shown:
    """Return the page of the list that this request asks for."""
    return filters.shown(session, filter_of(asked), page())


def choices() -> dict[str, list[tuple[str, str]]]:
    """Return what can be chosen in each field of the form: the code and its words."""
    codes: dict[str, Iterable[str]] = {
        "channel": CHANNELS,
        "spoken": desk().profile.languages,
        "topic": TOPICS,
        "wants": WANTS,
    }
    return {name: _named(FIELDS[name], codes[name]) for name in OFFERED}


def services() -> list[tuple[str, str]]:
    """Return the services of the municipality by their plain names."""
    there = [id_ for id_ in tools().catalogue if id_ in desk().profile.services]
    return sorted(((id_, say().service(id_)) for id_ in there), key=lambda one: one[1].casefold())


def _named(kind: str, codes: Iterable[str]) -> list[tuple[str, str]]:
    return [(code, say().code(kind, code)) for code in codes]
