"""What almost every action is: something that answers one turn."""

from abc import ABC, abstractmethod

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.turn_context import Citizen


class TurnAction(Action, ABC):
    """Says something to the citizen of a turn, and returns what the dialogue must remember.

    One object serves all conversations, also at once: it keeps nothing of a turn in itself.
    """

    @abstractmethod
    def name(self) -> str:
        """Return the name under which Rasa calls it, as `domain.yml` has it."""

    @abstractmethod
    def act(self, citizen: Citizen, dispatcher: CollectingDispatcher) -> list[EventType]:
        """Answer the turn; return the events that change what the dialogue knows."""

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        """Answer the turn that this tracker ends with; the sdk calls this."""
        return self.act(Citizen(tracker), dispatcher)
