"""The appointment form: service, place, time, name, and a yes to what was read back."""

from typing import Any

from rasa_sdk.executor import CollectingDispatcher

from actions.appointments import free_times, said_earlier, time_wish, unread_part
from actions.appointments.service_choice import mends, read_service
from actions.appointments.time_choice import (
    START_AGAIN,
    WHICH,
    any_of,
    asks_for_a_time,
    read_time,
    same_time,
)
from actions.appointments.visits import home
from actions.forms import Form, contact_given, first_words_say
from actions.information import asked_time, source
from actions.own_records import persons
from actions.turn_context import Citizen
from intake.advice.answers import redirected
from intake.appointments import BackendDown
from intake.recognition import asides

CHANGE = "change"
"""In the slot `offer`: the citizen was asked what should be different."""
RENAME = "rename"
"""In the slot `offer`: the citizen was asked for another name than the one that was read back."""
OTHER_SERVICE = "service"
"""In the slot `offer`: none of the services on offer was it; and the choice of that (`change`)."""
ENDS_WITH_AN_ANSWER = (
    *(CHANGE, RENAME, WHICH, OTHER_SERVICE, home.ANOTHER),
    *(unread_part.HOUR, unread_part.DAY),
)
"""What the slot `offer` no longer holds once something was told."""
CHOSEN = ("office", "appointment_time")
"""What is chosen from a list, of which any may do."""
SHORT_ANSWER = 10
"""Words up to which a place is an answer, not a question about it."""
NAMED = "[name]"
"""What stands in the words for a name that was said."""
MISHEARD = frozenset({"ask_location", "make_complaint", "stop_dialogue"})
"""What "no wait, rather at the town hall" may sound like to the classifier."""
ASKING = frozenset({"question_asked", "unsure_question", "ask_opening_hours"})
"""What a place with a reason beside it may sound like: "in Merksem, daar werk ik"."""
A_QUESTION = 0.6
"""How near to a known question a line must be that asks about a place, and does not choose it."""
TELLING = 4
"""Letters from which a word tells one place from another."""


class ValidateAppointmentForm(Form):
    def name(self) -> str:
        return "validate_appointment_form"

    def answers(self, citizen: Citizen) -> bool:
        """Take "at the town hall", "the second", "any" and "no, a passport" as answers, whatever
        they sound like."""
        asked = citizen.slot("requested_slot")
        if _goes_back(citizen) or _another_time(citizen):
            return True
        if mends(citizen) or (asked in CHOSEN and any_of(citizen, [asked])):
            return True
        if _party(citizen) and len(citizen.text.split()) <= SHORT_ANSWER:
            return True
        if asked == "appointment_time" and (
            time_wish.pointed_at(citizen) is not None
            or asks_for_a_time(citizen)
            or asked_time.declined(citizen)
            or asked_time.heard(citizen).unread
        ):
            return True
        mistaken = MISHEARD | ASKING if asked == "office" and _hardly_asks(citizen) else MISHEARD
        if len(citizen.text.split()) > SHORT_ANSWER or citizen.intent not in mistaken:
            return False
        offices = free_times.offices_for(citizen, citizen.slot("service") or "")
        named = [place for place in citizen.places() if place in offices]
        return bool(named) and (asked == "office" or named[0] != citizen.slot("office"))

    def read(self, citizen: Citizen, dispatcher: CollectingDispatcher) -> dict[str, Any]:
        """Take everything this turn says about the appointment, corrections included."""
        if _goes_back(citizen):
            return _before(citizen)
        filled = _change(citizen)
        filled |= _district(citizen, dispatcher)
        filled |= read_service(citizen)
        come = _party(citizen)
        if come:
            filled |= {**START_AGAIN, **come}
            citizen = citizen.knowing(**come)
        service = filled.get("service", citizen.slot("service"))
        if service:
            filled |= _place(citizen, service, filled.get("office", citizen.slot("office")))
        office = filled.get("office", citizen.slot("office"))
        if service and office:
            other = bool(come) or service != citizen.slot("service")
            filled |= _time(citizen, dispatcher, service, office, other)
        name = _name(citizen)
        if name is not None and citizen.slot("name_given") is None:
            filled["name_given"] = name
        filled |= home.given(citizen, office, filled)
        if filled and citizen.slot("offer") in ENDS_WITH_AN_ANSWER:
            filled.setdefault("offer", None)
        filled = filled or _confirmation(citizen) or _read_later(citizen)
        return filled | home.given(citizen, office, filled)


def _read_later(citizen: Citizen) -> dict[str, Any]:
    """Take a time that is told before it can be looked for: it is read once service and place are
    known (`said_earlier`), and the question for these is asked once more."""
    asked = citizen.slot("requested_slot")
    known = asked in ("service", "office") and asked_time.wish(citizen)
    return {str(asked): None} if known else {}


def _hardly_asks(citizen: Citizen) -> bool:
    """Say whether no question that is known of the municipality is like these words."""
    units = citizen.answer.get("units") or ()
    return all(unit["near"] < A_QUESTION for unit in units[:1])


def _change(citizen: Citizen) -> dict[str, Any]:
    """Read the buttons under "what do you want to change?", and "no, the name is wrong"."""
    if _renamed(citizen):
        return {"name_given": True, "offer": None}
    wanted = citizen.entity("change")
    if wanted == "name" or _misnamed(citizen):
        return {"name_given": None, "appointment_confirmed": None, "offer": RENAME}
    if wanted == OTHER_SERVICE:
        return {"offer": OTHER_SERVICE}
    if wanted == home.ANOTHER:
        return home.another()
    if _another_time(citizen):
        return dict(START_AGAIN)
    if wanted == "place":
        return {**START_AGAIN, "office": None}
    return dict(START_AGAIN) if wanted == "time" else {}


