"""A question that the bank of answers knows: told, or asked which of two was meant."""

from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions import directives
from actions.answers.telling import candidates, name_of, second, told
from actions.answers.unknown import not_known
from actions.base import TurnAction
from actions.information import follow_ups, hours_and_location, other_municipality, topics
from actions.turn_context import Citizen, button

TWO = 2
FOLLOWS = 4
"""Words: more of them ask something of their own."""


def told_before(citizen: Citizen, dispatcher: CollectingDispatcher) -> list[EventType] | None:
    """Answer what no unit may: a person's matter, another municipality's, the situation that was
    asked for, and what follows the last answer ("and on Saturday?"). None where it is neither.
    """
    if citizen.entity("unit"):
        return None
    if topics.only_a_person_may_say(citizen) or citizen.told_situation():
        return topics.answer(citizen, dispatcher)
    if other_municipality.lives_elsewhere(citizen):
        return other_municipality.tell(citizen, dispatcher)
    if citizen.entity("service") is None and follow_ups.asked(citizen):
        return follow_ups.tell(citizen, dispatcher)
    short = len(citizen.text.split()) <= FOLLOWS
    return hours_and_location.told_next(citizen, dispatcher) if short else None


class ActionAnswerQuestion(TurnAction):
    """Answers, whatever the gate was sure of: in a form there is no room for a choice."""

    def name(self) -> str:
        return "action_answer_question"

    def act(self, citizen: Citizen, dispatcher: CollectingDispatcher) -> list[EventType]:
        before = told_before(citizen, dispatcher)
        if before is not None:
            return before
        found = candidates(citizen)
        if not found:
            return not_known(citizen, dispatcher)
        return told(citizen, dispatcher, [found[0], *second(citizen, found[0])])


class ActionAskWhichQuestion(TurnAction):
    """Names the two questions that may have been meant; answers where only one has an answer."""

    def name(self) -> str:
        return "action_ask_which_question"

    def act(self, citizen: Citizen, dispatcher: CollectingDispatcher) -> list[EventType]:
        before = told_before(citizen, dispatcher)
        if before is not None:
            return before
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
