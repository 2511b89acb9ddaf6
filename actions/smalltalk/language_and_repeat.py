"""Hello and thanks, another language, once more, and contact data that nobody waits for."""

from rasa_sdk.events import EventType, FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions import directives, handover, information, known_number, language, repetition
from actions.answers.chain import BEFORE_AN_ANSWER, first_answer
from actions.base import TurnAction
from actions.handover import escalation
from actions.information import topics
from actions.own_records import reference_so_far
from actions.smalltalk import yes
from actions.turn_context import Citizen


class ActionGreet(TurnAction):
    """Greets; who only ever says hello is offered choices, and then a person."""

    def name(self) -> str:
        return "action_greet"

    def act(self, citizen: Citizen, dispatcher: CollectingDispatcher) -> list[EventType]:
        if _may_come_again(citizen) and known_number.runs(citizen):
            return known_number.ask_if_again(citizen, dispatcher)
        return escalation.ask(citizen, dispatcher, "utter_greet")


def _may_come_again(citizen: Citizen) -> bool:
    """Say whether a hello is to be asked if it is about what runs: a call was asked at its start,
    and answers with hello; a text message begins with it."""
    first = citizen.channel == "sms" and len(citizen.session_words) <= 1
    return citizen.asked_if_again or first


class ActionThank(TurnAction):
    def name(self) -> str:
        return "action_thank"

    def act(self, citizen: Citizen, dispatcher: CollectingDispatcher) -> list[EventType]:
        accepted = yes.accepted_with_thanks(citizen, dispatcher)
        return escalation.ask(citizen, dispatcher, "utter_thank") if accepted is None else accepted


class ActionSetLanguage(TurnAction):
    def name(self) -> str:
        return "action_set_language"

    def act(self, citizen: Citizen, dispatcher: CollectingDispatcher) -> list[EventType]:
        spoken = language.switch(citizen, dispatcher)
        directives.understood(dispatcher, True)
        # Whoever cannot read our languages is not told in one of them which is spoken now.
        listen = [FollowupAction("action_listen")] if language.writes_another(citizen) else []
        return [
            *(SlotSet(name, value) for name, value in spoken.items()),
            repetition.counted(citizen, repetition.SWITCHED),
            *listen,
        ]


class ActionRepeat(TurnAction):
    def name(self) -> str:
        return "action_repeat"

    def act(self, citizen: Citizen, dispatcher: CollectingDispatcher) -> list[EventType]:
        answered = first_answer(citizen, dispatcher, *BEFORE_AN_ANSWER, "hours", "place")
        return _once_more(citizen, dispatcher) if answered is None else answered


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


class ActionNoteContact(TurnAction):
    """Takes what no form waits for: for whom it is, or contact data asked for without Rasa."""

    def name(self) -> str:
        return "action_note_contact"

    def act(self, citizen: Citizen, dispatcher: CollectingDispatcher) -> list[EventType]:
        if told_for_whom(citizen, dispatcher):
            return []
        reference = reference_so_far(citizen)
        if reference is None:
            dispatcher.utter_message(response="utter_nothing_to_repeat")
            return []
        noted = citizen.prompt("technical_problem_noted", reference=reference)
        dispatcher.utter_message(text=noted)
        return []


NOTHING = "utter_nothing_to_repeat"
REPEATED = "repeated"
"""The kind of turn (`repetition`) that asks for the last answer once more."""
AGAIN = {
    "topic": topics.answer,
    "opening_hours": information.tell_hours,
    "location": information.tell_location,
}
"""What `last_answer` may hold, and how it is said once more."""


FOR_WHOM = {"other_person": "for_another", "own_person": "for_yourself"}
"""What the gateway calls it, and the prompt that says it back."""


def told_for_whom(citizen: Citizen, dispatcher: CollectingDispatcher) -> bool:
    """Say back for whom it is, where this turn tells that; return whether it does."""
    told = citizen.intent == "contact_given" and FOR_WHOM.get(str(citizen.entity("kind")))
    if not told:
        return False
    directives.understood(dispatcher, True)
    dispatcher.utter_message(response="utter_answer", answer=citizen.prompt(told))
    return True
