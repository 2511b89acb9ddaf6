"""The words of a line with what stands between them, and lists of phrases to find in it."""

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import Dict, Iterable, List, Optional, Sequence, Tuple

from bot.words.folding import LETTER, fold

TOKEN = re.compile(rf"\[\w+\]|{LETTER}+(?:['’-]{LETTER}+)*|\d+")
STOP = re.compile(r"[,.!?;:…–-]")
MOST_FILLERS = 3


@dataclass(frozen=True)
class Said:
    """A word, a number or what redaction left of a name, and where it stands."""

    text: str
    folded: str
    start: int
    end: int
    after_stop: bool
    """A comma or another sign parts it from the word before."""

    @property
    def is_hidden(self) -> bool:
        """Tell whether redaction put this in the place of a name or number."""
        return self.text.startswith("[")

    @property
    def is_capital(self) -> bool:
        """Tell whether it is written as a name is."""
        return self.is_hidden or self.text[0].isupper()


def said(text: str, short: Iterable[str] = ()) -> List[Said]:
    """Return the words of a text in order; behind one of the `short` a full stop ends nothing."""
    found: List[Said] = []
    brief = frozenset(short)
    for match in TOKEN.finditer(text):
        between = text[found[-1].end : match.start()] if found else ""
        if found and (len(found[-1].text) == 1 or found[-1].folded in brief):
            between = between.removeprefix(".")
        parted = STOP.search(between) is not None
        found.append(Said(match[0], fold(match[0]), match.start(), match.end(), parted))
    return found


class Phrases:
    """A list of phrases; between two words of one a few fillers may stand ("even", "mal")."""

    def __init__(self, phrases: Iterable[str], fillers: Iterable[str] = ()) -> None:
        """Take the phrases as data lists them."""
        self._fillers = frozenset(map(fold, fillers))
        self._by_first: Dict[str, List[Tuple[str, ...]]] = defaultdict(list)
        for phrase in {tuple(word.folded for word in said(each)) for each in phrases}:
            self._by_first[phrase[0]].append(phrase)

    def end_at(self, words: Sequence[Said], place: int) -> Optional[int]:
        """Return the place behind the longest phrase that begins here; None where none does."""
        if place >= len(words):
            return None
        phrases = self._by_first.get(words[place].folded)
        if not phrases:
            return None
        ends = (self._end(words, place, phrase) for phrase in phrases)
        return max((end for end in ends if end is not None), default=None)

    def _end(self, words: Sequence[Said], place: int, phrase: Tuple[str, ...]) -> Optional[int]:
        for number, word in enumerate(phrase):
            place += self._passed(words, place, word) if number else 0
            if place >= len(words) or words[place].folded != word:
                return None
            if number and words[place].after_stop:
                return None
            place += 1
        return place

    def _passed(self, words: Sequence[Said], place: int, wanted: str) -> int:
        """Return how many fillers stand before the word that is wanted next."""
        passed = 0
        for word in words[place : place + MOST_FILLERS]:
            if word.folded == wanted or word.folded not in self._fillers or word.after_stop:
                break
            passed += 1
        return passed
