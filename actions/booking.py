"""The appointment form: service, place, time, name, and a yes to what was read back."""

from datetime import datetime
from typing import Any

from rasa_sdk.executor import CollectingDispatcher

from actions import times
from actions.citizen import Citizen
from actions.forms import Form, contact_given
from intake.appointments import SlotTaken

CHANGE = "change"
"""In the slot `offer`: the citizen was asked what should be different."""
SHORT_ANSWER = 5
"""Words up to which a place is an answer, not a question about it."""
TELLING = 4
"""Letters from which a word tells one place from another."""
START_AGAIN: dict[str, Any] = {
    "appointment_time": None,
    "offered_times": None,
    "appointment_confirmed": None,
}
"""What falls when service or place changes: a time fits only the place it was offered for."""


class ValidateAppointmentForm(Form):
    def name(self) -> str:
        return "validate_appointment_form"

    def answers(self, citizen: Citizen) -> bool:
        """Take "at the town hall" and "make it the second" as answers, whatever they sound like."""
        asked = citizen.slot("requested_slot")
        if asked == "appointment_time":
            return times.ordinal(citizen) is not None
        named = asked == "office" and citizen.intent == "ask_location" and citizen.places()
        return bool(named) and len(citizen.text.split()) <= SHORT_ANSWER

    def read(self, citizen: Citizen, dispatcher: CollectingDispatcher) -> dict[str, Any]:
        """Take everything this turn says about the appointment, corrections included."""
        filled = _change(citizen)
        if filled:
            filled["offer"] = None
        filled |= _service(citizen, dispatcher)
        service = filled.get("service") or citizen.slot("service")
        if service:
            filled |= _office(citizen, service)
        office = filled.get("office") or citizen.slot("office")
        if service and office:
            filled |= _time(citizen, dispatcher, service, office, filled)
        name = contact_given(citizen, "name")
        if name is not None and citizen.slot("name_given") is None:
            filled["name_given"] = name
        return filled | _confirmation(citizen, filled)


def _change(citizen: Citizen) -> dict[str, Any]:
    """Read the buttons under "what do you want to change?"."""
    wanted = citizen.entity("change")
    if wanted == "place":
        return {**START_AGAIN, "office": None}
    return dict(START_AGAIN) if wanted == "time" else {}


def _service(citizen: Citizen, dispatcher: CollectingDispatcher) -> dict[str, Any]:
    named = citizen.entity("service")
    asked = citizen.slot("requested_slot")
    if not named or (asked not in (None, "service") and citizen.intent != "book_appointment"):
        return {}
    if named == citizen.slot("service"):
        return {"service": named}
    rule = citizen.municipality.services.get(named)
    if rule is None or not rule.bookable:
        dispatcher.utter_message(response="utter_not_bookable", service=citizen.service_name(named))
        return {"service": None}
    return {**START_AGAIN, "service": named, "office": None}


def _office(citizen: Citizen, service: str) -> dict[str, Any]:
    offices = times.offices_for(citizen, service)
    named = next((place for place in citizen.places() if place in offices), None)
    named = named or _by_a_word(citizen, offices)
    if named and named != citizen.slot("office"):
        return {**START_AGAIN, "office": named}
    if len(offices) == 1 and citizen.slot("office") != offices[0]:
        return {"office": offices[0]}
    return {}


def _by_a_word(citizen: Citizen, offices: tuple[str, ...]) -> str | None:
    """Return the office that a short answer to "where?" points at: "thuis" for "bij u thuis"."""
    words = set(citizen.text.casefold().strip(".!").split())
    if citizen.slot("requested_slot") != "office" or len(words) > SHORT_ANSWER:
        return None
    said = {word for word in words if len(word) >= TELLING}
    fits = [id_ for id_ in offices if said & set(citizen.office_name(id_).casefold().split())]
    return fits[0] if len(fits) == 1 else None


def _time(
    citizen: Citizen,
    dispatcher: CollectingDispatcher,
    service: str,
    office: str,
    filled: dict[str, Any],
) -> dict[str, Any]:
    pressed = citizen.entity("starts_at")
    if pressed:
        return _choose(citizen, dispatcher, service, office, datetime.fromisoformat(pressed))
    if "service" in filled and citizen.slot("requested_slot") == "service" and not citizen.text:
        return {}
    return _said_time(citizen, dispatcher, service, office)


def _said_time(
    citizen: Citizen, dispatcher: CollectingDispatcher, service: str, office: str
) -> dict[str, Any]:
    """Read a time from words: the second of the list, a moment, or a day to offer times for."""
    asked = citizen.slot("requested_slot")
    if asked == "appointment_time":
        ordinal = times.ordinal(citizen)
        if ordinal:
            return _choose(citizen, dispatcher, service, office, ordinal)
        if citizen.intent == "deny":
            return times.later(citizen, service, office)
    wish = times.wish(citizen)
    if wish is None:
        return {}
    found = times.search(citizen, service, office, wish)
    if found.chosen:
        return _choose(citizen, dispatcher, service, office, found.chosen)
    times.explain(citizen, dispatcher, wish, found)
    return {"appointment_time": None, "appointment_confirmed": None, "offered_times": found.offered}


def _choose(
    citizen: Citizen,
    dispatcher: CollectingDispatcher,
    service: str,
    office: str,
    moment: datetime,
) -> dict[str, Any]:
    """Hold the seat while the citizen answers the rest; offer others when it has just gone."""
    try:
        times.hold(citizen, service, office, moment)
    except SlotTaken:
        dispatcher.utter_message(response="utter_slot_taken")
        return {**START_AGAIN}
    return {"appointment_time": moment.isoformat(), "appointment_confirmed": None}


def _confirmation(citizen: Citizen, filled: dict[str, Any]) -> dict[str, Any]:
    if citizen.slot("requested_slot") != "appointment_confirmed" or filled:
        return {}
    if citizen.intent == "affirm":
        return {"appointment_confirmed": True}
    # A no to what was read back: the form asks what should be different. A no to that, and the
    # rules end the booking.
    if citizen.intent == "deny" and citizen.slot("offer") != CHANGE:
        return {"offer": CHANGE}
    return {}
