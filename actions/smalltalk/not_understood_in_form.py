"""What is not understood in a form: answered all the same, asked again, and at last a person."""

from pathlib import Path

from rasa_sdk.events import EventType, FollowupAction
from rasa_sdk.executor import CollectingDispatcher

from actions import appointments, directives, handover, repetition
from actions.answers.chain import BEFORE_AN_ANSWER, Link, first_answer
from actions.base import LEFT, TurnAction
from actions.handover import give_up_asking, to_a_person
from actions.smalltalk.language_and_repeat import told_for_whom
from actions.smalltalk.not_understood import MISSES_BEFORE_A_PERSON
from actions.turn_context import Citizen
from intake.recognition import asides

IN_A_FORM: tuple[Link, ...] = (*BEFORE_AN_ANSWER, "place", "notice", "wait")
"""A day that is named in a form is meant for the form ("call me on Monday"), not for hours."""
CHOICES = ("service", "office", "appointment_time")
"""Slots that are asked for with a choice: a yes answers none of them."""
NO_BOOKING = frozenset({"deny", "cancel_appointment", "stop_dialogue", "goodbye"})
"""Readings that all break a booking off: which of them was meant need not be asked."""


class ActionNotUnderstoodInForm(TurnAction):
    """Answers what means something although the form cannot read it, else asks again."""

    def name(self) -> str:
        return "action_not_understood_in_form"

    def act(self, citizen: Citizen, dispatcher: CollectingDispatcher) -> list[EventType]:
        answered = _answered(citizen, dispatcher)
        if answered is None:
            answered = _one_of_these(citizen, dispatcher)
        directives.understood(dispatcher, answered is not None)
        return _missed(citizen, dispatcher) if answered is None else answered


def _answered(citizen: Citizen, dispatcher: CollectingDispatcher) -> list[EventType] | None:
    """Answer a matter that cannot be booked, what an editor wrote about, and what asks on."""
    left = appointments.left_for_a_matter(citizen, dispatcher)
    if left is not None:
        return left
    answered = first_answer(citizen, dispatcher, *IN_A_FORM)
    return _left(citizen, dispatcher) if answered is None else answered


def _one_of_these(citizen: Citizen, dispatcher: CollectingDispatcher) -> list[EventType] | None:
    """Ask which, of who says yes to a choice or wants all of it; None for anybody else."""
    chooses = citizen.slot("requested_slot") in CHOICES
    if not chooses or not (citizen.intent == "affirm" or asides.asks("both", *_said(citizen))):
        return None
    if _tried(citizen) >= MISSES_BEFORE_A_PERSON:
        return None
    dispatcher.utter_message(response="utter_answer", answer=citizen.prompt("one_of_these"))
    return [repetition.counted(citizen, repetition.IN_A_FORM)]


def _left(citizen: Citizen, dispatcher: CollectingDispatcher) -> list[EventType] | None:
    """Leave a booking that is broken off, and the question for a number that nobody has."""
    if citizen.form == "appointment_form" and _leaves(citizen):
        return [*LEFT, *appointments.stop(citizen, dispatcher), FollowupAction("action_listen")]
    return _without_a_number(citizen, dispatcher)


def _without_a_number(citizen: Citizen, dispatcher: CollectingDispatcher) -> list[EventType] | None:
    """Hand over whoever says in any words that they have no reference."""
    if citizen.form != "reference_form" or not asides.asks("refusal", *_said(citizen)):
        return None
    return [*LEFT, *handover.begun(citizen, dispatcher), FollowupAction("handover_form")]


def _missed(citizen: Citizen, dispatcher: CollectingDispatcher) -> list[EventType]:
    """Say that this was not understood; the third time in a row a person takes over."""
    if _tried(citizen) >= MISSES_BEFORE_A_PERSON:
        return _give_up(citizen, dispatcher)
    phone = citizen.slot("requested_slot") == "phone_given"
    missed = "utter_phone_not_understood" if phone else "utter_not_understood_in_form"
    dispatcher.utter_message(response=missed)
    return [repetition.counted(citizen, repetition.IN_A_FORM)]


class ActionAskAgain(TurnAction):
    """Leaves it to the form to ask its question again, but not for ever, and not where what was
    named cannot be booked.

    Rasa lets no rule answer with the very form that has just rejected the turn.
    """

    def name(self) -> str:
        return "action_ask_again"

    def act(self, citizen: Citizen, dispatcher: CollectingDispatcher) -> list[EventType]:
        if told_for_whom(citizen, dispatcher):
            return led_nowhere(citizen, dispatcher)
        left = appointments.left_for_a_matter(citizen, dispatcher)
        if left is None:
            left = first_answer(citizen, dispatcher, "wait")
        if left is None:
            left = _without_a_number(citizen, dispatcher)
        return led_nowhere(citizen, dispatcher) if left is None else left


def led_nowhere(citizen: Citizen, dispatcher: CollectingDispatcher) -> list[EventType]:
    """Let the form ask its question again; the third time in a row a person takes over.

    "Thank you", "what was that?" and their like are no misses, but they lead nowhere either.
    """
    if _tried(citizen) >= repetition.TWICE:
        return _give_up(citizen, dispatcher)
    return [repetition.counted(citizen, repetition.IN_A_FORM)]


def _tried(citizen: Citizen) -> int:
    """Return how many turns in a row led nowhere in this form, misunderstood or not."""
    return max(citizen.misses, repetition.before(citizen, repetition.IN_A_FORM))


def _said(citizen: Citizen) -> tuple[str, str, Path]:
    return citizen.text, citizen.language, citizen.data_dir


def _give_up(citizen: Citizen, dispatcher: CollectingDispatcher) -> list[EventType]:
    if citizen.form == "handover_form":
        return give_up_asking(citizen)
    return [*LEFT, *to_a_person(citizen, dispatcher)]


class ActionInsist(TurnAction):
    """Asks nothing more of who wants a person now and can be reached; else asks again."""

    def name(self) -> str:
        return "action_insist"

    def act(self, citizen: Citizen, dispatcher: CollectingDispatcher) -> list[EventType]:
        if citizen.slot("phone_given"):
            return give_up_asking(citizen)
        return led_nowhere(citizen, dispatcher)


def _leaves(citizen: Citizen) -> bool:
    return bool(citizen.readings) and NO_BOOKING.issuperset(citizen.readings[:2])
