"""What is done with a reference: an appointment told, moved or cancelled, a running matter told."""

from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions import directives
from actions.base import TurnAction
from actions.known_number import AGAIN
from actions.own_records import bookings_of, case_of
from actions.references import proof, resumed
from actions.references.telling import in_words, say_status, start_move
from actions.turn_context import Citizen
from intake import cases
from intake.appointments import Booking
from intake.database import read_scope


class ActionUseReference(TurnAction):
    def name(self) -> str:
        return "action_use_reference"

    def act(self, citizen: Citizen, dispatcher: CollectingDispatcher) -> list[EventType]:
        reference, purpose = citizen.slot("reference_given"), citizen.slot("purpose")
        # Looked at once more: what a slot holds opens nothing by itself.
        refused = citizen.slot("offer") in REFUSED
        if refused or not proof.holds(citizen, reference):
            return _refuse(citizen, dispatcher)
        if purpose == AGAIN:
            return resumed.go_on(citizen, dispatcher)
        with read_scope(citizen.services.engine) as session:
            case = case_of(session, citizen, reference)
            if purpose == "status" and case:
                return _status(citizen, dispatcher, case)
            bookings = bookings_of(session, citizen, reference)
        if not bookings:
            return _no_appointment(citizen, dispatcher)
        return USES[purpose](citizen, dispatcher, bookings[0])


REFUSED = {"wrong": "proof_refused", "paused": "proof_paused", "refused": "proof_too_often"}
"""What is said of a reference that is not proved, by what the form left in the slot `offer`."""


def _refuse(citizen: Citizen, dispatcher: CollectingDispatcher) -> list[EventType]:
    """Say that nothing is told, whatever there is under the number, and offer a person."""
    key = REFUSED.get(citizen.slot("offer") or "", "proof_refused")
    return _offer_a_person(citizen, dispatcher, "utter_answer", answer=citizen.prompt(key))


def _status(
    citizen: Citizen, dispatcher: CollectingDispatcher, case: cases.Case
) -> list[EventType]:
    say_status(citizen, dispatcher, case)
    directives.task_closed(dispatcher)
    return []


def _check(citizen: Citizen, dispatcher: CollectingDispatcher, booking: Booking) -> list[EventType]:
    dispatcher.utter_message(response="utter_appointment_is", **in_words(citizen, booking))
    directives.task_closed(dispatcher)
    return []


def _ask_cancel(
    citizen: Citizen, dispatcher: CollectingDispatcher, booking: Booking
) -> list[EventType]:
    directives.expect(dispatcher, "choice")
    dispatcher.utter_message(
        response="utter_ask_cancel",
        **in_words(citizen, booking),
        buttons=[citizen.press("press_yes", "affirm"), citizen.press("press_no", "deny")],
    )
    return [SlotSet("booking", booking.id), SlotSet("offer", "cancel")]


USES = {"check": _check, "status": _check, "cancel": _ask_cancel, "change": start_move}


def _no_appointment(citizen: Citizen, dispatcher: CollectingDispatcher) -> list[EventType]:
    return _offer_a_person(citizen, dispatcher, "utter_no_appointment")


def _offer_a_person(
    citizen: Citizen, dispatcher: CollectingDispatcher, response: str, **values: str
) -> list[EventType]:
    directives.expect(dispatcher, "choice")
    dispatcher.utter_message(
        response=response,
        **values,
        buttons=[citizen.press("press_yes", "affirm"), citizen.press("press_no", "deny")],
    )
    return [SlotSet("offer", "handover")]
