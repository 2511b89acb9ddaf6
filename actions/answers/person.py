"""What only a person may say: entitlement, somebody's own file, their letter."""

from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.handover.department import routed
from actions.information import other_municipality, topics
from actions.turn_context import Citizen
from intake.recognition import asides
from intake.recognition.asides import Aside

FOR_A_PERSON: dict[Aside, str] = {
    "letter": "person_letter",
    "entitlement": "person_entitlement",
    "decision": "person_personal_file",
    "personal_file": "person_personal_file",
}
"""What the bot never answers, and the prompt that says so."""
HAS_A_NUMBER: Aside = "personal_file"
"""What is looked up where its status is asked for: some of it has a number of ours."""


def answered(citizen: Citizen, dispatcher: CollectingDispatcher) -> list[EventType] | None:
    """Say that only a person may say it, and offer one; None where that is not asked.

    Who lives elsewhere is told whom to ask there: nobody of ours could say it either.
    """
    personal = _asked(citizen)
    if personal is None:
        return None
    words = citizen.prompt(FOR_A_PERSON[personal])
    dispatcher.utter_message(response="utter_answer", answer=words)
    if other_municipality.lives_elsewhere(citizen):
        return other_municipality.tell(citizen, dispatcher)
    service, topic = _subject(citizen)
    found = routed(citizen, service, topic, "speak_to_human")
    return topics.with_an_offer(citizen, dispatcher, found, service, topic)


def _asked(citizen: Citizen) -> Aside | None:
    said = (citizen.text, citizen.language, citizen.data_dir)
    asked = next((aside for aside in FOR_A_PERSON if asides.asks(aside, *said)), None)
    return None if asked == HAS_A_NUMBER and citizen.intent == "ask_status" else asked


def _subject(citizen: Citizen) -> tuple[str | None, str | None]:
    """Return service and topic; "how much would I get, then?" is about what was just spoken of."""
    if citizen.entity("service") is None and citizen.topic() == citizen.slot("topic"):
        return citizen.slot("service"), citizen.slot("topic")
    return topics.subject(citizen)
