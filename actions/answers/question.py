"""A question that the bank of answers knows: told, or asked which of two was meant."""

from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions import directives
from actions.answers.chain import BEFORE_AN_ANSWER, Link, first_answer
from actions.answers.telling import candidates, name_of, told
from actions.answers.unknown import not_known
from actions.base import TurnAction
from actions.turn_context import Citizen, button

TWO = 2
BEFORE_A_UNIT: tuple[Link, ...] = (*BEFORE_AN_ANSWER, "same", "hours", "place")


class ActionAnswerQuestion(TurnAction):
    """Answers, whatever the gate was sure of: in a form there is no room for a choice."""

    def name(self) -> str:
        return "action_answer_question"

    def act(self, citizen: Citizen, dispatcher: CollectingDispatcher) -> list[EventType]:
        answered = first_answer(citizen, dispatcher, *BEFORE_A_UNIT, "unit")
        return not_known(citizen, dispatcher) if answered is None else answered


class ActionAskWhichQuestion(TurnAction):
    """Names the two questions that may have been meant; answers where only one has an answer."""

    def name(self) -> str:
        return "action_ask_which_question"

    def act(self, citizen: Citizen, dispatcher: CollectingDispatcher) -> list[EventType]:
        answered = first_answer(citizen, dispatcher, *BEFORE_A_UNIT)
        return _which(citizen, dispatcher) if answered is None else answered


def _which(citizen: Citizen, dispatcher: CollectingDispatcher) -> list[EventType]:
    found = candidates(citizen)[:TWO]
    if len(found) < TWO:
        return told(citizen, dispatcher, found) if found else not_known(citizen, dispatcher)
    choices = [
        button(name_of(citizen, one.unit), "question_asked", unit=one.unit.id) for one in found
    ]
    directives.expect(dispatcher, "choice")
    dispatcher.utter_message(
        text=citizen.prompt("which_question"),
        buttons=[*choices, citizen.press("none_of_these", "unsure_offer")],
    )
    return [SlotSet("offer", None)]
