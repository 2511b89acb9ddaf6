"""A booking that is cut off."""

import pytest

from tests.actions.callers import known_caller
from tests.actions.talk import Talking


def test_a_booking_that_is_cut_off_is_kept_for_a_call_back(talking: Talking) -> None:
    talk = known_caller(talking, purpose="book")
    talk.hears("", "hang_up").does("action_stop_booking")
    case = talk.case()
    assert case is not None
    assert (case.reason, case.wants, case.service) == ("hang_up", "callback", "household_help")
    assert case.summary == "Wilde een afspraak maken voor huishoudelijke hulp."


@pytest.mark.parametrize("slots", [{"purpose": "change"}, {"purpose": "book"}])
def test_nothing_is_kept_where_nothing_is_lost_or_nobody_can_be_called(
    talking: Talking, slots: dict[str, str]
) -> None:
    moving = slots["purpose"] == "change"
    talk = known_caller(talking, **slots) if moving else talking(channel="voice", **slots)
    talk.hears("", "hang_up").does("action_stop_booking")
    assert talk.case() is None


@pytest.mark.parametrize("intent", ["stop_dialogue", "deny"])
def test_who_stops_a_booking_by_word_keeps_no_case(talking: Talking, intent: str) -> None:
    talk = known_caller(talking, purpose="book")
    talk.hears("stop", intent).does("action_stop_booking")
    assert talk.case() is None
