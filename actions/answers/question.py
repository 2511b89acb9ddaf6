"""A question that the bank of answers knows: told, or asked which of two was meant."""

from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions import directives
from actions.answers.chain import BEFORE_AN_ANSWER, Link, first_answer
from actions.answers.telling import candidates, name_of, told
from actions.answers.unknown import not_known
from actions.base import TurnAction
from actions.moments import capitalised
from actions.turn_context import Citizen, button
from intake.answer_bank import Unit

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
    """Names the two questions that may have been meant, or a question and what may be wanted done.

    Answers where only one has an answer.
    """

    def name(self) -> str:
        return "action_ask_which_question"

    def act(self, citizen: Citizen, dispatcher: CollectingDispatcher) -> list[EventType]:
        answered = first_answer(citizen, dispatcher, *BEFORE_A_UNIT)
        return _which(citizen, dispatcher) if answered is None else answered


def _which(citizen: Citizen, dispatcher: CollectingDispatcher) -> list[EventType]:
    found, does = candidates(citizen)[:TWO], citizen.answer.get("does")
    if found and does:
        return _unit_or_act(citizen, dispatcher, found[0].unit, str(does))
    if len(found) < TWO:
        return told(citizen, dispatcher, found) if found else not_known(citizen, dispatcher)
    directives.expect(dispatcher, "choice")
    dispatcher.utter_message(
        text=citizen.prompt("which_question"),
        buttons=[
            *(_asks(citizen, one.unit) for one in found),
            citizen.press("none_of_these", "unsure_offer"),
        ],
    )
    return [SlotSet("offer", None)]


def _unit_or_act(
    citizen: Citizen, dispatcher: CollectingDispatcher, unit: Unit, does: str
) -> list[EventType]:
    """Ask whether a unit was meant, or what would ask for a number, a time or a name."""
    directives.expect(dispatcher, "choice")
    first = citizen.prompt("asks_unit", what=_small(name_of(citizen, unit)))
    second = citizen.prompt("or_asks", question=_small(citizen.prompt(f"asks_{does}")))
    dispatcher.utter_message(
        response="utter_clarify",
        first=first,
        second=second,
        buttons=[
            _asks(citizen, unit),
            button(capitalised(citizen.prompt(f"reading_{does}")), does),
            citizen.press("none_of_these", "unsure_offer"),
        ],
    )
    return [SlotSet("offer", None)]


def _asks(citizen: Citizen, unit: Unit) -> dict[str, object]:
    return button(name_of(citizen, unit), "question_asked", unit=unit.id)


def _small(words: str) -> str:
    """Return words as they go on after others."""
    return words[:1].lower() + words[1:]
