"""What is said instead, where the same was said twice in a row: choices, and then a person."""

from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions import repetition
from actions.handover import to_a_person
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
