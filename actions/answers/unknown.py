"""A question that has no answer here: said so, with who knows, and counted for an editor."""

from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.handover.department import routed
from actions.information import offers
from actions.turn_context import Citizen
from intake.answer_bank import note_miss
from intake.database import session_scope


def not_known(citizen: Citizen, dispatcher: CollectingDispatcher) -> list[EventType]:
    """Say that this is not known here, offer who knows, and count the question for an editor."""
    note_unanswered(citizen)
    dispatcher.utter_message(response="utter_answer", answer=citizen.prompt("answer_unknown"))
    if citizen.in_a_form:
        return []
    service, topic = citizen.slot("service"), citizen.slot("topic")
    found = routed(citizen, service, topic, "speak_to_human")
    return [SlotSet("offer", offers.ask(citizen, dispatcher, found, service, topic))]


def note_unanswered(citizen: Citizen) -> None:
    """Count a question that found no answer; nothing says who asked it."""
    if not citizen.text:
        return
    now, folder = citizen.services.now(), citizen.data_dir
    said = (citizen.municipality, citizen.language, citizen.text)
    with session_scope(citizen.services.engine) as session:
        note_miss(session, *said, now, data_dir=folder)
