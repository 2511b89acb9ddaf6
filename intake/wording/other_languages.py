"""What is said in languages that the bot does not speak: `data/other_languages.yml`."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from intake.wording import languages


@dataclass(frozen=True)
class OtherLanguage:
    """One language that the bot knows when it reads it, and says one sentence in."""

    called: dict[str, str]
    """What clerks call it, by their own language."""
    person: str
    """The title of the button that leads to a person."""
    sentences: dict[str, str]
    """By channel, the one without a wording of its own under the empty name."""
    spoken: dict[str, str]
    """What the bot's languages are called in this one, as the sentence needs it."""
    joined: str
    """What stands between the last two of them."""

    def says(self, codes: Sequence[str], channel: str) -> str:
        """Return the one sentence: which languages are spoken, and how to reach a person."""
        named = [self.spoken.get(code, code) for code in codes]
        *first, last = named
        spoken = f"{', '.join(first)}{self.joined}{last}" if first else last
        return self._wording(channel).format(spoken=spoken)

    def _wording(self, channel: str) -> str:
        return self.sentences.get(channel) or self.sentences[""]


@dataclass(frozen=True)
class OtherLanguages:
    """Everything data/other_languages.yml says."""

    known: dict[str, OtherLanguage]
    """By code (ISO 639-1)."""
    told_apart: tuple[str, ...]
    """Codes of languages in which nothing is said: known so as not to be taken for another."""

    def told(self, code: str, channel: str) -> OtherLanguage | None:
        """Return what is said to somebody who writes this language.

        None where there is nothing, and on the telephone, whose voices speak ours alone: then the
        prompt `other_language` says in three languages which are spoken.
        """
        return None if channel == "voice" else self.known.get(code)


@lru_cache(maxsize=4)
def load(data_dir: Path) -> OtherLanguages:
    """Read data/other_languages.yml once a process."""
    raw = yaml.load((data_dir / "other_languages.yml").read_bytes(), Loader=yaml.CSafeLoader)
    known = {code: _language(facts, data_dir) for code, facts in raw["languages"].items()}
    return OtherLanguages(known, tuple(raw["told_apart"]))


def _language(facts: dict[str, Any], data_dir: Path) -> OtherLanguage:
    sentences = {
        key.removeprefix("sentence").removeprefix("_"): words
        for key, words in facts.items()
        if key.startswith("sentence")
    }
    # A language that the bot has learnt since goes by its own name until the file has another.
    spoken = languages.load(data_dir).names | facts["spoken"]
    return OtherLanguage(facts["called"], facts["person"], sentences, spoken, facts["and"])
