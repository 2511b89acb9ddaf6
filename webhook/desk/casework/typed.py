"""What a clerk had typed into a form that could not be taken: it comes back to them."""

import json
from dataclasses import asdict, dataclass

from flask import request, session, url_for

from intake import staff
from intake.contacts import Unreadable, seal, unseal
from webhook.desk.access import TOKEN
from webhook.guards import current_services

WORDS = ("note", "text", "line")
"""Fields in which a clerk writes."""
CHOICES = ("outcome", "department")
BACK = {
    "desk_cases": ("desk_cases.case", "desk_cases.again"),
    "desk_chats": ("desk_chats.chat", "desk_chats.insert"),
}
"""By blueprint: the page on which something is typed, and what shows it with that in its fields."""


@dataclass(frozen=True)
class Typed:
    """The fields of a form, where they belong, and whose they are (None where nobody knows)."""

    page: str
    again: str
    fields: dict[str, str]
    clerk: str | None


def of_request() -> Typed | None:
    """Return what this request's form has of a clerk's words; None where it has none."""
    pages = BACK.get(request.blueprint or "")
    reference = (request.view_args or {}).get("reference")
    if request.method != "POST" or not pages or not reference:
        return None
    if not any(request.form.get(name, "").strip() for name in WORDS):
        return None
    page, again = (url_for(endpoint, reference=reference) for endpoint in pages)
    fields = {name: request.form[name] for name in (*WORDS, *CHOICES) if request.form.get(name)}
    token, engine = session.get(TOKEN), current_services().engine
    return Typed(page, again, fields, staff.last_of(engine, token) if token else None)


def sealed(typed: Typed) -> str:
    """Return it for a field of the sign-in page: whoever looks at that page cannot read it."""
    return seal(current_services().settings.data_key, json.dumps(asdict(typed)))


def opened(field: str, clerk: str) -> Typed | None:
    """Return what was sealed, to the clerk who typed it; None to others, and where it is not ours.

    Where nobody knows whose it was, whoever is signed in gets it: the case decides who may see it.
    """
    try:
        typed = Typed(**json.loads(unseal(current_services().settings.data_key, field)))
    except Unreadable:
        return None
    return typed if typed.clerk in (None, clerk) else None
