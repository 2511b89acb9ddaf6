"""What answers words that fit no intent, or a doubtful one, but mean something here."""

from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions import information
from actions.information import follow_ups, notices, other_municipality, topics
from actions.smalltalk import disagreement
from actions.smalltalk.answerers import first_answer
from actions.smalltalk.yes import taken_up_with_a_time
from actions.turn_context import ASKED_SITUATION, Citizen

UNREAD = frozenset({"unsure_offer", "inform"})
"""What comes here with no reading that makes sense by itself."""


def told_anyway(citizen: Citizen, dispatcher: CollectingDispatcher) -> list[EventType] | None:
    """Answer words that fit no intent but mean something here; None where they do not.

    An answer to "which situation?", a question of entitlement, a place elsewhere, what the profile
    has a sentence about, or a question about what was just spoken of.
    """
    if citizen.slot("offer") == ASKED_SITUATION and citizen.situation():
        return topics.answer(citizen, dispatcher)
    answered = first_answer(citizen, dispatcher, "person")
    if answered is not None:
        return answered
    if other_municipality.lives_elsewhere(citizen):
        return other_municipality.tell(citizen, dispatcher)
    if notices.named(citizen):
        return notices.tell(citizen, dispatcher)
    if follow_ups.asked(citizen):
        return follow_ups.tell(citizen, dispatcher)
    told = information.told_next(citizen, dispatcher)
    if told is None:
        told = taken_up_with_a_time(citizen)
    return told if told is not None else _what_is_wrong(citizen, dispatcher)


def _what_is_wrong(citizen: Citizen, dispatcher: CollectingDispatcher) -> list[EventType] | None:
    """Hear that something is not right; what is, once that was asked, may be said in any words.

    Words that make sense otherwise ("my passport has the wrong name") are asked about as those.
    """
    if disagreement.just_asked(citizen) and citizen.text:
        return disagreement.passed_on(citizen, dispatcher)
    sensible = citizen.intent not in UNREAD and citizen.readings[:1] != ["deny"]
    return None if sensible else first_answer(citizen, dispatcher, "disagreement")
