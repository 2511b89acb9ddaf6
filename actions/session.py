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
        citizen = Citizen(tracker)
        language = SlotSet("language", citizen.language)
        locale = SlotSet("locale", citizen.locale)
        return [
            SessionStarted(),
            locale,
            language,
            *_open_form(tracker),
            ActionExecuted("action_listen"),
        ]


def _open_form(tracker: Tracker) -> list[EventType]:
    form = (tracker.active_loop or {}).get("name")
    if not form:
        return []
    kept = [SlotSet(name, tracker.get_slot(name)) for name in KEPT if tracker.get_slot(name)]
    return [*kept, ActiveLoop(form)]
