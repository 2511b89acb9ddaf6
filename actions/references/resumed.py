"""What runs under a number, once its name is told: a booking that broke off goes on, the rest is
told."""

from datetime import datetime
from typing import Any

from rasa_sdk.events import EventType, FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions import directives, known_number, own_records
from actions.forms import known_contact
from actions.references.telling import in_words, say_status, start_move
from actions.turn_context import Citizen
from intake import conversations
from intake.appointments import Booking, NoSuchBooking, OutsideHours, SlotTaken
from intake.cases import Case
from intake.contacts import ContactBook
from intake.database import session_scope
from intake.returning import broken_off, joining
from intake.returning.running import Running

CHOSEN = ("topic", "service", "office", "district", "persons")
"""Slots of a booking that are taken over as they were; its time must still be free."""


def go_on(citizen: Citizen, dispatcher: CollectingDispatcher) -> list[EventType]:
    """Go on with the booking that broke off, else tell what runs and ask what to do about it."""
    found = known_number.proved(citizen)
    for one in found:
        if one.broken_off:
            _taken_up(citizen, one)
            return _book_on(citizen, dispatcher, one.broken_off)
    bookings = sorted(
        (booking for one in found for booking in one.bookings),
        key=lambda booking: booking.slot.starts_at,
    )
    cases = [one.case for one in found if one.case]
    return _tell(citizen, dispatcher, next(iter(bookings), None), next(iter(cases), None))


def _taken_up(citizen: Citizen, running: Running) -> None:
    """Let this conversation have the name, the address and the case of the one that broke off."""
    settings, earlier = citizen.services.settings, running.conversation
    with session_scope(citizen.services.engine) as session:
        broken_off.forget(session, earlier.id)
        book = ContactBook(session, settings.data_key)
        for kind in ("name", "address"):
            told = book.get(earlier.id, kind)
            if told is not None:
                book.put(citizen.conversation, kind, told)
        if running.case is not None:
            conversation = conversations.get(session, citizen.conversation)
            joining.join(session, settings, conversation, running.case, citizen.now)


def _book_on(
    citizen: Citizen, dispatcher: CollectingDispatcher, facts: dict[str, Any]
) -> list[EventType]:
    moved = _to_be_moved(citizen, facts)
    if moved is not None:
        begun = start_move(citizen, dispatcher, moved)[:-1]
        begun.append(SlotSet("purpose", "change"))
    else:
        words = citizen.prompt("resumed_booking")
        dispatcher.utter_message(response="utter_answer", answer=words)
        begun = [SlotSet(name, facts.get(name)) for name in CHOSEN]
        begun += [SlotSet("purpose", "book"), SlotSet("name_given", True)]
        begun.append(SlotSet("address_given", _address(citizen, facts.get("office"))))
        citizen.keep("persons", facts.get("persons"))
    time = _still_free(citizen, dispatcher, facts)
    return [
        *begun,
        SlotSet("reference_given", None),
        SlotSet("appointment_confirmed", None),
        SlotSet("appointment_time", time),
        FollowupAction("appointment_form"),
    ]


def _address(citizen: Citizen, office: str | None) -> bool | None:
    """Return whether an address is given; at a desk none is needed, None lets it be asked."""
    place = citizen.municipality.offices.get(office or "")
    at_home = place is not None and place.kind == "home_visit"
    return (known_contact(citizen, "address") is not None or None) if at_home else False


def _to_be_moved(citizen: Citizen, facts: dict[str, Any]) -> Booking | None:
    if facts.get("purpose") != "change" or not facts.get("booking"):
        return None
    try:
        return citizen.appointments.booking(facts["booking"])
    except NoSuchBooking:
        return None


def _still_free(
    citizen: Citizen, dispatcher: CollectingDispatcher, facts: dict[str, Any]
) -> str | None:
    """Keep the time that was chosen once more, where nobody has taken it meanwhile."""
    service, office, time = (facts.get(key) for key in ("service", "office", "appointment_time"))
    if not (service and office and time):
        return None
    try:
        own_records.hold(citizen, service, office, datetime.fromisoformat(time))
    except (SlotTaken, OutsideHours):
        dispatcher.utter_message(response="utter_slot_taken")
        return None
    return str(time)


def _tell(
    citizen: Citizen,
    dispatcher: CollectingDispatcher,
    booking: Booking | None,
    case: Case | None,
) -> list[EventType]:
    if booking is None and case is None:
        dispatcher.utter_message(response="utter_answer", answer=citizen.prompt("again_nothing"))
        return [SlotSet("reference_given", None)]
    if case is not None:
        say_status(citizen, dispatcher, case)
    if booking is not None:
        dispatcher.utter_message(response="utter_appointment_is", **in_words(citizen, booking))
    directives.expect(dispatcher, "choice")
    dispatcher.utter_message(
        response="utter_answer",
        answer=citizen.prompt("again_what"),
        buttons=_acts(citizen, moved=booking is not None),
    )
    service = case.service if case else booking.slot.service if booking else None
    topic = case.topic if case else citizen.services.catalogue.topic_of(str(service))
    return [
        SlotSet("reference_given", None),
        SlotSet("service", service),
        SlotSet("topic", topic),
    ]


def _acts(citizen: Citizen, *, moved: bool) -> list[dict[str, Any]]:
    booked = [
        citizen.press("press_change", "change_appointment"),
        citizen.press("press_cancel", "cancel_appointment"),
    ]
    return [*(booked if moved else []), citizen.press("press_person", "speak_to_human")]
