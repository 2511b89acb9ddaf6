"""Where the law decides who deals with a matter, the bot asks and never guesses."""

import pytest

from tests.actions.talk import Heard, Talk, Talking

SPRING = "2016-03-15T10:00:00+01:00"


@pytest.fixture
def asked(talking: Talking) -> tuple[Talk, Heard]:
    """Wuppertal, German: somebody came as a refugee and wants the first application."""
    talk = talking("jobcenter-wuppertal", language="de", now=SPRING)
    talk.hears("ich bin geflüchtet und brauche Hilfe", "ask_integration")
    return talk, talk.does("action_answer_topic")


def test_the_situation_is_asked_with_every_choice_of_the_profile(asked: tuple) -> None:
    talk, heard = asked
    assert heard.said == ["utter_ask_situation"]
    assert heard.titles[0] == "Mein Asyl ist anerkannt"
    assert {b["command"]["name"] for b in heard.buttons} == {"situation_given"}
    assert heard.directive("expect") == {"type": "expect", "kind": "choice"}


def test_a_pressed_situation_is_answered(asked: tuple) -> None:
    talk, heard = asked
    answer = talk.presses(heard.buttons[0]).does("action_answer_topic").answer
    assert "zebera" in answer
    assert talk.slots["legal_status"] == "recognised"


def test_a_situation_in_words_is_answered_whatever_it_sounds_like(asked: tuple) -> None:
    talk, _ = asked
    talk.hears("mein Asyl wurde anerkannt", "unsure_offer", ("out_of_scope", "inform"), misses=1)
    assert "zebera" in talk.does("action_not_understood").answer


def test_words_that_tell_no_situation_are_a_miss(asked: tuple) -> None:
    talk, _ = asked
    talk.hears("keine Ahnung", "unsure_offer", ("out_of_scope", "inform"))
    assert talk.does("action_not_understood").said == ["utter_not_understood"]


def test_a_situation_told_once_is_not_asked_again(asked: tuple) -> None:
    talk, heard = asked
    talk.presses(heard.buttons[0]).does("action_answer_topic")
    talk.hears("und was brauche ich dafür", "ask_integration")
    assert "utter_ask_situation" not in talk.does("action_answer_topic").said


@pytest.mark.parametrize(
    ("words", "told", "status"),
    [
        ("mein Schwager ist seit Mai asylberechtigt und braucht Hilfe", "zebera", "recognised"),
        ("unsere Mieterin wartet noch auf ihr BAMF, wer hilft", "Ressort", "asylum_seeker"),
        ("unser Betrieb möchte zwei Geflüchtete einstellen", "Lotsen", "supporter"),
    ],
)
def test_what_the_first_words_tell_is_not_asked(
    talking: Talking, words: str, told: str, status: str
) -> None:
    talk = talking("jobcenter-wuppertal", language="de", now=SPRING)
    talk.hears(words, "ask_integration")
    heard = talk.does("action_answer_topic")
    assert told in heard.answer
    assert talk.slots["legal_status"] == status


def test_what_is_denied_in_the_first_words_is_asked(talking: Talking) -> None:
    talk = talking("jobcenter-wuppertal", language="de", now=SPRING)
    talk.hears("ich bin noch nicht anerkannt, wer hilft mir", "ask_integration")
    assert talk.does("action_answer_topic").said == ["utter_ask_situation"]


def test_whoever_wants_a_person_is_not_questioned_first(talking: Talking) -> None:
    talk = talking("jobcenter-wuppertal", language="de", now=SPRING)
    talk.hears("ich bin geflüchtet und will mit jemandem sprechen", "speak_to_human")
    assert "utter_ask_situation" not in talk.does("action_start_handover").said
