"""An appointment or a running matter by its reference: checked, moved, cancelled, asked about."""

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions import directives, repetition
from actions.forms import Form
from actions.information import follow_ups, notices, topics
from actions.own_records import bookings_of
from actions.turn_context import Citizen
from actions.wording import moment_in_words
from intake import cases, contact_answers, references
from intake.appointments import Booking
from intake.database import read_scope

PURPOSE = {
    "change_appointment": "change",
    "cancel_appointment": "cancel",
    "check_appointment": "check",
    "ask_status": "status",
}


class ActionStartLookup(Action):
    """Uses the reference of this very conversation where it already has an appointment."""

    def name(self) -> str:
        return "action_start_lookup"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        citizen = Citizen(tracker)
        if citizen.told_situation():
            return [*topics.answer(citizen, dispatcher), FollowupAction("action_listen")]
        if notices.named(citizen):
            return [*notices.tell(citizen, dispatcher), FollowupAction("action_listen")]
        if follow_ups.asked(citizen):
            return [*follow_ups.tell(citizen, dispatcher), FollowupAction("action_listen")]
        purpose = PURPOSE.get(citizen.intent, "check")
        return [
            SlotSet("purpose", purpose),
            SlotSet("reference_given", _own_reference(citizen, purpose)),
        ]


def _own_reference(citizen: Citizen, purpose: str) -> str | None:
    """Return this conversation's reference where it stands for what is asked about.

    Somebody with a case and no appointment here means an appointment made another time.
    """
    with read_scope(citizen.services.engine) as session:
        given = references.given_to(session, citizen.conversation)
        if given is None:
            return None
        meant = bool(bookings_of(session, citizen, given))
        if purpose == "status":
            meant = meant or _case(session, citizen, given) is not None
    return given if meant else None


class ValidateReferenceForm(Form):
    def name(self) -> str:
        return "validate_reference_form"

    def read(self, citizen: Citizen, dispatcher: CollectingDispatcher) -> dict[str, Any]:
        """Take a reference that was given, and look whether it is one of ours.

        After two vain answers it is taken as it is: nothing is found under it, and a person is
        offered.
        """
        given = citizen.entity("reference") or contact_answers.parse_reference(citizen.text)
        if given is None:
            return {}
        with read_scope(citizen.services.engine) as session:
            known = bookings_of(session, citizen, given) or _case(session, citizen, given)
        if known or repetition.before(citizen, repetition.IN_A_FORM) >= repetition.TWICE:
            return {"reference_given": given}
        dispatcher.utter_message(response="utter_reference_unknown")
        counted = repetition.counted(citizen, repetition.IN_A_FORM)
        return {"reference_given": None, repetition.SLOT: counted["value"]}


class AskReference(Action):
    def name(self) -> str:
        return "action_ask_reference_form_reference_given"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        citizen = Citizen(tracker)
        directives.expect(dispatcher, "reference")
        dispatcher.utter_message(
            response="utter_ask_reference",
            buttons=[citizen.press("press_no_number", "deny")],
        )
        return []


class ActionUseReference(Action):
    def name(self) -> str:
        return "action_use_reference"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        citizen = Citizen(tracker)
        reference, purpose = citizen.slot("reference_given"), citizen.slot("purpose")
        with read_scope(citizen.services.engine) as session:
            bookings = bookings_of(session, citizen, reference)
            case = _case(session, citizen, reference)
        if purpose == "status" and case:
            return _tell_status(citizen, dispatcher, case)
        if not bookings:
            return _no_appointment(citizen, dispatcher)
        return USES[purpose](citizen, dispatcher, bookings[0])


def _check(citizen: Citizen, dispatcher: CollectingDispatcher, booking: Booking) -> list[EventType]:
    dispatcher.utter_message(response="utter_appointment_is", **_in_words(citizen, booking))
    directives.task_closed(dispatcher)
    return []


def _ask_cancel(
    citizen: Citizen, dispatcher: CollectingDispatcher, booking: Booking
) -> list[EventType]:
    directives.expect(dispatcher, "choice")
    dispatcher.utter_message(
        response="utter_ask_cancel",
        **_in_words(citizen, booking),
        buttons=[citizen.press("press_yes", "affirm"), citizen.press("press_no", "deny")],
    )
    return [SlotSet("booking", booking.id), SlotSet("offer", "cancel")]


def _start_move(
    citizen: Citizen, dispatcher: CollectingDispatcher, booking: Booking
) -> list[EventType]:
    dispatcher.utter_message(response="utter_appointment_is", **_in_words(citizen, booking))
    return [
        SlotSet("booking", booking.id),
        SlotSet("service", booking.slot.service),
        SlotSet("office", booking.slot.office.partition("/")[2]),
        SlotSet("name_given", True),
        SlotSet("appointment_time", None),
        SlotSet("appointment_confirmed", None),
        SlotSet("offered_times", None),
        FollowupAction("appointment_form"),
    ]


USES = {"check": _check, "status": _check, "cancel": _ask_cancel, "change": _start_move}


def _tell_status(
    citizen: Citizen, dispatcher: CollectingDispatcher, case: cases.Case
) -> list[EventType]:
    dispatcher.utter_message(
        response="utter_status_closed" if case.status == "closed" else "utter_status",
        reference=references.spaced(case.reference),
        department=citizen.office_name(case.department),
    )
    directives.task_closed(dispatcher)
    return []


def _no_appointment(citizen: Citizen, dispatcher: CollectingDispatcher) -> list[EventType]:
    directives.expect(dispatcher, "choice")
    dispatcher.utter_message(
        response="utter_no_appointment",
        buttons=[citizen.press("press_yes", "affirm"), citizen.press("press_no", "deny")],
    )
    return [SlotSet("offer", "handover")]


def _in_words(citizen: Citizen, booking: Booking) -> dict[str, str]:
    return {
        "service": citizen.service_name(booking.slot.service),
        "when": moment_in_words(citizen, booking.slot.starts_at),
        "place": citizen.at_office(booking.slot.office.partition("/")[2]),
    }


def _case(session: Any, citizen: Citizen, reference: str) -> cases.Case | None:
    """Return a case of this municipality; another one's is unknown here too."""
    try:
        found = cases.get(session, reference)
    except cases.NoSuchCase:
        return None
    return found if found.municipality == citizen.municipality.id else None
