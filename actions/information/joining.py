"""Who wants to join a programme that was spoken of: they are offered to be put down for it."""

import re

from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.handover.department import routed
from actions.information import topics
from actions.turn_context import TOPIC_OF_INTENT, Citizen
from intake.recognition import asides

JOINS = "register_interest"
"""The next step of a service whose programme takes people."""
A_FEW = 3
"""Words up to which nobody needs to say that they mean themselves."""


def answered(citizen: Citizen, dispatcher: CollectingDispatcher) -> list[EventType] | None:
    """Offer to pass on that they want to join, where a programme was spoken of and these words
    would join it; None where they would not, or nothing can be joined."""
    if citizen.in_a_form or _is_told(citizen) or not _would_join(citizen):
        return None
    for service, rule in citizen.municipality.services.items():
        topic = citizen.services.catalogue.topic_of(service)
        if not rule.programme or topic not in _spoken_of(citizen):
            continue
        found = routed(citizen, service, None)
        if found.next_step.kind == JOINS:
            return topics.with_an_offer(citizen, dispatcher, found, service, topic)
    return None


def _is_told(citizen: Citizen) -> bool:
    """Say whether the programme itself is named or clearly meant: it is told, and offered then."""
    clearly = TOPIC_OF_INTENT.get(citizen.clear_intent) is not None
    return citizen.entity("service") is not None or clearly


def _would_join(citizen: Citizen) -> bool:
    """Say whether somebody would join: themselves, or in a word or two. How many do, and whether
    another person may, is asked, and told."""
    words = re.findall(r"\w+", citizen.text.casefold())
    said = (citizen.text, citizen.language, citizen.data_dir)
    if set(words) & set(citizen.prompt("voice_no_words").split()):
        return False
    themselves = len(words) <= A_FEW or asides.asks("oneself", *said)
    return themselves and asides.asks("joins", *said)


def _spoken_of(citizen: Citizen) -> set[str | None]:
    """Return the topics of this turn, however unsure, and of what was told before it."""
    read = {TOPIC_OF_INTENT.get(intent) for intent in citizen.readings}
    return {*read, citizen.topic(), citizen.slot("topic")} - {None}
