"""The form that asks for a reference, unless this very conversation has one that is meant."""

from collections.abc import Sequence
from typing import Any

from rasa_sdk.events import EventType, FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from sqlalchemy.orm import Session

from actions import directives, handover, known_number, repetition
from actions.answers.chain import Link, first_answer
from actions.base import TurnAction, then_listens
from actions.forms import Form
from actions.own_records import bookings_of, case_of
from actions.references import proof
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
INSTEAD_OF_A_LOOK: tuple[Link, ...] = (*INSTEAD_OF_AN_APPOINTMENT, "wait")
"""Who looks into a diary of their own sounds like somebody who asks for an appointment of ours."""


class ActionStartLookup(TurnAction):
    """Uses the reference of this very conversation where it already has an appointment."""

    def name(self) -> str:
        return "action_start_lookup"

    def act(self, citizen: Citizen, dispatcher: CollectingDispatcher) -> list[EventType]:
        purpose = PURPOSE.get(citizen.intent, "check")
        links = {"status": INSTEAD_OF_A_STATUS, "check": INSTEAD_OF_A_LOOK}
        answered = first_answer(citizen, dispatcher, *links.get(purpose, INSTEAD_OF_AN_APPOINTMENT))
        if answered is not None:
            return then_listens(answered)
        numberless = asides.asks("numberless", citizen.text, citizen.language, citizen.data_dir)
        if numberless and not proof.calls_from_a_number(citizen):
            return _handed_over(citizen, dispatcher, purpose)
        own = None if numberless else _own_reference(citizen, purpose)
        own = own or _named_before(citizen, purpose)
        if own is None and (numberless or known_number.runs(citizen)):
            return [*known_number.asked_whose(purpose), *_matter(citizen)]
        return [
            SlotSet("purpose", purpose),
            SlotSet("reference_given", own),
            SlotSet("offer", None),
            *_matter(citizen),
        ]


def _named_before(citizen: Citizen, purpose: str) -> str | None:
    """Return what is asked about, of those who told the name of it earlier in this conversation."""
    found = proof.named_before(citizen)
    return _with_records(citizen.knowing(purpose=purpose), found) if found else None


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
    """Fills the reference once it is proved; until then it only knows which one was told.

    Before that nothing is said of it, not even whether there is such a number.
    """

    def name(self) -> str:
        return "validate_reference_form"

    def read(self, citizen: Citizen, dispatcher: CollectingDispatcher) -> dict[str, Any]:
        """Take a reference, or the name it was given for; who has none may call from its number."""
        given = citizen.entity("reference") or contact_answers.parse_reference(
            citizen.text, data_dir=citizen.data_dir
        )
        if given is not None:
            return _told(citizen, dispatcher, given)
        asked = proof.asked_for(citizen)
        if asked is not None and citizen.entity("kind") == known_number.ASKED:
            return _named(citizen, dispatcher, asked)
        if asked is None and _has_none(citizen) and proof.calls_from_a_number(citizen):
            return _asks_holder("")
        return {}


def _has_none(citizen: Citizen) -> bool:
    """Say whether they have no number at hand, pressed or in any words."""
    said = (citizen.text, citizen.language, citizen.data_dir)
    return citizen.intent == "deny" or asides.asks("refusal", *said)


def _told(citizen: Citizen, dispatcher: CollectingDispatcher, given: str) -> dict[str, Any]:
    """Take a number: whoever calls from its telephone is asked nothing more."""
    if not references.is_valid(given):
        dispatcher.utter_message(response="utter_reference_unknown")
        return _counted(citizen, {"reference_given": given})
    if proof.calls_for(citizen, given):
        return {"reference_given": given, "offer": None}
    return _asks_holder(given)


def _named(citizen: Citizen, dispatcher: CollectingDispatcher, asked: str) -> dict[str, Any]:
    """Look whether a number and a name belong together; after three vain tries a person is
    offered. Which of both is wrong is never said."""
    came = proof.tried(citizen, asked)
    if came.outcome == "proven":
        return {"reference_given": _with_records(citizen, came.references), "offer": None}
    if came.outcome != "wrong" or came.wrong % proof.MOST == 0:
        return _left(asked, came.outcome)
    if not asked:
        return _asks_holder("")
    dispatcher.utter_message(response="utter_answer", answer=citizen.prompt("proof_wrong"))
    return {"reference_given": None, "offer": None}


def _asks_holder(reference: str) -> dict[str, Any]:
    return {"reference_given": None, "offer": f"{known_number.ASKED}:{reference}"}


def _left(reference: str, why: str) -> dict[str, Any]:
    """Leave the form without a proof: `action_use_reference` says why, and offers a person."""
    return {"reference_given": reference or proof.NONE, "offer": why}


def _counted(citizen: Citizen, otherwise: dict[str, Any]) -> dict[str, Any]:
    """Ask once more for a number with a slip in it; the third time it is taken as it is."""
    if repetition.before(citizen, repetition.IN_A_FORM) >= repetition.TWICE:
        return otherwise
    counted = repetition.counted(citizen, repetition.IN_A_FORM)
    return {"reference_given": None, repetition.SLOT: counted["value"]}


def _with_records(citizen: Citizen, found: Sequence[str]) -> str:
    """Return the first of these references under which there is what is asked about."""
    if len(found) > 1:
        with read_scope(citizen.services.engine) as session:
            for reference in found:
                if _has_records(session, citizen, reference):
                    return reference
    return found[0]


def _has_records(session: Session, citizen: Citizen, reference: str) -> bool:
    if citizen.slot("purpose") == "status" and case_of(session, citizen, reference):
        return True
    try:
        return bool(bookings_of(session, citizen, reference))
    except BackendDown:
        return True


class AskReference(TurnAction):
    """Asks for the number, and for the name it was given for once a number is told.

    Who calls from its number is asked for the name first, and after a wrong one for either.
    """

    def name(self) -> str:
        return "action_ask_reference_form_reference_given"

    def act(self, citizen: Citizen, dispatcher: CollectingDispatcher) -> list[EventType]:
        asked = proof.asked_for(citizen)
        if asked is None:
            directives.expect(dispatcher, "reference")
            buttons = [citizen.press("press_no_number", "deny")]
            dispatcher.utter_message(response="utter_ask_reference", buttons=buttons)
        else:
            directives.expect(dispatcher, known_number.ASKED)
            told = not asked and citizen.entity("kind") == known_number.ASKED
            words = citizen.prompt("ask_holder_again" if told else "ask_holder")
            buttons = [citizen.press("press_not_known", "deny")]
            dispatcher.utter_message(response="utter_answer", answer=words, buttons=buttons)
        return []
