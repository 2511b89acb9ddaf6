"""A part of a date that could not be read: it is asked for, and what was read beside it is kept."""

from typing import Any

from rasa_sdk.executor import CollectingDispatcher

from actions.appointments import free_times
from actions.information import asked_time
from actions.turn_context import Citizen
from intake.spoken import When

HOUR = "hour"
"""In the slot `offer`: a day or a week was understood, and the hour is asked for."""
DAY = "day"
"""In the slot `offer`: a day was named that no calendar has, and another one is asked for."""
LINES = 3
"""Lines before this one in which the rest of it may stand."""


def line_before(citizen: Citizen) -> str:
    """Return the line whose unread part this turn tells by itself; empty where there is none."""
    asked = citizen.slot("offer")
    if asked not in (HOUR, DAY) or _tells_more(citizen, asked):
        return ""
    said = [str(line["text"]) for line in citizen.session_words[:-1][-LINES:]]
    return next((line for line in reversed(said) if _heard(citizen, line).unread), "")


def asked_for(
    citizen: Citizen, dispatcher: CollectingDispatcher, service: str, office: str, before: str
) -> dict[str, Any]:
    """Ask for the part of this turn's day and hour that could not be read.

    Nothing where all was read, that part was asked for already, or nothing is free for the rest.
    """
    heard = asked_time.heard(citizen, before=before)
    asked = citizen.slot("offer")
    if "day" in heard.unread and asked != DAY:
        _say(citizen, dispatcher, "no_such_day")
        return {"appointment_time": None, "appointment_confirmed": None, "offer": DAY}
    if "time" not in heard.unread or asked == HOUR:
        return {}
    if heard.kind == "none":
        _say(citizen, dispatcher, "hour_not_understood")
        return {"appointment_time": None, "appointment_confirmed": None, "offer": HOUR}
    found = free_times.search(citizen, service, office, heard)
    if found.either or not found.fits or not found.offered:
        return {}
    _say(citizen, dispatcher, "understood_so_far", when=asked_time.in_words(citizen, heard))
    return {
        "appointment_time": None,
        "appointment_confirmed": None,
        "offered_times": found.offered,
        "offer": HOUR,
    }


def _tells_more(citizen: Citizen, asked: str) -> bool:
    """Say whether these words hold what was read before as well: they stand for themselves."""
    heard = asked_time.heard(citizen)
    if asked == DAY:
        return heard.kind != "day"
    return asked_time.names_day(citizen, heard)


def _heard(citizen: Citizen, line: str) -> When:
    return asked_time.understood(citizen, line, citizen.now)


def _say(citizen: Citizen, dispatcher: CollectingDispatcher, prompt: str, **fields: str) -> None:
    dispatcher.utter_message(response="utter_answer", answer=citizen.prompt(prompt, **fields))
