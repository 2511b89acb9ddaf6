"""Doubt and misunderstanding: asked which was meant, offered choices, and at last a person."""

from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions import directives, repetition
from actions.answers.chain import BEFORE_AN_ANSWER, Link, first_answer
from actions.base import TurnAction, then_listens
from actions.handover import escalation, to_a_person
from actions.smalltalk.choices import UNSPEAKABLE, VAGUE, ask_which, choices
from actions.smalltalk.farewell import leaves_anyway
from actions.turn_context import Citizen

ANYWAY: tuple[Link, ...] = (
    *BEFORE_AN_ANSWER, "cut_off", "same", "hours", "place", "notice", "appointment", "booking",
    "wait", "disagreement"
)  # fmt: skip
"""What may answer words that fit no intent, or a doubtful one: all but a unit, which has a reader
of its own."""
MISSES_BEFORE_CHOICES = 1
MISSES_BEFORE_A_PERSON = 2
"""Misses before this one: two in a row bring choices, three a person."""


class ActionClarify(TurnAction):
    """Asks which of two readings was meant; one that nobody would name is not offered."""

    def name(self) -> str:
        return "action_clarify"

    def act(self, citizen: Citizen, dispatcher: CollectingDispatcher) -> list[EventType]:
        told = first_answer(citizen, dispatcher, *ANYWAY)
        if told is None:
            told = leaves_anyway(citizen, dispatcher)
        if told is not None:
            return told
        named = [intent for intent in citizen.readings[:2] if intent not in UNSPEAKABLE]
        asked_enough = repetition.before(citizen, repetition.DOUBT) >= repetition.TWICE
        if not named or named == [VAGUE] or asked_enough:
            return not_understood(citizen, dispatcher)
        asked = ask_which(citizen, dispatcher, named)
        return [*asked, repetition.counted(citizen, repetition.DOUBT)]


class ActionHelp(TurnAction):
    """Says what can be asked here, unless what was asked is something that an editor answered."""

    def name(self) -> str:
        return "action_help"

    def act(self, citizen: Citizen, dispatcher: CollectingDispatcher) -> list[EventType]:
        told = first_answer(citizen, dispatcher, *ANYWAY)
        return escalation.ask(citizen, dispatcher, "utter_help") if told is None else told


class ActionOutOfScope(TurnAction):
    """Declines; whoever is declined again and again is offered a person."""

    def name(self) -> str:
        return "action_out_of_scope"

    def act(self, citizen: Citizen, dispatcher: CollectingDispatcher) -> list[EventType]:
        told = first_answer(citizen, dispatcher, *ANYWAY)
        if told is not None:
            directives.understood(dispatcher, True)
            return told
        leaving = leaves_anyway(citizen, dispatcher)
        if leaving is not None:
            return leaving
        if citizen.misses >= MISSES_BEFORE_CHOICES:
            return not_understood(citizen, dispatcher)
        directives.understood(dispatcher, False)
        dispatcher.utter_message(response="utter_out_of_scope")
        return []


class ActionNotUnderstood(TurnAction):
    def name(self) -> str:
        return "action_not_understood"

    def act(self, citizen: Citizen, dispatcher: CollectingDispatcher) -> list[EventType]:
        return not_understood(citizen, dispatcher)


def not_understood(citizen: Citizen, dispatcher: CollectingDispatcher) -> list[EventType]:
    """Ask once more in other words; then offer choices; then a person."""
    told = first_answer(citizen, dispatcher, *ANYWAY)
    if told is not None:
        directives.understood(dispatcher, True)
        return told
    leaving = leaves_anyway(citizen, dispatcher)
    if leaving is not None:
        return leaving
    directives.understood(dispatcher, False)
    doubts = repetition.before(citizen, repetition.DOUBT)
    if citizen.misses >= MISSES_BEFORE_A_PERSON or doubts > repetition.TWICE:
        return to_a_person(citizen, dispatcher)
    if citizen.misses >= MISSES_BEFORE_CHOICES or doubts == repetition.TWICE:
        directives.expect(dispatcher, "choice")
        dispatcher.utter_message(response="utter_choices", buttons=choices(citizen))
    else:
        dispatcher.utter_message(response="utter_not_understood")
    return [repetition.counted(citizen, repetition.DOUBT)]


class ActionDefaultFallback(ActionNotUnderstood):
    """Every intent has a rule; this is the net under them, and it never reverts a turn.

    No rule follows it either: unless told to listen, Rasa would fall back ten times in a row.
    """

    def name(self) -> str:
        return "action_default_fallback"

    def act(self, citizen: Citizen, dispatcher: CollectingDispatcher) -> list[EventType]:
        return then_listens(not_understood(citizen, dispatcher))
