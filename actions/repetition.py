"""How often in a row a turn led nowhere: the third time at the latest, something else is done."""

from typing import Any

from rasa_sdk.events import EventType, SlotSet

from actions.turn_context import Citizen
from intake import conversations
from intake.database import read_scope

TWICE = 2
"""What was said or asked twice is not said a third time: choices come instead, then a person."""
SLOT = "led_nowhere"
DOUBT = "doubt"
"""Not understood, or only perhaps."""
SWITCHED = "language"
"""Another language was asked for: on the telephone the gateway then asks its first question."""
IN_A_FORM = "form"
"""In a form all that leads nowhere counts alike: its question is asked again, whatever was said."""


def before(citizen: Citizen, kind: str) -> int:
    """Return how many turns of a kind came directly before this one, with no other in between."""
    last: dict[str, Any] = citizen.slot(SLOT) or {}
    same = last.get("kind") == kind and last.get("turn") == _turn(citizen) - 1
    return int(last["times"]) if same else 0


def counted(citizen: Citizen, kind: str) -> EventType:
    """Return the event that counts this turn as one of that kind."""
    times = before(citizen, kind) + 1
    return SlotSet(SLOT, {"kind": kind, "times": times, "turn": _turn(citizen)})


def _turn(citizen: Citizen) -> int:
    """Return the number of the citizen's turn: whatever else they say breaks the row."""
    with read_scope(citizen.services.engine) as session:
        return conversations.get(session, citizen.conversation).turns
