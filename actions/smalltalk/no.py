"""What no means outside a form: it declines, disagrees, or answers "anything else?"."""

from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions import directives, repetition
from actions.answers.chain import BEFORE_AN_ANSWER, first_answer
from actions.base import TurnAction
from actions.own_records import reference_so_far
from actions.smalltalk import anything_else, farewell, not_understood
from actions.smalltalk.choices import WHICH
from actions.turn_context import Citizen

NO = "no"
"""The kind of turn (`repetition`) that says no where nothing was offered or done yet."""


class ActionDeclineOffer(TurnAction):
    """Takes no for what it answers; only a no to "anything else?" is a farewell."""

    def name(self) -> str:
        return "action_decline_offer"

    def act(self, citizen: Citizen, dispatcher: CollectingDispatcher) -> list[EventType]:
        answered = first_answer(citizen, dispatcher, *BEFORE_AN_ANSWER, "disagreement")
        if answered is not None:
            return answered
        if citizen.asked_if_again:
            dispatcher.utter_message(response="utter_what_then")
            return []
        if _declines(citizen):
            dispatcher.utter_message(response="utter_anything_else")
            return [SlotSet("offer", None)]
        if repetition.before(citizen, repetition.DOUBT):
            # Nothing of what was asked about was meant: not understood, and counted as that.
            return not_understood.not_understood(citizen, dispatcher)
        return _bare_no(citizen, dispatcher)


def _declines(citizen: Citizen) -> bool:
    """Say whether something was offered, and nothing was asked since: a finished booking leaves
    what was offered before it where it was."""
    offer = str(citizen.slot("offer") or WHICH)
    return not offer.startswith(WHICH) and not anything_else.anything_else(citizen)


def _bare_no(citizen: Citizen, dispatcher: CollectingDispatcher) -> list[EventType]:
    """Take leave where "anything else?" was just asked; else ask that, or at first what it is."""
    before = repetition.before(citizen, NO)
    if anything_else.anything_else(citizen):
        directives.task_closed(dispatcher)
        return farewell.take_leave(citizen, dispatcher)
    if _helped(citizen) or before:
        dispatcher.utter_message(response="utter_anything_else")
        return []
    dispatcher.utter_message(response="utter_what_then")
    return [repetition.counted(citizen, NO)]


def _helped(citizen: Citizen) -> bool:
    """Say whether anything was answered or finished in this conversation."""
    told = ("last_answer", "told_source", "task_done")
    return any(citizen.slot(name) for name in told) or reference_so_far(citizen) is not None
