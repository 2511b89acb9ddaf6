"""No farewell ends a conversation in danger."""

import pytest

from tests.actions.danger.alarms import FAREWELL, begins, told
from tests.actions.talk import Talking


@pytest.mark.parametrize(
    ("said", "action"),
    [
        (("tot horens", "goodbye"), "action_take_leave"),
        (("hou maar op", "stop_dialogue"), "action_say_stopped"),
    ],
)
def test_once_danger_was_told_no_later_farewell_ends_it(
    talking: Talking, said: tuple[str, str], action: str
) -> None:
    talk = talking()
    begins(talk, "mijn vriend heeft me geschopt", "violence")
    talk.loop = None  # a clear question has led out of the form
    first, second = (talk.hears(*said).does(action) for _ in range(2))
    assert first.directive("end") is None
    assert not FAREWELL.search(told(first))
    assert "met spoed" in told(first)
    assert told(first) != told(second)


def test_a_case_that_is_closed_holds_nobody(talking: Talking) -> None:
    talk = talking()
    assert talk.hears("tot ziens", "goodbye").does("action_take_leave").directive("end")
