"""Hello and thanks, another language, once more, and contact data that nobody waits for."""

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions import directives, handover, information, language, repetition
from actions.handover import escalation
from actions.information import topics
from actions.own_records import reference_so_far
from actions.smalltalk.answerers import first_answer
from actions.turn_context import Citizen


class ActionGreet(Action):
    """Greets; who only ever says hello is offered choices, and then a person."""

    def name(self) -> str:
        return "action_greet"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        return escalation.ask(Citizen(tracker), dispatcher, "utter_greet")


class ActionThank(Action):
    def name(self) -> str:
        return "action_thank"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        return escalation.ask(Citizen(tracker), dispatcher, "utter_thank")


class ActionSetLanguage(Action):
    def name(self) -> str:
        return "action_set_language"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        citizen = Citizen(tracker)
        spoken = language.switch(citizen, dispatcher)
        directives.understood(dispatcher, True)
        return [
            *(SlotSet(name, value) for name, value in spoken.items()),
            repetition.counted(citizen, repetition.SWITCHED),
        ]


class ActionRepeat(Action):
    def name(self) -> str:
        return "action_repeat"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        citizen = Citizen(tracker)
        answered = first_answer(citizen, dispatcher, "person")
        if answered is not None:
            return answered
        return _once_more(citizen, dispatcher)


def _once_more(citizen: Citizen, dispatcher: CollectingDispatcher) -> list[EventType]:
    """Say the last answer again, twice at most; a person comes where twice was not enough.

    What is repeated because the language has changed was not asked for, and is not counted.
    """
    again = AGAIN.get(citizen.slot("last_answer") or "")
    asked_for = citizen.intent != "language_changed"
    if again is None and asked_for:
        return escalation.ask(citizen, dispatcher, NOTHING)
    if again is None:
        dispatcher.utter_message(response=NOTHING)
        return []
    if asked_for and repetition.before(citizen, REPEATED) >= repetition.TWICE:
        return handover.to_a_person(citizen, dispatcher)
    said = again(citizen, dispatcher)
    return [*said, repetition.counted(citizen, REPEATED)] if asked_for else said


class ActionNoteContact(Action):
    """Thanks for contact data that no form waits for: asked for while Rasa was away."""

    def name(self) -> str:
        return "action_note_contact"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        citizen = Citizen(tracker)
        reference = reference_so_far(citizen)
        if reference is None:
            dispatcher.utter_message(response="utter_nothing_to_repeat")
            return []
        noted = citizen.prompt("technical_problem_noted", reference=reference)
        dispatcher.utter_message(text=noted)
        return []


NOTHING = "utter_nothing_to_repeat"
REPEATED = "repeated"
"""The kind of turn (`in_a_row`) that asks for the last answer once more."""
AGAIN = {
    "topic": topics.answer,
    "opening_hours": information.tell_hours,
    "location": information.tell_location,
}
"""What `last_answer` may hold, and how it is said once more."""
