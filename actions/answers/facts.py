"""Opening hours, the way there and where that is written, for who asks for just that."""

from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions import information
from actions.answers.chain import BEFORE_AN_ANSWER, first_answer
from actions.base import TurnAction
from actions.information import source, topics
from actions.turn_context import Citizen


class ActionOpeningHours(TurnAction):
    def name(self) -> str:
        return "action_opening_hours"

    def act(self, citizen: Citizen, dispatcher: CollectingDispatcher) -> list[EventType]:
        answered = first_answer(citizen, dispatcher, *BEFORE_AN_ANSWER)
        return information.tell_hours(citizen, dispatcher) if answered is None else answered


class ActionLocation(TurnAction):
    def name(self) -> str:
        return "action_location"

    def act(self, citizen: Citizen, dispatcher: CollectingDispatcher) -> list[EventType]:
        answered = first_answer(citizen, dispatcher, *BEFORE_AN_ANSWER)
        return information.tell_location(citizen, dispatcher) if answered is None else answered


class ActionTellSource(TurnAction):
    def name(self) -> str:
        return "action_tell_source"

    def act(self, citizen: Citizen, dispatcher: CollectingDispatcher) -> list[EventType]:
        return [*source.tell(citizen, dispatcher), *topics.offer_again(citizen, dispatcher)]
