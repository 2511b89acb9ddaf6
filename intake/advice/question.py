"""A citizen's question, and the one of the profile's ordered rules that decides about it."""

from dataclasses import dataclass
from datetime import date, datetime

from intake.advice.opening_hours import is_open
from intake.municipalities import Municipality
from intake.municipalities.rules import Condition, RoutingRule

PERSON_INTENTS = ("speak_to_human", "ask_status", "report_urgent")
CASE_INTENTS = ("make_complaint",)


@dataclass(frozen=True, kw_only=True)
class Question:
    """What is known of a citizen's question at an aware moment."""

    at: datetime
    topic: str | None = None
    service: str | None = None
    district: str | None = None
    legal_status: str | None = None
    language: str = "nl"
    intent: str | None = None


def first_rule(
    municipality: Municipality, question: Question, day: date
) -> tuple[RoutingRule | None, bool]:
    """Return the first rule that fits, and whether the legal status must be asked to know it.

    Whoever wants a person or complains is not questioned first.
    """
    status = question.legal_status
    for rule in municipality.routing:
        when = rule.when
        if not rule.holds_on(day) or not _fits(municipality, question, when):
            continue
        if not when.statuses or status in when.statuses:
            return rule, False
        if status is None and when.ask_status:
            return None, question.intent not in PERSON_INTENTS + CASE_INTENTS
    return None, False


def _fits(municipality: Municipality, question: Question, when: Condition) -> bool:
    """Say whether everything fits but the legal status, which may have to be asked."""
    wants = (
        (when.services, question.service),
        (when.topics, question.topic),
        (when.intents, question.intent),
        (when.districts, question.district),
        (when.languages, question.language),
    )
    if any(wanted and given not in wanted for wanted, given in wants):
        return False
    if when.while_open and not is_open(municipality, when.while_open, question.at):
        return False
    return not (when.while_closed and is_open(municipality, when.while_closed, question.at))
