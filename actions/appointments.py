"""The ends of booking: the appointment made, moved, cancelled, or not made after all."""

from datetime import datetime
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict
from sqlalchemy.orm import Session

from actions import confirmation, directives, information
from actions.asking import read_back
from actions.forms import LEFT, known_contact
from actions.handover.case import open_case
from actions.information import notices, other_municipality, topics
from actions.times import place_key
from actions.turn_context import Citizen
from actions.wording import capitalised
from intake import references
from intake.appointments import AppointmentError, Book, Booking, NoSuchBooking, Slot
from intake.database import session_scope
from intake.municipalities.booking_hours import BookingHours

CLEARED = (
    *("office", "purpose", "booking", "offered_times", "appointment_time"),
    *("appointment_confirmed", "name_given", "offer", "reference_given"),
)


class ActionStartBooking(Action):
    """Begins with what this turn says; a name given earlier in the conversation is kept."""

    def name(self) -> str:
        return "action_start_booking"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        citizen = Citizen(tracker)
        answered = _answered_instead(citizen, dispatcher)
        if answered is not None:
            return [*answered, FollowupAction("action_listen")]
        named = citizen.entity("service") or citizen.slot("service")
        service = named if named and _bookable(citizen, named) else None
        begun = {"service": service, "purpose": "book", "district": citizen.district()}
        return [*cleared(), *(SlotSet(name, value) for name, value in begun.items())]


def _answered_instead(citizen: Citizen, dispatcher: CollectingDispatcher) -> list[EventType] | None:
    """Answer somebody for whom there is nothing to book here; None where there may be.

    Who answers which situation applies, who lives elsewhere, and who names what another body does
    or a programme gives places for.
    """
    if citizen.told_situation() and citizen.entity("service") is None:
        return topics.answer(citizen, dispatcher)
    if other_municipality.lives_elsewhere(citizen):
        return other_municipality.tell(citizen, dispatcher)
    service = citizen.entity("service")
    if service is None and _walks_in(citizen):
        return information.tell_hours(citizen, dispatcher)
    if service is None:
        if notices.named(citizen):
            notices.say(citizen, dispatcher)
        return None
    return None if _bookable(citizen, service) else topics.answer(citizen, dispatcher)


def left_for_a_matter(citizen: Citizen, dispatcher: CollectingDispatcher) -> list[EventType] | None:
    """Leave the booking for who names what is not booked here, and answer that instead.

    None where there is no booking to leave, what is named can be booked, or is only asked about.
    """
    service = citizen.entity("service")
    if citizen.form != "appointment_form" or not service or _bookable(citizen, service):
        return None
    if citizen.slot("requested_slot") != "service" and citizen.intent != "book_appointment":
        return None
    _let_go(citizen)
    named = citizen.service_name(service)
    dispatcher.utter_message(response="utter_not_bookable", service=named)
    told = topics.answer(citizen, dispatcher, leaving=True)
    return [*LEFT, *cleared(), *told, FollowupAction("action_listen")]


def _bookable(citizen: Citizen, service: str) -> bool:
    rule = citizen.municipality.services.get(service)
    return rule is not None and rule.bookable


def _walks_in(citizen: Citizen) -> bool:
    """Say whether a department is named that gives no appointments, or is there no more."""
    named = citizen.municipality.departments.get(next(iter(citizen.places()), ""))
    if named is None:
        return False
    return not named.holds_on(citizen.now.date()) or "appointment" not in named.reach


class ActionBookAppointment(Action):
    def name(self) -> str:
        return "action_book_appointment"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        citizen = Citizen(tracker)
        template = "sms_moved" if citizen.slot("purpose") == "change" else "sms_booked"
        try:
            with session_scope(citizen.services.engine) as session:
                booking = _write(session, citizen)
                texted = confirmation.record(session, citizen, booking, template)
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


class ActionStopBooking(Action):
    """Gives the held seat back; whoever was cut off and can be called keeps a case."""

    def name(self) -> str:
        return "action_stop_booking"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        return stop(Citizen(tracker), dispatcher)


def stop(citizen: Citizen, dispatcher: CollectingDispatcher) -> list[EventType]:
    """Give the held seat back and say that nothing was booked; return events that forget it."""
    _let_go(citizen)
    if citizen.intent == "hang_up":
        _keep_what_is_known(citizen)
    moving = citizen.slot("purpose") == "change"
    dispatcher.utter_message(response="utter_move_stopped" if moving else "utter_booking_stopped")
    directives.task_closed(dispatcher)
    return cleared()


def _let_go(citizen: Citizen) -> None:
    with session_scope(citizen.services.engine) as session:
        book = Book(session, BookingHours(citizen.municipality))
        book.let_go(citizen.conversation, citizen.now)


def _keep_what_is_known(citizen: Citizen) -> None:
    """Open a case for a booking that was cut off; without a number nobody could act on it.

    Of a move that was cut off nothing is lost: the appointment stands as it was.
    """
    if citizen.slot("purpose") == "change" or known_contact(citizen, "phone") is None:
        return
    service, wanted = citizen.slot("service"), None
    if service:
        named = citizen.services.service_names.spoken(service, citizen.own_locale)
        wanted = citizen.staff_prompt("summary_booking", service=named)
    open_case(citizen, "hang_up", summary=wanted)


def cancel(citizen: Citizen, dispatcher: CollectingDispatcher) -> list[EventType]:
    """Give back the seat that was looked up and confirmed."""
    try:
        with session_scope(citizen.services.engine) as session:
            book = Book(session, BookingHours(citizen.municipality))
            booking = book.cancel(citizen.slot("booking"), citizen.now)
            confirmation.record(session, citizen, booking, "sms_cancelled")
        dispatcher.utter_message(response="utter_cancelled")
    except NoSuchBooking:
        dispatcher.utter_message(response="utter_no_appointment")
    directives.task_closed(dispatcher)
    return cleared()


def cleared() -> list[EventType]:
    """Return events that forget one booking, so that the next begins fresh."""
    return [SlotSet(name, None) for name in CLEARED]


def _yes_no(citizen: Citizen) -> list[dict[str, Any]]:
    return [citizen.press("press_yes", "affirm"), citizen.press("press_no", "deny")]
