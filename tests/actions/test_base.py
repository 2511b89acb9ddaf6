"""What almost every action is."""

import asyncio

from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.base import TurnAction
from actions.turn_context import Citizen


class Repeated:
    """Answers with what was said; no subclass, or the action server would serve it."""

    run = TurnAction.run

    def act(self, citizen: Citizen, dispatcher: CollectingDispatcher) -> list[EventType]:
        dispatcher.utter_message(text=citizen.text)
        return [SlotSet("topic", citizen.intent)]


def test_the_turn_that_a_tracker_ends_with_is_answered(services: object, talking) -> None:
    talk = talking().hears("hallo", "greet")
    dispatcher = CollectingDispatcher()
    events = asyncio.run(Repeated().run(dispatcher, talk.tracker(), {}))
    assert [message["text"] for message in dispatcher.messages] == ["hallo"]
    assert events == [SlotSet("topic", "greet")]
