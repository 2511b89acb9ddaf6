"""Place and time that were named before the service: "tomorrow at ten" is read once it can be."""

import copy
from typing import Any

from rasa_sdk.executor import CollectingDispatcher

from actions.appointments.time_choice import read_time
from actions.turn_context import Citizen
from intake.recognition import party

LINES = 3
"""Lines before this one in which a wish may stand."""
WISHES = frozenset({"book_appointment", "inform", "unsure_offer", "unsure_clarify"})
"""What a line sounds like that may wish for a place or a time; another asks about one."""

MATTERS = frozenset({"book_appointment", "request_document"})
"""What a line sounds like that may say who comes along; one about a household says who lives there.
"""


def time_named(
    citizen: Citizen, dispatcher: CollectingDispatcher, service: str, office: str
) -> dict[str, Any]:
    """Read a time that was named before service and place, as long as none was offered."""
    asked = citizen.slot("requested_slot") in ("service", "office")
    if not asked or citizen.slot("offered_times") or citizen.slot("appointment_time"):
        return {}
    for earlier in lines(citizen):
        read = read_time(earlier, dispatcher, service, office)
        if read:
            return read
    return {}


def persons(citizen: Citizen) -> int | None:
    """Return for how many persons this line, or an earlier one about the same, says that it is."""
    told = party.count(citizen.text, citizen.language, citizen.data_dir)
    if told is not None or citizen.slot("persons") is not None:
        return told
    matters = [one for one in citizen.session_words if _intent(one) in MATTERS]
    said = (party.count(one["text"], citizen.language, citizen.data_dir) for one in matters)
    return next((one for one in said if one is not None), None)


def lines(citizen: Citizen) -> list[Citizen]:
    """Return this citizen as they said the lines before this one, the latest first."""
    said = citizen.session_words
    before = (said[:-1] if citizen.text else said)[-LINES:]
    wished = [one for one in before if _intent(one) in WISHES]
    return [_saying(citizen, one) for one in reversed(wished)]


def _intent(line: dict[str, Any]) -> str | None:
    return (line.get("intent") or {}).get("name")


def _saying(citizen: Citizen, line: dict[str, object]) -> Citizen:
    """Return the citizen of an earlier line, with what is known and asked by now."""
    tracker = copy.copy(citizen.tracker)
    tracker.latest_message = {**line, "metadata": tracker.latest_message.get("metadata")}
    return Citizen(tracker)
