"""An appointment that is not made after all: its seat is free again, and nothing is left of it."""

import logging

from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions import directives, known_number
from actions.base import TurnAction, cleared
from actions.forms import known_contact
from actions.handover.case import open_case
from actions.turn_context import Citizen
from intake.appointments import BackendDown

log = logging.getLogger(__name__)


class ActionStopBooking(TurnAction):
    """Gives the held seat back; whoever was cut off and can be called keeps a case."""

    def name(self) -> str:
        return "action_stop_booking"

    def act(self, citizen: Citizen, dispatcher: CollectingDispatcher) -> list[EventType]:
        return stop(citizen, dispatcher)


def stop(citizen: Citizen, dispatcher: CollectingDispatcher) -> list[EventType]:
    """Give the held seat back and say that nothing was booked; return events that forget it."""
    let_go(citizen)
    if citizen.intent == "hang_up":
        _keep_what_is_known(citizen)
        known_number.keep_broken_off(citizen)
    moving = citizen.slot("purpose") == "change"
    dispatcher.utter_message(response="utter_move_stopped" if moving else "utter_booking_stopped")
    directives.task_closed(dispatcher)
    return cleared()


def let_go(citizen: Citizen) -> None:
    """Give back the seat that is held for this conversation, if one is."""
    try:
        citizen.appointments.let_go(citizen.conversation, citizen.now)
    except BackendDown:
        log.warning("a seat was not given back: its hold expires by itself")


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
