"""What was offered or asked, taken up by a yes or by words that only name a time."""

from rasa_sdk.events import EventType, FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions import known_number
from actions.base import cleared
from actions.forms import first_words_say
from actions.information import asked_time
from actions.turn_context import Citizen

BOOKING = "book"
"""In the slot `offer`, before the service: an appointment for it was offered."""


def called_again(citizen: Citizen, dispatcher: CollectingDispatcher) -> list[EventType] | None:
    """Ask for the name where a line begins with a yes to "are you calling about that?", whatever
    more it says; None for any other line."""
    if not citizen.asked_if_again or not first_words_say(citizen, "yes"):
        return None
    return known_number.ask_whose(known_number.AGAIN)


def with_a_time(citizen: Citizen, dispatcher: CollectingDispatcher) -> list[EventType] | None:
    """Take "yes, tomorrow morning" and "at ten" for a yes to an appointment that was offered.

    None where none was offered, or the words say neither yes nor a time.
    """
    kind, _, service = str(citizen.slot("offer") or "").partition(":")
    if kind != BOOKING or citizen.in_a_form:
        return None
    first = citizen.text.casefold().replace(",", " ").split()[:1]
    yes = set(first) & set(citizen.prompt("voice_yes_words").split())
    return booked(service) if yes or asked_time.wish(citizen) else None


def booked(service: str) -> list[EventType]:
    """Begin to book an appointment for this service."""
    start = [SlotSet("service", service), SlotSet("purpose", "book")]
    return [*cleared(), *start, FollowupAction("appointment_form")]
