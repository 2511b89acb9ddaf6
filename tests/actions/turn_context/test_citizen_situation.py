"""Who was asked which situation applies is understood whatever the answer sounds like."""

import pytest

from tests.actions.talk import Heard, Talk, Talking

GRANTED = "ja, anerkannt"


@pytest.fixture
def talk(talking: Talking) -> Talk:
    """Wuppertal, spring 2016: the bot has asked which situation applies."""
    talk = talking("jobcenter-wuppertal", language="de", now="2016-03-15T10:00:00+01:00")
    talk.hears("ich bin geflüchtet und brauche Hilfe", "ask_integration")
    assert talk.does("action_answer_topic").said == ["utter_ask_situation"]
    return talk


def said(heard: Heard) -> str:
    return " ".join(message.get("answer", "") for message in heard.messages)


@pytest.mark.parametrize(
    ("words", "intent", "action", "told"),
    [
        (GRANTED, "affirm", "action_take_up_offer", "zu zebera"),
        ("nein, mein Verfahren läuft noch", "deny", "action_decline_offer", "zum Ressort"),
        ("mein Antrag läuft noch", "ask_status", "action_start_lookup", "zum Ressort"),
        ("ich frage für einen Verein", "book_appointment", "action_start_booking", "Lotsen"),
        ("noch keinen Bescheid", "unsure_offer", "action_not_understood", "zum Ressort"),
    ],
)
def test_an_answer_is_an_answer(
    talk: Talk, words: str, intent: str, action: str, told: str
) -> None:
    assert told in said(talk.hears(words, intent).does(action))


@pytest.mark.parametrize("action", ["action_start_lookup", "action_start_booking"])
def test_no_form_is_opened_after_it(talk: Talk, action: str) -> None:
    assert talk.hears(GRANTED, "ask_status").does(action).followup == "action_listen"


def test_a_mere_yes_is_asked_once_more(talk: Talk) -> None:
    heard = talk.hears("ja", "affirm").does("action_take_up_offer")
    assert heard.said == ["utter_ask_situation"]


@pytest.mark.parametrize("words", ["mein Asyl ist nicht anerkannt", "ich bin noch nicht anerkannt"])
def test_what_is_denied_is_no_situation(talk: Talk, words: str) -> None:
    heard = talk.hears(words, "unsure_offer").does("action_not_understood")
    assert heard.said == ["utter_not_understood"]
    assert talk.slots.get("legal_status") is None
