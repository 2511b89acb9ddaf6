"""The start of danger."""

import re
from datetime import datetime

import pytest

from intake.recognition.danger import KINDS
from tests.actions.talk import Heard, Talk, Talking

FAREWELL = re.compile(
    r"tot ziens|fijne dag|wiedersehen|schönen tag|wir hören hier auf|we stoppen", re.I
)
SAID = {"nl": "hij heeft gedronken en komt zo thuis", "de": "er kommt gleich nach hause"}


def told(heard: Heard) -> str:
    return " ".join(message["text"] or "" for message in heard.messages if message["text"])


def begins(talk: Talk, words: str, kind: str, intent: str = "report_urgent") -> Heard:
    """Tell of danger, and let its form begin as Rasa does."""
    heard = talk.hears(words, intent, kind=kind).does("action_begin_danger")
    talk.turn("danger_form")
    return heard


@pytest.mark.parametrize("language", ["nl", "de"])
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("channel", ["voice", "sms", "chat"])
def test_every_kind_is_taken_seriously_and_has_its_case(
    talking: Talking, kind: str, language: str, channel: str
) -> None:
    talk = talking(language=language, channel=channel)
    heard = begins(talk, SAID[language], kind)
    case = talk.case()
    assert (case.urgent, case.danger, case.reason) == (True, kind, "urgent")
    assert SAID[language] in case.summary
    assert (
        talk.services.profiles.get(case.municipality).danger_department(
            kind, datetime.fromisoformat(talk.metadata["now"]).date()
        )
        == case.department
    )
    assert told(heard) and not FAREWELL.search(told(heard))
