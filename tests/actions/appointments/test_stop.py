"""A booking that is stopped leaves nothing."""

from tests.actions.talk import Talk


def test_stopping_gives_the_seat_back(read_back: Talk) -> None:
    heard = read_back.does("action_stop_booking")
    assert heard.said == ["utter_booking_stopped"]
    assert heard.directive("task_closed")
    assert read_back.held() is None
    assert read_back.slots["service"] == "household_help"
