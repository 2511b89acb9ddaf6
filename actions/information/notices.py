"""The profile's notices: what people ask so often, and what must be said with a visit."""

from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.information import source
from actions.turn_context import Citizen
from intake.advice.answers import About, Answer, asked_notices, notices


def named(citizen: Citizen) -> list[Answer]:
    """Return the notices in force that this turn's words ask for."""
    return asked_notices(citizen.municipality, citizen.text, citizen.language, citizen.now)


def answered(citizen: Citizen, dispatcher: CollectingDispatcher) -> list[EventType] | None:
    """Tell what was asked for, with where it is from; outside a form ask what else there is.

    None where nothing of the kind was asked for.
    """
    if not named(citizen):
        return None
    remembered = say(citizen, dispatcher)
    if citizen.in_a_form:
        return [remembered]
    dispatcher.utter_message(response="utter_anything_else")
    return [SlotSet("offer", None), remembered]


def say(citizen: Citizen, dispatcher: CollectingDispatcher) -> EventType:
    """Tell what was asked for, with where it is from; return what to remember."""
    found = named(citizen)
    came = source.of_answers(found, assumed=any(one.assumed for one in found))
    words = source.framed(citizen, [one.text for one in found], came)
    dispatcher.utter_message(response="utter_answer", answer=words)
    return source.remembered(came)


def tell_about(
    citizen: Citizen, dispatcher: CollectingDispatcher, about: About, office: str | None
) -> None:
    """Tell the profile's notices about this, with where they are from; nothing where none is."""
    found = notices(citizen.municipality, about, office, citizen.language, citizen.now)
    if not found:
        return
    came = source.of_answers(found, assumed=any(one.assumed for one in found))
    words = source.framed(citizen, [one.text for one in found], came)
    dispatcher.utter_message(response="utter_answer", answer=words)
