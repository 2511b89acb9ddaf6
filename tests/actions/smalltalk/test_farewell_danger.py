"""No farewell ends a conversation in danger."""

import re

import pytest

from tests.actions.talk import Heard, Talk, Talking

FAREWELL = re.compile(
    r"tot ziens|fijne dag|wiedersehen|schönen tag|wir hören hier auf|we stoppen", re.I
)


def told(heard: Heard) -> str:
    return " ".join(message["text"] or "" for message in heard.messages if message["text"])


def begins(talk: Talk, words: str, kind: str, intent: str = "report_urgent") -> Heard:
    """Tell of danger, and let its form begin as Rasa does."""
    heard = talk.hears(words, intent, kind=kind).does("action_begin_danger")
    talk.turn("danger_form")
    return heard


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
