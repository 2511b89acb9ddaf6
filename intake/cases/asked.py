"""What was asked and answered in a conversation, without everything said around it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from intake.conversations import Turn

SENTENCES = re.compile(r"(?<=[.!?])\s+")


@dataclass(frozen=True)
class Asked:
    """One question and what the citizen answered, redacted as it was stored."""

    question: str
    answer: str
    language: str
    at: datetime


def asked_and_answered(turns: Iterable[Turn]) -> list[Asked]:
    """Return every answer with the last question before it; answers to none are left out."""
    found: list[Asked] = []
    question = ""
    for turn in turns:
        if turn.sender == "citizen":
            if question and turn.text.strip():
                found.append(Asked(question, turn.text.strip(), turn.language, turn.at))
            question = ""
        else:
            question = _last_question(turn.text) or question
    return found


def _last_question(text: str) -> str:
    asked = [part for part in SENTENCES.split(text.strip()) if part.endswith("?")]
    return asked[-1] if asked else ""
