"""An appointment made, moved or cancelled, and the text message that confirms it."""

from datetime import datetime
from typing import Any

from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from sqlalchemy.orm import Session

from actions import directives, known_number
from actions.appointments.once import Outcome, once
from actions.appointments.questions import read_back, with_persons
from actions.appointments.stop import let_go
from actions.base import TurnAction, cleared
from actions.information import bringing, notices
from actions.moments import capitalised
from actions.own_records import slot_at
from actions.turn_context import Citizen
from intake import references
from intake.appointments import (
    Backend,
    Booking,
    NoSuchBooking,
    OutsideHours,
    Slot,
    SlotTaken,
)
from intake.limits.bookings import TooManyBookings
from intake.messaging import confirmations


class ActionBookAppointment(TurnAction):
    def name(self) -> str:
        return "action_book_appointment"

    def act(self, citizen: Citizen, dispatcher: CollectingDispatcher) -> list[EventType]:
        kind = "move" if citizen.slot("purpose") == "change" else "book"
        template = "sms_moved" if kind == "move" else "sms_booked"
        try:
            booking = once(
                citizen,
                kind,
                lambda backend, reference: _write(backend, citizen, reference),
                lambda backend, reference: _written(backend, citizen, reference),
                lambda session, made: confirm(session, citizen, made, template),
            )
        except (NoSuchBooking, OutsideHours, SlotTaken):
            directives.expect(dispatcher, "choice")
            dispatcher.utter_message(response="utter_booking_failed", buttons=_yes_no(citizen))
            return [*cleared(), SlotSet("offer", "handover")]
        except TooManyBookings:
            return _too_many(citizen, dispatcher)
        _tell(citizen, dispatcher, booking)
        if booking.texted and citizen.channel != "sms":
            dispatcher.utter_message(response="utter_sms_follows")
        if kind == "book":
            known_number.booked_after_all(citizen, booking.reference)
        directives.task_closed(dispatcher)
        return cleared()


def _too_many(citizen: Citizen, dispatcher: CollectingDispatcher) -> list[EventType]:
    """Give back the time that was kept, and offer a person to who made many appointments."""
    let_go(citizen)
    directives.expect(dispatcher, "choice")
    words = citizen.prompt("bookings_too_many")
    dispatcher.utter_message(response="utter_answer", answer=words, buttons=_yes_no(citizen))
    return [*cleared(), SlotSet("offer", "handover")]


def _write(backend: Backend, citizen: Citizen, reference: str | None) -> Booking:
    slot = _slot(citizen)
    held = backend.held(citizen.conversation)
    wanted = held if held and held.slot == slot else slot
    if reference is None:
        return backend.move(citizen.slot("booking"), wanted, citizen.now)
    return backend.book(wanted, reference, citizen.now, citizen.conversation)


def _written(backend: Backend, citizen: Citizen, reference: str | None) -> Booking:
    """Return what an earlier run of this turn has written. Raises `NoSuchBooking`."""
    if reference is None:
        known = [backend.booking(citizen.slot("booking"))]
    else:
        known = backend.look_up(reference)
    wanted = _slot(citizen)
    for booking in known:
        if booking.slot == wanted:
            return booking
    raise NoSuchBooking(str(reference))


def _slot(citizen: Citizen) -> Slot:
    moment = datetime.fromisoformat(citizen.slot("appointment_time"))
    return slot_at(citizen, citizen.slot("service"), citizen.slot("office"), moment)


def _tell(citizen: Citizen, dispatcher: CollectingDispatcher, booking: Outcome) -> None:
    said = read_back(citizen)
    moved = citizen.slot("purpose") == "change"
    dispatcher.utter_message(
        response="utter_appointment_moved" if moved else "utter_appointment_booked",
        when=said["when"],
        place=said["place"],
        reference=references.spaced(booking.reference),
    )
    directives.booked(dispatcher, **_card(citizen, booking))
    rule = citizen.municipality.services[citizen.slot("service")]
    words = None if moved else bringing.told(citizen, rule)
    if words:
        dispatcher.utter_message(response="utter_answer", answer=words)
    notices.tell_about(citizen, dispatcher, "visit", citizen.slot("office"))


def _card(citizen: Citizen, booking: Outcome) -> dict[str, str]:
    """Return what a card shows of an appointment; what is not known is left out."""
    service, office = citizen.slot("service"), citizen.slot("office")
    profile = citizen.municipality
    rule = profile.services[service]
    facts = {
        "booking": booking.booking,
        "made_at": citizen.now.isoformat(),
        "reference": references.spaced(booking.reference),
        "starts_at": booking.slot.starts_at.isoformat(),
        "minutes": str(booking.slot.minutes),
        # Its plain name: what follows "einen Termin für" is another case.
        "service": with_persons(citizen, capitalised(_plain_name(citizen, service))),
        "place": capitalised(citizen.office_name(office)),
        "address": profile.offices[office].address,
        "bring": bringing.on_a_card(citizen, rule),
    }
    return {key: value for key, value in facts.items() if value}


def _plain_name(citizen: Citizen, service: str) -> str:
    return citizen.services.service_names.name(service, citizen.locale)


def cancel(citizen: Citizen, dispatcher: CollectingDispatcher) -> list[EventType]:
    """Give back the seat that was looked up and confirmed. Raises BackendDown."""
    try:
        once(
            citizen,
            "cancel",
            lambda backend, _: backend.cancel(citizen.slot("booking"), citizen.now),
            _gone,
            lambda session, cancelled: confirm(session, citizen, cancelled, "sms_cancelled"),
        )
        dispatcher.utter_message(response="utter_cancelled")
    except NoSuchBooking:
        dispatcher.utter_message(response="utter_no_appointment")
    directives.task_closed(dispatcher)
    return cleared()


def _gone(_backend: Backend, _reference: str | None) -> Booking:
    """Find nothing: what was cancelled before is not there any more, and is told as that."""
    raise NoSuchBooking("cancelled")


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
        now=citizen.services.now(),
    )


def _yes_no(citizen: Citizen) -> list[dict[str, Any]]:
    return [citizen.press("press_yes", "affirm"), citizen.press("press_no", "deny")]
