"""What interrupts a conversation: a line that was cut off before, a moment that somebody needs."""

from pathlib import Path

from rasa_sdk.events import EventType, FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions import directives, known_number
from actions.base import cleared
from actions.information import topics
from actions.turn_context import Citizen
from intake.recognition import asides

AT_FIRST = 2
"""Lines within which somebody speaks of another call; later "it was cut off" is about this one."""
MOST_WORDS = 9
"""Words up to which a line only asks for a moment."""


def begun_anew(citizen: Citizen, dispatcher: CollectingDispatcher) -> list[EventType] | None:
    """Be sorry, and go on with what they name: book, answer, or ask what it was about.

    A number does not tell who speaks: where something runs under it, the name is asked for before
    anything of the other call is looked up. Nobody needs a reference for what was not finished; who
    wants an appointment that stands moved has one.
    """
    if not _was_cut_off(citizen):
        return None
    if known_number.runs(citizen):
        return known_number.ask_whose(known_number.AGAIN)
    service, said = citizen.entity("service"), _said(citizen)
    if asides.asks("appointment", *said):
        return _book(citizen, dispatcher, service)
    words = "cut_off_sorry" if service else "cut_off_again"
    dispatcher.utter_message(response="utter_answer", answer=citizen.prompt(words))
    return topics.answer(citizen, dispatcher) if service else []


def _book(
    citizen: Citizen, dispatcher: CollectingDispatcher, service: str | None
) -> list[EventType]:
    rule = citizen.municipality.services.get(service or "")
    if rule is not None and not rule.bookable:
        dispatcher.utter_message(response="utter_answer", answer=citizen.prompt("cut_off_sorry"))
        return topics.answer(citizen, dispatcher)
    dispatcher.utter_message(response="utter_answer", answer=citizen.prompt("cut_off_booking"))
    begun = [SlotSet("service", service), SlotSet("purpose", "book")]
    return [*cleared(), *begun, FollowupAction("appointment_form")]


def _was_cut_off(citizen: Citizen) -> bool:
    if citizen.in_a_form or len(citizen.session_words) > AT_FIRST:
        return False
    moved = asides.asks("other_appointment", *_said(citizen))
    return asides.asks("cut_off", *_said(citizen)) and not moved


def given_time(citizen: Citizen, dispatcher: CollectingDispatcher) -> list[EventType] | None:
    """Say that there is time, which is no miss, and ask again; None for who says more than that."""
    if not _only_waits(citizen):
        return None
    directives.understood(dispatcher, True)
    dispatcher.utter_message(response="utter_answer", answer=citizen.prompt("take_your_time"))
    again = topics.offer_again(citizen, dispatcher)
    if not again and not citizen.in_a_form:
        directives.expect(dispatcher, "listen")
    return again


def _only_waits(citizen: Citizen) -> bool:
    short = len(citizen.text.split()) <= MOST_WORDS and not citizen.entity("service")
    waits = short and asides.opens_with("wait", *_said(citizen))
    return waits and not asides.asks("appointment", *_said(citizen))


def _said(citizen: Citizen) -> tuple[str, str, Path]:
    return citizen.text, citizen.language, citizen.data_dir
