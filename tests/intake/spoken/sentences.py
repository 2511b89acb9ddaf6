"""What a sentence mentions and means, said on a Wednesday at ten in the morning."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from intake.spoken.grammar.rules import Today
from intake.spoken.grammar.sentence import mentions_of
from intake.spoken.grammar.symbols import symbols_of
from intake.spoken.mentions import Mention, What
from tests.our_words import load, understand

ZONE = ZoneInfo("Europe/Amsterdam")
NOW = datetime(2026, 3, 11, 10, tzinfo=ZONE)


def mentions(text: str, language: str = "nl") -> list[Mention]:
    """Return what a sentence mentions, with its places in it."""
    words = load(language)
    return mentions_of(symbols_of(text, words), Today(NOW, words.eight_days))


def mentioned(text: str, language: str = "nl") -> list[What]:
    """Return what a sentence mentions, in order."""
    return [mention.what for mention in mentions(text, language)]


def meant(text: str, language: str = "nl") -> dict[str, Any]:
    """Return what a sentence means, as JSON has it."""
    return dict(understand(text, language, NOW, ZONE).as_json())