def _goes_back(citizen: Citizen) -> bool:
    """Say whether the question before this one is wanted again."""
    return asides.asks("back", citizen.text, citizen.language, citizen.data_dir)


def _before(citizen: Citizen) -> dict[str, Any]:
    """Return what makes the form ask the question before this one, or what should be different."""
    asked = citizen.slot("requested_slot")
    if asked == "appointment_confirmed":
        return {"offer": CHANGE}
    if asked in ("name_given", "address_given"):
        return dict(START_AGAIN)
    several = len(free_times.offices_for(citizen, citizen.slot("service") or "")) > 1
    if asked == "appointment_time" and several:
        return {**START_AGAIN, "office": None}
    return {**START_AGAIN, "office": None, "service": None}


def _another_time(citizen: Citizen) -> bool:
    """Say whether another time than the chosen one is wanted, once one is chosen."""
    said = (citizen.text, citizen.language, citizen.data_dir)
    return bool(citizen.slot("appointment_time")) and asides.asks("other_time", *said)


def _renamed(citizen: Citizen) -> bool:
    """Say whether the name was mended as it was read back: it is read back once more."""
    asked = citizen.slot("requested_slot") == "appointment_confirmed"
    return asked and citizen.intent == "contact_given" and citizen.entity("kind") == "name"


def _misnamed(citizen: Citizen) -> bool:
    """Say whether words about what was read back are about the name.

    A no with a name after it is no yes, however much like one it sounds: "ne, [name] is right".
    """
    if citizen.slot("requested_slot") != "appointment_confirmed":
        return False
    words = citizen.text.casefold().strip(".!?").split()
    another = NAMED in citizen.text and first_words_say(citizen, "no")
    about_it = citizen.intent != "affirm" and citizen.prompt("the_word_name") in words
    return another or about_it


def _name(citizen: Citizen) -> bool | None:
    """Return whether a name is given, now or before; where another is wanted, only now."""
    if citizen.slot("offer") != RENAME:
        return contact_given(citizen, "name")
    now = citizen.intent == "contact_given" and citizen.entity("kind") == "name"
    return True if now else None


def _district(citizen: Citizen, dispatcher: CollectingDispatcher) -> dict[str, Any]:
    """Keep the part of town named now; who is sent elsewhere from there hears so and why."""
    named = citizen.named_district()
    if named is None:
        return {}
    for note in redirected(citizen.municipality, named, citizen.language, citizen.now):
        words = source.framed(citizen, [note.text], source.of_answers([note], assumed=note.assumed))
        dispatcher.utter_message(response="utter_answer", answer=words)
    return {"district": named}


def _party(citizen: Citizen) -> dict[str, Any]:
    """Read how many come together, where that is another number than so far."""
    told = said_earlier.persons(citizen)
    return {} if told in (None, persons(citizen)) else {"persons": told}


def _place(citizen: Citizen, service: str, so_far: str | None) -> dict[str, Any]:
    """Read a place in this turn, or in what was said before it could be read."""
    found = _office(citizen, service, so_far)
    if found or so_far or citizen.slot("requested_slot") != "service":
        return found
    earlier = (_office(one, service, None) for one in said_earlier.lines(citizen))
    return next((place for place in earlier if place), {})


def _office(citizen: Citizen, service: str, so_far: str | None) -> dict[str, Any]:
    offices = free_times.offices_for(citizen, service)
    named = next((place for place in citizen.places() if place in offices), None)
    named = named or _by_a_word(citizen, offices)
    if named and named != so_far:
        return {**START_AGAIN, "office": named}
    if len(offices) == 1 and so_far != offices[0]:
        return {"office": offices[0]}
    return {}


def _by_a_word(citizen: Citizen, offices: tuple[str, ...]) -> str | None:
    """Return the office that a short answer to "where?" points at: "thuis" for "bij u thuis"."""
    words = set(citizen.text.casefold().strip(".!").split())
    if citizen.slot("requested_slot") != "office" or len(words) > SHORT_ANSWER:
        return None
    chosen = any_of(citizen, offices)
    if chosen:
        return chosen
    said = {word for word in words if len(word) >= TELLING}
    fits = [id_ for id_ in offices if said & set(citizen.office_name(id_).casefold().split())]
    return fits[0] if len(fits) == 1 else None


def _time(
    citizen: Citizen, dispatcher: CollectingDispatcher, service: str, office: str, other: bool
) -> dict[str, Any]:
    """Read a time; that of before is kept for an `other` appointment, where it is free for that.

    Where the appointment system is down, the question for it will tell so.
    """
    try:
        read = read_time(citizen, dispatcher, service, office)
        if not read and other:
            read = same_time(citizen, dispatcher, service, office)
        return read or said_earlier.time_named(citizen, dispatcher, service, office)
    except BackendDown:
        return {**START_AGAIN}


def _confirmation(citizen: Citizen) -> dict[str, Any]:
    """Read yes or no to what was read back, in a turn that says nothing else.

    After a no the form asks what should be different. A no to that, and the rules end the
    booking; a yes to that answers nothing, so the appointment is read back once more.
    """
    if citizen.slot("requested_slot") != "appointment_confirmed":
        return {}
    asked_what = citizen.slot("offer") == CHANGE
    if citizen.intent == "affirm":
        return {"offer": None} if asked_what else {"appointment_confirmed": True}
    return {"offer": CHANGE} if citizen.intent == "deny" and not asked_what else {}
