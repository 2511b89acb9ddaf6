"""The start of danger: asked about where it is not sure, else told at once whom to call."""

from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.base import TurnAction
from actions.danger import wording
from actions.danger.alarm import ASKED, raise_alarm
from actions.turn_context import Citizen
from intake.recognition.danger import KINDS


class ActionBeginDanger(TurnAction):
    """Asks whether somebody is in danger, or tells whom to call and opens the case."""

    def name(self) -> str:
        return "action_begin_danger"

    def act(self, citizen: Citizen, dispatcher: CollectingDispatcher) -> list[EventType]:
        kind = citizen.danger_kind if citizen.danger_kind in KINDS else "other"
        begun: dict[str, Any] = {
            "danger": kind,
            "danger_over": None,
            "interrupted": _interrupted(citizen.tracker),
        }
        begun |= {"danger_words": citizen.words, "danger_begun": citizen.message_id}
        if citizen.intent == "unsure_danger":
            wording.ask(citizen, dispatcher, kind)
            begun |= {"danger_stage": ASKED}
        else:
            begun |= raise_alarm(citizen, dispatcher, kind, citizen.words)
        return [SlotSet(name, value) for name, value in begun.items()]


def _interrupted(tracker: Tracker) -> str | None:
    """Return the form that this very turn was taken out of."""
    forms: list[str | None] = []
    for event in reversed(tracker.events):
        if event["event"] == "user" and not (forms and forms[0] is None and len(forms) == 1):
            break
        if event["event"] == "active_loop":
            forms.append(event["name"])
            if event["name"]:
                break
    return forms[-1] if len(forms) > 1 else None
