"""The form that asks for a reference, unless this very conversation has one that is meant."""

from typing import Any

from rasa_sdk.events import EventType, FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions import directives, handover, repetition
from actions.answers.chain import Link, first_answer
from actions.base import TurnAction, then_listens
from actions.forms import Form
from actions.own_records import bookings_of, case_of
from actions.turn_context import Citizen
from intake import contact_answers, references
from intake.appointments import BackendDown
from intake.database import read_scope
from intake.recognition import asides

PURPOSE = {
    "change_appointment": "change",
    "cancel_appointment": "cancel",
    "check_appointment": "check",
    "ask_status": "status",
}


INSTEAD_OF_AN_APPOINTMENT: tuple[Link, ...] = (
    "municipality",
    "situation",
    "cut_off",
    "follow_up",
    "notice",
)
INSTEAD_OF_A_STATUS: tuple[Link, ...] = ("person", *INSTEAD_OF_AN_APPOINTMENT)
"""What was decided has no number to be asked for; an appointment about it has one."""


class ActionStartLookup(TurnAction):
    """Uses the reference of this very conversation where it already has an appointment."""

    def name(self) -> str:
        return "action_start_lookup"

    def act(self, citizen: Citizen, dispatcher: CollectingDispatcher) -> list[EventType]:
        purpose = PURPOSE.get(citizen.intent, "check")
        links = INSTEAD_OF_A_STATUS if purpose == "status" else INSTEAD_OF_AN_APPOINTMENT
        answered = first_answer(citizen, dispatcher, *links)
        if answered is not None:
            return then_listens(answered)
        if asides.asks("numberless", citizen.text, citizen.language, citizen.data_dir):
            return _handed_over(citizen, dispatcher, purpose)
        return [
            SlotSet("purpose", purpose),
            SlotSet("reference_given", _own_reference(citizen, purpose)),
            *_matter(citizen),
        ]


def _handed_over(
    citizen: Citizen, dispatcher: CollectingDispatcher, purpose: str
) -> list[EventType]:
    """Begin the handover of who says at once that the number is lost: it need not be asked."""
    begun = handover.begun(citizen.knowing(purpose=purpose, reference_given=None), dispatcher)
    return [SlotSet("purpose", purpose), *_matter(citizen), *begun, FollowupAction("handover_form")]


def _matter(citizen: Citizen) -> list[EventType]:
    """Keep what it is about, where it is named: who has no number is handed to its department."""
    service = citizen.entity("service")
    if service is None:
        return []
    topic = citizen.services.catalogue.topic_of(service)
    return [SlotSet("service", service), SlotSet("topic", topic)]


def _own_reference(citizen: Citizen, purpose: str) -> str | None:
    """Return this conversation's reference where it stands for what is asked about.

    Somebody with a case and no appointment here means an appointment made another time.
    """
    with read_scope(citizen.services.engine) as session:
        given = references.given_to(session, citizen.conversation)
        if given is None:
            return None
        if purpose == "status" and case_of(session, citizen, given) is not None:
            return given
        meant = bool(bookings_of(session, citizen, given))
    return given if meant else None


class ValidateReferenceForm(Form):
    def name(self) -> str:
        return "validate_reference_form"

    def read(self, citizen: Citizen, dispatcher: CollectingDispatcher) -> dict[str, Any]:
        """Take a reference that was given, and look whether it is one of ours.

        After two vain answers it is taken as it is: nothing is found under it, and a person is
        offered.
        """
        given = citizen.entity("reference") or contact_answers.parse_reference(
            citizen.text, data_dir=citizen.data_dir
        )
        if given is None:
            return {}
        if (
            _is_known(citizen, given)
            or repetition.before(citizen, repetition.IN_A_FORM) >= repetition.TWICE
        ):
            return {"reference_given": given}
        dispatcher.utter_message(response="utter_reference_unknown")
        counted = repetition.counted(citizen, repetition.IN_A_FORM)
        return {"reference_given": None, repetition.SLOT: counted["value"]}


def _is_known(citizen: Citizen, reference: str) -> bool:
    """Say whether this is a reference of ours; what cannot be looked up is taken for one."""
    try:
        with read_scope(citizen.services.engine) as session:
            if case_of(session, citizen, reference) is not None:
                return True
            return bool(bookings_of(session, citizen, reference))
    except BackendDown:
        return True


class AskReference(TurnAction):
    def name(self) -> str:
        return "action_ask_reference_form_reference_given"

    def act(self, citizen: Citizen, dispatcher: CollectingDispatcher) -> list[EventType]:
        directives.expect(dispatcher, "reference")
        dispatcher.utter_message(
            response="utter_ask_reference",
            buttons=[citizen.press("press_no_number", "deny")],
        )
        return []
