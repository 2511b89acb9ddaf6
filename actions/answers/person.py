"""What only a person may say: entitlement, a file, a letter, a time limit, a word to the press."""

from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.handover.department import routed
from actions.information import offers, other_municipality, topics
from actions.turn_context import TOPIC_OF_INTENT, Citizen
from intake.recognition import asides
from intake.recognition.asides import Aside

FOR_A_PERSON: dict[Aside, str] = {
    "press": "person_press",
    "letter": "person_letter",
    "entitlement": "person_entitlement",
    "decision": "person_personal_file",
    "personal_file": "person_personal_file",
    "too_late": "person_deadline",
    "runs_out": "person_deadline",
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
    service, topic = (None, None) if personal == "press" else _subject(citizen)
    found = routed(citizen, service, topic, "speak_to_human")
    return topics.with_an_offer(citizen, dispatcher, found, service, topic)


def _asked(citizen: Citizen) -> Aside | None:
    said = (citizen.text, citizen.language, citizen.data_dir)
    return next((a for a in FOR_A_PERSON if asides.asks(a, *said) and _is_meant(a, citizen)), None)


def _is_meant(aside: Aside, citizen: Citizen) -> bool:
    """Say whether this is for a person here: what a number of ours tells, or a profile, is not.

    Too late is asked of a matter that is spoken of, and of no appointment; a time limit that a
    clear question tells of is answered, and a person offered with the answer (`offers`).
    """
    if aside == HAS_A_NUMBER:
        return citizen.intent != "ask_status"
    if aside == "runs_out":
        return offers.pressing(citizen) and citizen.clear_intent not in TOPIC_OF_INTENT
    return aside != "too_late" or _of_a_matter(citizen)


def _of_a_matter(citizen: Citizen) -> bool:
    matter = citizen.entity("service") or citizen.slot("service") or citizen.slot("topic")
    told = any(offers.runs_out(citizen, one["text"]) for one in citizen.session_words)
    appointment = asides.asks("appointment", citizen.text, citizen.language, citizen.data_dir)
    return bool(matter or told) and not appointment


def _subject(citizen: Citizen) -> tuple[str | None, str | None]:
    """Return service and topic; "how much would I get, then?" is about what was just spoken of."""
    if citizen.entity("service") is None and citizen.topic() == citizen.slot("topic"):
        return citizen.slot("service"), citizen.slot("topic")
    return topics.subject(citizen)
