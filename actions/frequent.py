"""What people ask so often that an editor wrote one sentence for it: the profile's notices."""

from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions import origin
from actions.turn_context import Citizen
from intake.answers import Answer, asked_notices


def named(citizen: Citizen) -> list[Answer]:
    """Return the notices in force that this turn's words ask for."""
    return asked_notices(citizen.municipality, citizen.text, citizen.language, citizen.now)


def tell(citizen: Citizen, dispatcher: CollectingDispatcher) -> list[EventType]:
    """Tell what was asked for, with where it is from; outside a form ask what else there is."""
    remembered = say(citizen, dispatcher)
    if not citizen.in_a_form:
        dispatcher.utter_message(response="utter_anything_else")
    return [SlotSet("offer", None), remembered]


def say(citizen: Citizen, dispatcher: CollectingDispatcher) -> EventType:
    """Tell what was asked for, with where it is from; return what to remember."""
    found = named(citizen)
    came = origin.of_answers(found, assumed=any(one.assumed for one in found))
    words = origin.framed(citizen, [one.text for one in found], came)
    dispatcher.utter_message(response="utter_answer", answer=words)
    return origin.remembered(came)
