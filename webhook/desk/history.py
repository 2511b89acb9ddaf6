"""Codes of the store told in sentences: what happened, and why a case is where it is."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from intake.appointments.models import AppointmentEvent
from intake.cases import CaseEvent
from webhook.desk.page import say

ASIDE = ("next_step",)
"""What the bot did next is no reason."""


@dataclass(frozen=True)
class Told:
    """One line of a history; `note` is what somebody wrote, `fate` what became of a message."""

    at: datetime
    act: str
    sentence: str
    note: str = ""
    fate: str = ""


def unknown() -> str:
    """Return what stands for a clerk whose name is not known."""
    return say()("actor_unknown")


def case_event(event: CaseEvent, names: Mapping[str | None, str], fates: Mapping[str, str]) -> Told:
    """Return one act on a case in words; fates are those of the messages sent, by their key."""
    words, detail = say(), event.detail
    by_staff = event.actor_type == "staff"
    name = names[event.actor_id] if by_staff else words.code("actor", event.actor_type)
    sentence = words(
        f"act_{event.act}",
        name=name,
        before=words.department(str(detail.get("from", ""))),
        after=words.department(str(detail.get("to", ""))),
        outcome=words.code("outcome", detail.get("outcome")),
        status=words.code("dial", detail.get("status")),
        had=names.get(detail.get("had")) or unknown(),
        n=detail.get("n"),
        next=_again(detail),
        kind=_kind(detail),
        when=_moment(detail, "at"),
    )
    fate = fates.get(str(detail.get("message", "")), "")
    return Told(event.at, event.act, sentence, str(detail.get("text", "")), fate)


def booking_event(event: AppointmentEvent, names: Mapping[str | None, str]) -> Told:
    """Return one act on an appointment in words."""
    words = say()
    told = {name: _moment(event.detail, name) for name in ("before", "after")}
    sentence = words(f"act_booking_{event.act}", name=names[event.staff_id], **told)
    return Told(event.at, event.act, sentence)


def _again(detail: Mapping[str, Any]) -> str:
    """When a citizen who was not reached is tried again."""
    return say()("tried_next", when=_moment(detail, "next")) if detail.get("next") else ""


def _kind(detail: Mapping[str, Any]) -> str:
    """What a clerk took off a case, or put back: the kind of danger, else that it was urgent."""
    kind = detail.get("danger")
    return say()("danger", kind=say().code("danger", kind)) if kind else say()("urgent")


def reasons(routing: Iterable[str]) -> list[str]:
    """Return why a case went to its department: the facts of the routing, those named that can be.

    A fact is `key=value`; what is none is a sentence of the municipality itself.
    """
    facts = (fact.partition("=") for fact in routing)
    return [
        _reason(key, value) if equals else key for key, equals, value in facts if key not in ASIDE
    ]


def _reason(key: str, value: str) -> str:
    words = say()
    named: dict[str, Callable[[str], str]] = {
        "service": words.service,
        "department": words.department,
        "danger": lambda id_: words.code("danger", id_),
        "topic": lambda id_: words.code("topic", id_),
        "by": lambda id_: words.code("by", id_),
        "intent": words.wish,
        "source": lambda told: words("why_assumed") if told.startswith("assumed") else told,
    }
    return words("why_fact", what=words.code("why", key), fact=named.get(key, str)(value))


def _moment(detail: Mapping[str, Any], name: str) -> str:
    at = detail.get(name)
    return say().moment(datetime.fromisoformat(at)) if at else ""
