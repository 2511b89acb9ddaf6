"""What actions tell the gateway besides words."""

from typing import Any

import pytest
from rasa_sdk.executor import CollectingDispatcher

from actions import directives


def told(dispatcher: CollectingDispatcher) -> list[dict[str, Any]]:
    return [message["custom"]["directive"] for message in dispatcher.messages]


def test_each_names_its_type_and_its_facts() -> None:
    dispatcher = CollectingDispatcher()
    directives.expect(dispatcher, "phone")
    directives.understood(dispatcher, False)
    directives.switch_language(dispatcher, "de")
    directives.handover(dispatcher, department="wmo", wants="callback")
    assert told(dispatcher) == [
        {"type": "expect", "kind": "phone"},
        {"type": "understood", "understood": False},
        {"type": "language", "switch_to": "de"},
        {"type": "handover", "department": "wmo", "wants": "callback"},
    ]


@pytest.mark.parametrize("name", ["task_closed", "end"])
def test_some_say_only_that(name: str) -> None:
    dispatcher = CollectingDispatcher()
    getattr(directives, name)(dispatcher)
    assert told(dispatcher) == [{"type": name}]


def test_no_words_are_not_read_again() -> None:
    dispatcher = CollectingDispatcher()
    directives.read_again(dispatcher, "")
    assert told(dispatcher) == []
