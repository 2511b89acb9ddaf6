"""What can be pressed where the bot is unsure."""

import re

import pytest

from actions.smalltalk.not_understood import UNSPEAKABLE
from intake.settings import ROOT
from tests.actions.talk import Heard, Talking

SAID = "iets met paspoort of zo"
READ_TWO = ("change_appointment", "check_appointment")


def commands(heard: Heard) -> list[str]:
    return [button["command"]["name"] for button in heard.buttons]


def test_two_readings_are_offered_with_a_way_out(talking: Talking) -> None:
    talk = talking().hears(SAID, "unsure_clarify", ("request_document", "report_move"))
    heard = talk.does("action_clarify")
    assert heard.said == ["utter_clarify"]
    assert commands(heard) == ["request_document", "report_move", "unsure_offer"]
    assert heard.directive("expect") == {"type": "expect", "kind": "choice"}
    assert heard.values("utter_clarify")["first"] == (
        "Hebt u een paspoort, rijbewijs of ander document nodig?"
    )
    assert heard.values("utter_clarify")["second"] == "Of wilt u een verhuizing doorgeven?"


def test_a_button_of_a_reading_keeps_what_was_named(talking: Talking) -> None:
    readings = ("request_document", "book_appointment")
    talk = talking().hears(SAID, "unsure_clarify", readings, service="passport")
    first, second, none = talk.does("action_clarify").buttons
    assert first["command"]["entities"] == {"service": "passport"}
    assert second["command"]["entities"] == {"service": "passport"}
    assert none["command"]["entities"] == {}


@pytest.mark.parametrize("language", ["nl", "de"])
def test_every_reading_has_words_in_every_language(talking: Talking, language: str) -> None:
    said = {file.stem for file in (ROOT / "data" / language / "nlu").glob("*.yml")}
    for intent in said - UNSPEAKABLE:
        other = "report_move" if intent != "report_move" else "greet"
        talk = talking(language=language).hears(SAID, "unsure_clarify", (intent, other))
        heard = talk.does("action_clarify")
        assert next(message for message in heard.messages if message["response"])["first"]


@pytest.mark.parametrize("language", ["nl", "de"])
def test_no_words_are_kept_for_readings_that_are_never_offered(language: str) -> None:
    prompts = (ROOT / "data" / language / "prompts.yml").read_text("utf-8")
    named = set(re.findall(r"(?m)^  reading_(\w+):", prompts))
    said = {file.stem for file in (ROOT / "data" / language / "nlu").glob("*.yml")}
    # Danger has examples of its own, and is named where it was the second reading.
    assert named == said - UNSPEAKABLE


def test_two_misses_bring_choices(talking: Talking) -> None:
    talk = talking().hears("blabla", "unsure_offer", ("report_move", "greet"), misses=1)
    heard = talk.does("action_not_understood")
    assert heard.said == ["utter_choices"]
    assert commands(heard) == ["report_move", "book_appointment", "speak_to_human"]
    assert heard.directive("expect") == {"type": "expect", "kind": "choice"}


def test_no_choice_is_offered_twice(talking: Talking) -> None:
    readings = ("speak_to_human", "book_appointment")
    heard = (
        talking().hears("blabla", "unsure_offer", readings, misses=1).does("action_not_understood")
    )
    assert commands(heard) == ["book_appointment", "speak_to_human"]


def test_a_mere_yes_to_two_readings_is_asked_which(talking: Talking) -> None:
    talk = talking().hears("iets met mijn afspraak", "unsure_clarify", READ_TWO)
    talk.does("action_clarify")
    heard = talk.hears("ja", "affirm").does("action_take_up_offer")
    assert heard.said == ["utter_answer", "utter_clarify"]
    assert [b["command"]["name"] for b in heard.buttons[:2]] == list(READ_TWO)


def test_a_no_to_two_readings_means_none_of_them(talking: Talking) -> None:
    talk = talking().hears("iets met mijn afspraak", "unsure_clarify", READ_TWO)
    talk.does("action_clarify")
    heard = talk.hears("nee", "deny").does("action_decline_offer")
    assert heard.said == ["utter_not_understood"]
