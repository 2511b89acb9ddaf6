"""Stopping where nothing was passed on."""

from tests.actions.talk import Talking


def test_where_nothing_was_passed_on_that_is_said(talking: Talking) -> None:
    heard = talking().hears("laat maar", "stop_dialogue").does("action_say_stopped")
    assert heard.said == ["utter_stopped"]
