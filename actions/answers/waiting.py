"""Somebody who asks for a moment has it: what was asked is asked again, and counts as no miss."""

from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions import directives
from actions.information import topics
from actions.turn_context import Citizen
from intake.recognition import asides

MOST_WORDS = 9
"""Words up to which a line only asks for a moment."""


def given_time(citizen: Citizen, dispatcher: CollectingDispatcher) -> list[EventType] | None:
    """Say that there is time; None for who says more than that."""
    said = (citizen.text, citizen.language, citizen.data_dir)
    only = len(citizen.text.split()) <= MOST_WORDS and not citizen.entity("service")
    if not only or not asides.opens_with("wait", *said):
        return None
    directives.understood(dispatcher, True)
    dispatcher.utter_message(response="utter_answer", answer=citizen.prompt("take_your_time"))
    again = topics.offer_again(citizen, dispatcher)
    if not again and not citizen.in_a_form:
        directives.expect(dispatcher, "listen")
    return again
