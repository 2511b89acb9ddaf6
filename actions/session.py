"""The start of a Rasa session: what travels with the turn, and a form that was left open."""

from rasa_sdk import Action, Tracker
from rasa_sdk.events import ActionExecuted, ActiveLoop, EventType, SessionStarted, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.citizen import Citizen

KEPT = (
    *("topic", "service", "office", "purpose", "booking", "offered_times", "appointment_time"),
    *("name_given", "phone_given", "handover_subject", "handover_reason", "requested_slot"),
)
"""Slots of an unfinished form, which a session that starts anew must not lose (decision 6)."""


class ActionSessionStart(Action):
    def name(self) -> str:
        return "action_session_start"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        language = _language(tracker)
        return [
            SessionStarted(),
            SlotSet("locale", Citizen(tracker).municipality.locale(language)),
            SlotSet("language", language),
            *_open_form(tracker),
            ActionExecuted("action_listen"),
        ]


def _language(tracker: Tracker) -> str:
    """Return what came with this turn: the slot still holds the language of the session before.

    Where a session ran off, Rasa puts what came with the new message into a slot of its own;
    the message in the tracker is still the last of the old session.
    """
    came = tracker.get_slot("session_started_metadata") or tracker.latest_message["metadata"]
    return str(came["language"])


def _open_form(tracker: Tracker) -> list[EventType]:
    form = (tracker.active_loop or {}).get("name")
    if not form:
        return []
    kept = {name: tracker.get_slot(name) for name in KEPT}
    filled = [SlotSet(name, value) for name, value in kept.items() if value is not None]
    return [*filled, ActiveLoop(form)]
