"""Whether a further question was just asked."""

import pytest
import yaml

from intake.settings import ROOT
from tests.actions.talk import RESPONSES, Heard, Talk, Talking
from tests.our_words import asks


def says_no(talk: Talk, text: str = "nee") -> Heard:
    return talk.hears(text, "deny").does("action_decline_offer")


def test_what_the_telephone_asked_by_itself_counts(talking: Talking) -> None:
    """After an answer without a question the gateway asks "anything else?"."""
    talk = talking(channel="voice")
    talk.hears("hoe laat bent u open", "ask_opening_hours").does("action_opening_hours")
    assert says_no(talk).said == ["utter_goodbye"]


def test_a_chat_is_asked_by_nobody(talking: Talking) -> None:
    talk = talking()
    talk.hears("hoe laat bent u open", "ask_opening_hours").does("action_opening_hours")
    assert says_no(talk).said == ["utter_anything_else"]


def test_after_another_language_the_telephone_asks_its_first_question(talking: Talking) -> None:
    talk = talking(channel="voice")
    talk.hears("Deutsch bitte", "switch_language").does("action_set_language")
    assert says_no(talk, "nein").said == ["utter_what_then"]


def test_and_so_it_does_where_it_heard_another_language_by_itself(talking: Talking) -> None:
    talk = talking(channel="voice")
    talk.hears("", "language_changed", language="de").does("action_set_language")
    talk.does("action_repeat")
    assert says_no(talk, "nein").said == ["utter_what_then"]


@pytest.mark.parametrize("language", ["nl", "de"])
def test_whatever_asks_anything_else_is_known_to_ask_it(language: str) -> None:
    prompts = yaml.safe_load((ROOT / "data" / language / "prompts.yml").read_text("utf-8"))
    said = {name: each[-1]["text"] for name, each in RESPONSES[language].items()}
    said["voice_anything_else"] = prompts["prompts"]["voice_anything_else"]
    asking = {
        name for name, text in said.items() if asks("anything_else", text.split(". ")[-1], language)
    }
    assert asking == {
        *("utter_thank", "utter_booking_stopped", "utter_move_stopped", "utter_cancelled"),
        *("utter_stopped", "utter_stopped_kept", "utter_handover_stopped", "utter_anything_else"),
        "voice_anything_else",
    }


@pytest.mark.parametrize("reading", ["deny", "goodbye", "thank", "stop_dialogue"])
def test_a_few_words_that_sound_most_like_an_end_end_it(talking: Talking, reading: str) -> None:
    talk = talking(channel="voice")
    talk.hears("hoe laat bent u open", "ask_opening_hours").does("action_opening_hours")
    talk.hears("zo is het goed", "unsure_clarify", (reading, "ask_repeat"))
    assert talk.does("action_clarify").said == ["utter_goodbye"]


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("en dan nog iets over mijn paspoort graag en zo", "goodbye"),
        ("hoe zit het dan", "ask_status"),
    ],
)
def test_more_words_or_another_reading_do_not(talking: Talking, text: str, reading: str) -> None:
    talk = talking(channel="voice")
    talk.hears("hoe laat bent u open", "ask_opening_hours").does("action_opening_hours")
    talk.hears(text, "unsure_clarify", (reading, "ask_repeat"))
    assert "utter_goodbye" not in talk.does("action_clarify").said
