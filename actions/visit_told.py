"""What must be said with a visit: before a time is chosen, where none fits, once it is booked."""

from rasa_sdk.executor import CollectingDispatcher

from actions import origin
from actions.turn_context import Citizen
from intake.answers import About, notices


def tell(
    citizen: Citizen, dispatcher: CollectingDispatcher, about: About, office: str | None
) -> None:
    """Tell the profile's notices about this, with where they are from; nothing where none is."""
    found = notices(citizen.municipality, about, office, citizen.language, citizen.now)
    if not found:
        return
    came = origin.of_answers(found, assumed=any(one.assumed for one in found))
    words = origin.framed(citizen, [one.text for one in found], came)
    dispatcher.utter_message(response="utter_answer", answer=words)
