"""What ends: a conversation by a farewell, never in danger; a task; what was begun, by "stop"."""

from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions import directives, handover, repetition
from actions.answers.chain import first_answer
from actions.base import TurnAction
from actions.danger import wording
from actions.handover.case import case_not_needed
from actions.own_records import reference_so_far
from actions.smalltalk.anything_else import anything_else
from actions.turn_context import Citizen
from intake import cases
from intake.database import read_scope

ENDS = frozenset({"deny", "goodbye", "thank", "stop_dialogue"})
"""Readings that end a conversation in which nothing else is wanted."""
FEW_WORDS = 4
"""More may be what somebody says who has had enough of life: then it is asked which was meant."""
STAYED = "stayed"
"""The kind of turn (`repetition`) that took leave of a conversation in danger."""


class ActionTakeLeave(TurnAction):
    """Says goodbye."""

    def name(self) -> str:
        return "action_take_leave"

    def act(self, citizen: Citizen, dispatcher: CollectingDispatcher) -> list[EventType]:
        return take_leave(citizen, dispatcher)


def take_leave(citizen: Citizen, dispatcher: CollectingDispatcher) -> list[EventType]:
    """Say goodbye and end; where danger was told, say that it stays and that one may come back."""
    staying = stay(citizen, dispatcher)
    if staying is None:
        dispatcher.utter_message(response="utter_goodbye")
        directives.end(dispatcher)
    return staying or []


def leaves_anyway(citizen: Citizen, dispatcher: CollectingDispatcher) -> list[EventType] | None:
    """Take leave of who was asked "anything else?" and says a few words that are likeliest a no or
    a farewell, however unsure; None for others."""
    few = len(citizen.text.split()) <= FEW_WORDS
    if not few or not ENDS.intersection(_likeliest(citizen)) or not anything_else(citizen):
        return None
    directives.understood(dispatcher, True)
    directives.task_closed(dispatcher)
    return take_leave(citizen, dispatcher)


def _likeliest(citizen: Citizen) -> list[str]:
    """Return the likeliest reading; what is nobody's business here is none."""
    return [one for one in citizen.readings[:2] if one != "out_of_scope"][:1]


def stay(citizen: Citizen, dispatcher: CollectingDispatcher) -> list[EventType] | None:
    """Say that a case of danger stands where there is one that is open; None where there is none.

    It is read from the store: what the dialogue knew of it may be over, and forgotten, by now.
    """
    with read_scope(citizen.services.engine) as session:
        case = cases.for_conversation(session, citizen.conversation)
    if case is None or case.danger is None or case.status == "closed":
        return None
    wording.stay(citizen, dispatcher, case.danger, repetition.before(citizen, STAYED) + 1)
    return [repetition.counted(citizen, STAYED)]


class ActionSayStopped(TurnAction):
    """Takes "never mind"; what was passed on or booked before stands, and is said to stand."""

    def name(self) -> str:
        return "action_say_stopped"

    def act(self, citizen: Citizen, dispatcher: CollectingDispatcher) -> list[EventType]:
        staying = stay(citizen, dispatcher)
        if staying is not None:
            return [*staying, *(SlotSet(name, None) for name in handover.OF_A_HANDOVER)]
        answered = first_answer(citizen, dispatcher, "cut_off")
        if answered is not None:
            return answered  # "we werden verbroken" sounds like "stop"
        reference = reference_so_far(citizen)
        # A goodbye is no "stop": who takes their leave in a handover is still called back.
        stopped = citizen.intent == "stop_dialogue" and citizen.slot("case_begun")
        if stopped and case_not_needed(citizen):
            dispatcher.utter_message(response="utter_handover_stopped")
        elif reference is None:
            dispatcher.utter_message(response="utter_stopped")
        else:
            dispatcher.utter_message(response="utter_stopped_kept", reference=reference)
        return [SlotSet(name, None) for name in handover.OF_A_HANDOVER]


class ActionCloseTask(TurnAction):
    def name(self) -> str:
        return "action_close_task"

    def act(self, citizen: Citizen, dispatcher: CollectingDispatcher) -> list[EventType]:
        directives.task_closed(dispatcher)
        return [
            SlotSet(name, None)
            for name in ("offer", "last_answer", "told_unit", "service", "topic")
        ]
