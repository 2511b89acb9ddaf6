"""Disagreement ("that is not right"): what is wrong is asked, and it is never a goodbye."""

import re

from rasa_sdk.events import EventType, FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions import directives, handover, repetition
from actions.own_records import service_booked
from actions.turn_context import ASKED_SITUATION, Citizen
from intake.recognition import asides

WHAT_IS_WRONG = "disagreement"
"""In the slot `offer`, and a kind of turn (`repetition`): what is not right was asked."""
SAYS_IT = 4
"""Words from which an answer to that question says what is wrong."""
UNREAD = frozenset({"unsure_offer", "inform", "deny"})
"""Intents of words with no reading that makes sense by itself, but for a no."""
ENDS = frozenset({"goodbye", "thank", "stop_dialogue"})
"""Readings of words that take leave, whatever was asked."""
OTHER_QUESTIONS = frozenset({"cancel", ASKED_SITUATION})
"""In the slot `offer`: questions whose own answer "that is not right" may be."""


def answered(citizen: Citizen, dispatcher: CollectingDispatcher) -> list[EventType] | None:
    """Ask what is not right, of the appointment just made or in general; None where nothing is.

    Who says so once more, or says what it is, is passed on to a person with these words. Words that
    make sense otherwise ("my passport has the wrong name") are no disagreement.
    """
    if _says_what_is_wrong(citizen):
        return passed_on(citizen, dispatcher)
    if not _disagrees(citizen):
        return None
    if citizen.slot("offer") == WHAT_IS_WRONG:
        return passed_on(citizen, dispatcher)
    if citizen.slot("last_answer") is None and service_booked(citizen):
        return _about_the_booking(citizen, dispatcher)
    return _in_general(citizen, dispatcher)


def _says_what_is_wrong(citizen: Citizen) -> bool:
    """Say whether this turn answers the question what is not right, in whatever words."""
    leaves = bool(ENDS.intersection(citizen.readings[:1]))
    said = citizen.text and citizen.intent not in ("affirm", "deny") and not leaves
    return bool(said) and repetition.before(citizen, WHAT_IS_WRONG) > 0


def _disagrees(citizen: Citizen) -> bool:
    if citizen.in_a_form or citizen.slot("offer") in OTHER_QUESTIONS or _declines(citizen):
        return False
    if citizen.intent not in UNREAD and citizen.readings[:1] != ["deny"]:
        return False
    if citizen.intent == "deny" and repetition.before(citizen, repetition.DOUBT):
        return False  # said of what the bot took it for
    return asides.asks("disagreement", citizen.text, citizen.language, citizen.data_dir)


def _declines(citizen: Citizen) -> bool:
    """Say whether a no answers what was offered, whatever is beside it: "nee, dat klopt niet"."""
    if citizen.slot("offer") in (None, WHAT_IS_WRONG):
        return False
    words = re.findall(r"\w+", citizen.text.casefold())
    return bool({*words[:1], *words[-1:]} & set(citizen.prompt("no_words").split()))


def passed_on(citizen: Citizen, dispatcher: CollectingDispatcher) -> list[EventType]:
    """Take the answer to "what is not right?" to a person."""
    dispatcher.utter_message(response="utter_disagreement_heard")
    subject = citizen.text if len(citizen.text.split()) >= SAYS_IT else None
    begun = handover.begin(citizen, "person_wanted", subject)
    return [*begun, FollowupAction("handover_form")]


def _in_general(citizen: Citizen, dispatcher: CollectingDispatcher) -> list[EventType]:
    directives.expect(dispatcher, "choice")
    dispatcher.utter_message(
        response="utter_ask_what_is_wrong",
        buttons=[
            citizen.press("press_complaint", "make_complaint"),
            citizen.press("press_person", "speak_to_human"),
        ],
    )
    return _asked(citizen)


def _about_the_booking(citizen: Citizen, dispatcher: CollectingDispatcher) -> list[EventType]:
    """Offer to correct the appointment: its number is known, being that of this conversation."""
    directives.expect(dispatcher, "choice")
    dispatcher.utter_message(
        response="utter_ask_what_is_wrong_with_booking",
        service=citizen.service_name(service_booked(citizen)),
        buttons=[
            citizen.press("press_change", "change_appointment"),
            citizen.press("press_cancel", "cancel_appointment"),
            citizen.press("press_person", "speak_to_human"),
        ],
    )
    return _asked(citizen)


def _asked(citizen: Citizen) -> list[EventType]:
    return [SlotSet("offer", WHAT_IS_WRONG), repetition.counted(citizen, WHAT_IS_WRONG)]
