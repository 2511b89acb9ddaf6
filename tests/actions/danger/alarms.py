"""Danger that is told of, and what is said to it."""

import re
from datetime import datetime

from tests.actions.talk import Heard, Talk

NIGHT = datetime.fromisoformat("2014-02-05T23:40:00+01:00")
FAREWELL = re.compile(
    r"tot ziens|fijne dag|wiedersehen|schönen tag|wir hören hier auf|we stoppen", re.I
)
SAID = {"nl": "hij heeft gedronken en komt zo thuis", "de": "er kommt gleich nach hause"}


def told(heard: Heard) -> str:
    """Everything that is said in words of its own."""
    return " ".join(message["text"] or "" for message in heard.messages if message["text"])


def begins(talk: Talk, words: str, kind: str, intent: str = "report_urgent") -> Heard:
    """Tell of danger, and let its form begin as Rasa does."""
    heard = talk.hears(words, intent, kind=kind).does("action_begin_danger")
    talk.turn("danger_form")
    return heard
