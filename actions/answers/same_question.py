"""What was just answered, asked once more: of another matter ("and a licence?"), or at a place."""

from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.answers import telling
from actions.turn_context import Citizen

LONGEST = 7
"""Words up to which a line asks nothing of its own."""
SURE = 0.5
"""The share of a unit from which its question was asked."""
SAYS_NOTHING = frozenset(
    {"question_asked", "unsure_question", "unsure_clarify", "unsure_offer", "inform",
     "out_of_scope", "ask_help"}
)  # fmt: skip
"""Intents of a line that means nothing, or no more, without what was told before it."""


def answered(citizen: Citizen, dispatcher: CollectingDispatcher) -> list[EventType] | None:
    """Tell the same of the matter that is named now, or where the matter so far is dealt with.

    None in a form, and where a line says more or the bank knows nothing of that.
    """
    short = len(citizen.text.split()) <= LONGEST
    if citizen.in_a_form or not short or citizen.intent not in SAYS_NOTHING:
        return None
    unit = _of_another_matter(citizen) if citizen.entity("service") else _at_a_place(citizen)
    return telling.tell_unit(citizen, dispatcher, unit) if unit else None


def _of_another_matter(citizen: Citizen) -> str | None:
    """Return the unit that tells of this matter what was told of another one."""
    told = citizen.slot("told_unit") or _asked_before(citizen)
    kind, _, other = str(told or "").partition(".")
    service = citizen.entity("service")
    goes_on = citizen.answer.get("takes_up") and other and service != other
    return f"{kind}.{service}" if goes_on else None


def _asked_before(citizen: Citizen) -> str | None:
    """Return the unit that the line before this one asked for, whatever answered it."""
    lines = citizen.session_words[-2:-1]
    units = (lines[0].get("answer") or {}).get("units") if lines else ()
    sure = units and units[0]["share"] >= SURE
    return str(units[0]["id"]) if units and sure else None


def _at_a_place(citizen: Citizen) -> str | None:
    """Return the unit that tells where the matter so far is dealt with, where a place is named."""
    service, place = citizen.slot("service"), citizen.places() or citizen.named_district()
    after = service and place and citizen.slot("last_answer") == "topic"
    return f"where.{service}" if after else None
