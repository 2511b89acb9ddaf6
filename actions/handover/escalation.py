"""The way to a person where the same led nowhere twice: choices first, then a handover."""

from rasa_sdk.events import EventType, FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions import repetition
from actions.handover.case import SUBJECT_UNKNOWN
from actions.handover.start import begin, lost
from actions.repetition import TWICE
from actions.turn_context import Citizen

CHOICES = "utter_help"
"""The response that says what can be asked here, with choices and a person among them."""


def ask(citizen: Citizen, dispatcher: CollectingDispatcher, response: str) -> list[EventType]:
    """Utter a response that asks; offer choices where that would be the third time in a row.

    Then comes a person, and so does one where the choices themselves led nowhere twice.
    """
    times = repetition.before(citizen, response)
    if times > TWICE or (times == TWICE and response == CHOICES):
        return to_a_person(citizen, dispatcher)
    dispatcher.utter_message(response=CHOICES if times == TWICE else response)
    return [repetition.counted(citizen, response)]


def to_a_person(citizen: Citizen, dispatcher: CollectingDispatcher) -> list[EventType]:
    """Say that a person will help, open the case, and ask how they reach the citizen."""
    dispatcher.utter_message(response="utter_third_miss")
    slots = begin(citizen, "not_understood", lost(citizen) or SUBJECT_UNKNOWN)
    return [*slots, FollowupAction("handover_form")]


def give_up_asking(citizen: Citizen) -> list[EventType]:
    """Open the case with what is known, rather than ask a fourth time."""
    unknown = {"handover_subject": SUBJECT_UNKNOWN, "phone_given": False, "name_given": False}
    return [SlotSet(name, value) for name, value in unknown.items() if citizen.slot(name) is None]
