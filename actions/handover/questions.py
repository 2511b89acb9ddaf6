"""The questions of a handover: what it is about, a telephone number, a name."""

from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions import directives
from actions.base import TurnAction
from actions.forms import lacks_mobile
from actions.turn_context import Citizen

ASKED: list[EventType] = [SlotSet("first_question", None)]
"""Events of every question: the next one is not the first."""


class AskSubject(TurnAction):
    def name(self) -> str:
        return "action_ask_handover_form_handover_subject"

    def act(self, citizen: Citizen, dispatcher: CollectingDispatcher) -> list[EventType]:
        complaint = citizen.slot("handover_reason") == "complaint"
        directives.expect(dispatcher, "free")
        dispatcher.utter_message(
            response="utter_ask_complaint" if complaint else "utter_ask_subject"
        )
        return ASKED


class AskPhone(TurnAction):
    def name(self) -> str:
        return "action_ask_handover_form_phone_given"

    def act(self, citizen: Citizen, dispatcher: CollectingDispatcher) -> list[EventType]:
        directives.expect(dispatcher, "phone")
        buttons = [citizen.press("press_rather_not", "deny", kind="phone")]
        if citizen.wish.how != "text":
            dispatcher.utter_message(response="utter_ask_phone", buttons=buttons)
            return ASKED
        # Somebody who wants no call is not asked where to call them.
        mobile = lacks_mobile(citizen)
        key = "ask_mobile_for_text" if mobile else "ask_phone_for_text"
        dispatcher.utter_message(text=citizen.prompt(key), buttons=buttons)
        return [*ASKED, SlotSet("mobile_asked", True)] if mobile else ASKED


class AskNameForCase(TurnAction):
    """Asks for a name; who has heard nothing yet of what happens now, hears that before."""

    def name(self) -> str:
        return "action_ask_handover_form_name_given"

    def act(self, citizen: Citizen, dispatcher: CollectingDispatcher) -> list[EventType]:
        first = citizen.slot("first_question")
        directives.expect(dispatcher, "name")
        dispatcher.utter_message(
            response="utter_ask_name_first" if first else "utter_ask_name_for_case",
            buttons=[citizen.press("press_rather_not", "deny", kind="name")],
        )
        return ASKED
