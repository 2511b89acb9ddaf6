"""What is said instead, where the same was said twice in a row: choices, and then a person."""

from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions import in_a_row
from actions.citizen import Citizen
from actions.handover import to_a_person
from actions.in_a_row import TWICE

CHOICES = "utter_help"
"""The response that says what can be asked here, with choices and a person among them."""


def ask(citizen: Citizen, dispatcher: CollectingDispatcher, response: str) -> list[EventType]:
    """Utter a response that asks; offer choices where that would be the third time in a row.

    Then comes a person, and so does one where the choices themselves led nowhere twice.
    """
    times = in_a_row.before(citizen, response)
    if times > TWICE or (times == TWICE and response == CHOICES):
        return to_a_person(citizen, dispatcher)
    dispatcher.utter_message(response=CHOICES if times == TWICE else response)
    return [in_a_row.counted(citizen, response)]
