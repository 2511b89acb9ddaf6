"""The start of a handover: what it is about, and a case at once for who goes away."""

from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions import language
from actions.base import TurnAction
from actions.forms import known_contacts
from actions.handover import freed_time
from actions.handover.case import begin_case
from actions.turn_context import Citizen

LONG_FOR_A_WISH = 12
"""Words after which a wish for a person says what it is about: the polite form alone takes ten."""
LONG_ENOUGH = 6
"""Words after which a complaint says by itself what it is about."""
WITHOUT_REFERENCE = frozenset({"change", "cancel", "check", "status"})
"""In the slot `purpose`: what was wanted of an appointment or application whose number is lost;
each has a prompt `summary_<purpose>`."""
SAID_WHAT_HAPPENS = frozenset({"complaint", "not_understood"})
"""Reasons of a handover that begins with a sentence of its own."""
REASONS = {"make_complaint": "complaint", "speak_to_human": "person_wanted"}


class ActionStartHandover(TurnAction):
    def name(self) -> str:
        return "action_start_handover"

    def act(self, citizen: Citizen, dispatcher: CollectingDispatcher) -> list[EventType]:
        return begun(citizen, dispatcher)


def begun(citizen: Citizen, dispatcher: CollectingDispatcher) -> list[EventType]:
    """Return what is known of a handover as it begins; a complaint is told that it was heard."""
    reason = REASONS.get(citizen.intent, "person_wanted")
    subject = _subject(citizen)
    if reason != "complaint" and freed_time.is_wanted(citizen):
        reason, subject = freed_time.REASON, freed_time.subject(citizen)
    if reason == "complaint" and subject:
        dispatcher.utter_message(response="utter_complaint_heard")
    service = citizen.entity("service") or citizen.slot("service")
    topic = citizen.topic() or citizen.slot("topic")
    return begin(citizen, reason, subject, service=service, topic=topic)


def begin(
    citizen: Citizen, reason: str, subject: str | None, **about: str | None
) -> list[EventType]:
    """Open the case that is promised now, and return what the form begins with.

    Whoever closes the page while we ask for a number has left a case all the same.
    """
    slots = {"handover_reason": reason, "handover_subject": subject, **about}
    opened = begin_case(citizen.knowing(**slots), reason)
    return [
        *(SlotSet(name, value) for name, value in slots.items()),
        SlotSet("case_begun", opened or citizen.slot("case_begun")),
        SlotSet("offer", None),
        SlotSet("first_question", reason not in SAID_WHAT_HAPPENS),
        *known_contacts(citizen),
    ]


def lost(citizen: Citizen) -> str | None:
    """Return for a clerk what was wanted of an appointment or matter whose number is not there."""
    purpose = citizen.slot("purpose")
    if purpose not in WITHOUT_REFERENCE or citizen.slot("reference_given"):
        return None
    return citizen.staff_prompt(f"summary_{purpose}")


def _subject(citizen: Citizen) -> str | None:
    """Return what it is about, where this turn or the conversation already says so."""
    told = citizen.entity("service")
    enough = LONG_ENOUGH if citizen.intent == "make_complaint" else LONG_FOR_A_WISH
    if told or len(citizen.text.split()) >= enough:
        return citizen.text or str(told)
    foreign = language.first_foreign_words(citizen)
    if foreign:
        return foreign.text  # what they could say: the question would be in no language of theirs
    if citizen.intent == "make_complaint":
        return None
    known = lost(citizen) or citizen.slot("service") or citizen.slot("topic")
    return str(known) if known else None
