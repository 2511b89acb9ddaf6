"""Place and time that were named before the service: "tomorrow at ten" is read once it can be."""

import copy
from typing import Any

from rasa_sdk.executor import CollectingDispatcher

from actions.appointments.time_choice import read_time
from actions.turn_context import Citizen

LINES = 3
"""Lines before this one in which a wish may stand."""
WISHES = frozenset({"book_appointment", "inform", "unsure_offer", "unsure_clarify"})
"""What a line sounds like that may wish for a place or a time; another asks about one."""


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


def lines(citizen: Citizen) -> list[Citizen]:
    """Return this citizen as they said the lines before this one, the latest first."""
    said = citizen.session_words
    before = (said[:-1] if citizen.text else said)[-LINES:]
    wished = [one for one in before if (one.get("intent") or {}).get("name") in WISHES]
    return [_saying(citizen, one) for one in reversed(wished)]


def _saying(citizen: Citizen, line: dict[str, object]) -> Citizen:
    """Return the citizen of an earlier line, with what is known and asked by now."""
    tracker = copy.copy(citizen.tracker)
    tracker.latest_message = {**line, "metadata": tracker.latest_message.get("metadata")}
    return Citizen(tracker)
