"""A speech recogniser that mishears: no marks, like-sounding words, small words lost."""

import random
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass

MARKS = re.compile(r"[^\w\s']")
MISTAKEN, LOST = 0.25, 0.06
"""How often a word with a homophone is taken for it, and how often a small word is lost."""
SMALL = 4
"""Letters up to which a word is lost in a noisy line."""
SURE, UNSURE = 0.92, 0.45
"""Twilio's Confidence of a line that came through whole, and of one with a word that did not."""
EACH, LEAST_SURE = 0.05, 0.2
"""What each such word takes of it, and what is always left."""


@dataclass(frozen=True)
class Recognised:
    """What arrives, and how sure the recogniser says it is."""

    words: str
    confidence: float


class Recogniser:
    """Hears one caller; the chance that is handed in decides what it mishears."""

    def __init__(self, homophones: Mapping[str, str], chance: random.Random) -> None:
        self._homophones = homophones
        self._chance = chance

    def hear(self, words: str, kept: Collection[str] = ()) -> Recognised:
        """Return a line as it is recognised; `kept` words, names and numbers, arrive whole."""
        whole = {MARKS.sub("", word).casefold() for word in kept}
        said = MARKS.sub(" ", words).casefold().split()
        heard = [self._word(word) if word not in whole else word for word in said]
        lost = sum(before != after for before, after in zip(said, heard, strict=True))
        confidence = SURE - self._chance.random() * (SURE - UNSURE) * min(1, lost) - EACH * lost
        arrived = " ".join(word for word in heard if word) or " ".join(said)
        return Recognised(arrived, round(max(LEAST_SURE, confidence), 2))

    def _word(self, word: str) -> str:
        if word in self._homophones and self._chance.random() < MISTAKEN:
            return self._homophones[word]
        small = len(word) <= SMALL and word.isalpha()
        return "" if small and self._chance.random() < LOST else word
