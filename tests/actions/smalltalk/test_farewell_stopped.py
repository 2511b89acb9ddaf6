"""Stopping where nothing was passed on."""

from tests.actions.talk import Talking


def test_where_nothing_was_passed_on_that_is_said(talking: Talking) -> None:
    heard = talking().hears("laat maar", "stop_dialogue").does("action_say_stopped")
    assert heard.said == ["utter_stopped"]


def test_a_line_that_was_cut_off_is_no_stop(talking: Talking) -> None:
    talk = talking().hears("we werden zonet ineens verbroken", "stop_dialogue")
    assert talk.does("action_say_stopped").said == ["utter_answer"]
