"""An appointment made, moved or cancelled, and the text message that confirms it."""

from datetime import datetime
from typing import Any

from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from sqlalchemy.orm import Session

from actions import directives
from actions.appointments.free_times import place_key
from actions.appointments.questions import read_back
from actions.appointments.stop import cleared
from actions.base import TurnAction
from actions.information import notices
from actions.moments import capitalised
from actions.turn_context import Citizen
from intake import clock, references
from intake.advice.booking_hours import BookingHours
from intake.appointments import AppointmentError, Book, Booking, NoSuchBooking, Slot
from intake.database import session_scope
from intake.messaging import confirmations


class ActionBookAppointment(TurnAction):
    def name(self) -> str:
        return "action_book_appointment"

    def act(self, citizen: Citizen, dispatcher: CollectingDispatcher) -> list[EventType]:
        template = "sms_moved" if citizen.slot("purpose") == "change" else "sms_booked"
        try:
            with session_scope(citizen.services.engine) as session:
                booking = _write(session, citizen)
                texted = confirm(session, citizen, booking, template)
        except AppointmentError:
            directives.expect(dispatcher, "choice")
            dispatcher.utter_message(response="utter_booking_failed", buttons=_yes_no(citizen))
            return [*cleared(), SlotSet("offer", "handover")]
        _tell(citizen, dispatcher, booking)
        if texted and citizen.channel != "sms":
            dispatcher.utter_message(response="utter_sms_follows")
        directives.task_closed(dispatcher)
        return cleared()


def _write(session: Session, citizen: Citizen) -> Booking:
    book = Book(session, BookingHours(citizen.municipality))
    slot = _slot(citizen)
    held = book.held(citizen.conversation)
    wanted = held if held and held.slot == slot else slot
    if citizen.slot("purpose") == "change":
        return book.move(citizen.slot("booking"), wanted, citizen.now)
    reference = references.reference_for(session, citizen.conversation)
    return book.book(wanted, reference, citizen.now, citizen.conversation)


def _slot(citizen: Citizen) -> Slot:
    service, office = citizen.slot("service"), citizen.slot("office")
    minutes = BookingHours(citizen.municipality).minutes(service)
    moment = datetime.fromisoformat(citizen.slot("appointment_time"))
    return Slot(place_key(citizen, office), service, moment, minutes)


def _tell(citizen: Citizen, dispatcher: CollectingDispatcher, booking: Booking) -> None:
    said = read_back(citizen)
    moved = citizen.slot("purpose") == "change"
    dispatcher.utter_message(
        response="utter_appointment_moved" if moved else "utter_appointment_booked",
        when=said["when"] if moved else capitalised(said["when"]),
        place=said["place"],
        reference=references.spaced(booking.reference),
    )
    rule = citizen.municipality.services[citizen.slot("service")]
    if rule.bring and not moved:
        words = citizen.prompt("told_bring", bring=rule.bring.say(citizen.language))
        dispatcher.utter_message(response="utter_answer", answer=words)
    notices.tell_about(citizen, dispatcher, "visit", citizen.slot("office"))


def cancel(citizen: Citizen, dispatcher: CollectingDispatcher) -> list[EventType]:
    """Give back the seat that was looked up and confirmed."""
    try:
        with session_scope(citizen.services.engine) as session:
            book = Book(session, BookingHours(citizen.municipality))
            booking = book.cancel(citizen.slot("booking"), citizen.now)
            confirm(session, citizen, booking, "sms_cancelled")
        dispatcher.utter_message(response="utter_cancelled")
    except NoSuchBooking:
        dispatcher.utter_message(response="utter_no_appointment")
    directives.task_closed(dispatcher)
    return cleared()


def confirm(session: Session, citizen: Citizen, booking: Booking, template: str) -> bool:
    """Record the message (`intake.messaging.confirmations`) that confirms it; whether there is one.

    It goes to the number given in this conversation, which may not be the one that booked.
    """
    return confirmations.record(
        session,
        citizen.services.settings,
        citizen.municipality,
        booking,
        template,
        conversation_id=citizen.conversation,
        language=citizen.language,
        at=citizen.now,
        # Of the system: the worker does not live in a script's own time.
        now=clock.now(),
    )


def _yes_no(citizen: Citizen) -> list[dict[str, Any]]:
    return [citizen.press("press_yes", "affirm"), citizen.press("press_no", "deny")]
