"""What an action answers is checked against Rasa's schema; the schema itself only once."""

from collections.abc import Iterator
from typing import Any

import jsonschema
import pytest
from rasa.core.actions.action import RemoteAction

from bot.serving import schema


@pytest.fixture
def action(monkeypatch: pytest.MonkeyPatch) -> Iterator[RemoteAction]:
    monkeypatch.setattr(
        RemoteAction, "_validate_action_result", RemoteAction._validate_action_result
    )
    schema.check_once()
    yield RemoteAction("action_any", None)


RIGHT = {
    "events": [{"event": "slot", "name": "locale", "value": "nl-NL", "timestamp": None}],
    "responses": [{"response": "utter_hello", "name": "Jan"}],
}


def test_a_right_answer_is_taken(action: RemoteAction) -> None:
    assert action._validate_action_result(RIGHT) is True


@pytest.mark.parametrize(
    "answer",
    [
        {"events": "none", "responses": []},
        {"events": [], "responses": ["hello"]},
        {"events": [{"event": "no such event"}], "responses": []},
        {"events": [{"event": "slot", "name": "locale"}], "responses": []},
        {"events": [{"name": "locale"}], "responses": []},
        [],
    ],
)
def test_a_wrong_answer_is_refused(answer: dict[str, Any], action: RemoteAction) -> None:
    with pytest.raises(jsonschema.ValidationError):
        action._validate_action_result(answer)


def test_the_schema_is_not_read_again(
    action: RemoteAction, monkeypatch: pytest.MonkeyPatch
) -> None:
    def again(*_: Any) -> None:
        raise AssertionError("the schema was read again")

    monkeypatch.setattr(RemoteAction, "action_response_format_spec", again)
    assert action._validate_action_result(RIGHT) is True
