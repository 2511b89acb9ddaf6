"""Mends slips of the finger: a wrong letter, a letter too many or too few, a misplaced space.

Only words that nobody knows are mended. A dictionary of a language knows too little of what is said
here, the lines of ours too little of all else, so both tell what is known.
"""

import re
import string
from collections import Counter
from typing import Dict, FrozenSet, Iterable, Iterator, List, Optional

import numpy as np

from bot.words.folding import WORD, fold

LETTERS = string.ascii_lowercase
SHORTEST = 4
"""Letters of a word that may be mended: shorter ones are too near to one another."""
SHORTEST_PART = 2
OFTEN = 40
"""Times that both parts of two words written as one must be known: "ikwil", but no compound."""
PARTED = re.compile(r"\[\w+\]|" + WORD.pattern)
"""What redaction leaves of a name is no word."""


class Slips:
    """Reads a word that nobody knows as the known word that one slip makes it of."""

    def __init__(
        self, known: Dict[str, int], written: Dict[str, str], dictionary: FrozenSet[str]
    ) -> None:
        """Take how often each folded word is known, how it is written, and what else is right."""
        self._known = known
        self._written = written
        self._dictionary = dictionary

    @classmethod
    def of(cls, lines: Iterable[str], dictionary: Iterable[str] = ()) -> "Slips":
        """Learn the words of lines of ours, beside words that are right (`dictionary`)."""
        written: Dict[str, Counter[str]] = {}
        for line in lines:
            for match in WORD.finditer(line):
                written.setdefault(fold(match[0]), Counter())[match[0]] += 1
        return cls(
            {word: sum(times.values()) for word, times in written.items()},
            {word: times.most_common(1)[0][0] for word, times in written.items()},
            frozenset(map(fold, dictionary)),
        )

    @classmethod
    def restored(cls, state: Dict[str, np.ndarray]) -> "Slips":
        """Return what `state` was made of."""
        words, written, right = (_listed(state[f"slips_{name}"]) for name in PARTS)
        known = dict(zip(words, state["slips_times"].tolist(), strict=True))
        return cls(known, dict(zip(words, written, strict=True)), frozenset(right))

    def state(self) -> Dict[str, np.ndarray]:
        """Return what was learnt as plain arrays: a list of words is one text, in bytes."""
        words = sorted(self._known)
        lists = (words, [self._written[word] for word in words], sorted(self._dictionary))
        listed = {f"slips_{n}": _text(each) for n, each in zip(PARTS, lists, strict=True)}
        return {**listed, "slips_times": np.array([self._known[word] for word in words])}

    def written(self, text: str) -> str:
        """Return a line in which each known word is written as it mostly is, a noun as one."""
        return WORD.sub(lambda match: self._written.get(fold(match[0]), match[0]), text)

    def mended(self, text: str) -> str:
        """Return a line with its slips mended; what is known, or like nothing known, stays."""
        if not self._known:
            return text
        parts: List[str] = []
        found = list(PARTED.finditer(text))
        place = last = 0
        while place < len(found):
            match, after = found[place], found[place + 1] if place + 1 < len(found) else None
            parts.append(text[last : match.start()])
            joined = after and self._joined(match[0], text[match.end() : after.start()], after[0])
            parts.append(joined or self._meant(match[0]))
            place, last = (place + 2, after.end()) if after and joined else (place + 1, match.end())
        return "".join(parts) + text[last:]

    def _is_known(self, folded: str) -> bool:
        return folded in self._known or folded in self._dictionary

    def _joined(self, word: str, between: str, after: str) -> Optional[str]:
        """Return the word that was written as two, where one of the two is none."""
        one, two = fold(word), fold(after)
        if between != " " or (self._is_known(one) and self._is_known(two)):
            return None
        return self._written.get(one + two)

    def _meant(self, word: str) -> str:
        folded = fold(word)
        if self._is_known(folded) or len(folded) < SHORTEST or not folded.isalpha():
            return word
        near = (one for one in one_slip_from(folded) if len(one) >= SHORTEST)
        meant = max(near, key=self._times, default=folded)
        if self._times(meant):
            return self._written[meant]
        return self._parted(folded) or word

    def _parted(self, word: str) -> Optional[str]:
        cuts = [(word[:i], word[i:]) for i in range(SHORTEST_PART, len(word) - SHORTEST_PART + 1)]
        best = max(cuts, key=self._least, default=None)
        if best is None or self._least(best) < OFTEN:
            return None
        return " ".join(self._written[part] for part in best)

    def _least(self, cut: Iterable[str]) -> int:
        return min(map(self._times, cut))

    def _times(self, word: str) -> int:
        return self._known.get(word, 0)


PARTS = ("words", "written", "right")


def one_slip_from(word: str) -> Iterator[str]:
    """Yield every word with one letter more, less, other, or changed places with the next."""
    for i in range(len(word) + 1):
        before, after = word[:i], word[i:]
        yield from (before + letter + after for letter in LETTERS)
        if after:
            yield before + after[1:]
            yield from (before + letter + after[1:] for letter in LETTERS)
        if len(after) > 1:
            yield before + after[1] + after[0] + after[2:]


def _text(words: Iterable[str]) -> np.ndarray:
    return np.frombuffer("\n".join(words).encode(), np.uint8)


def _listed(text: np.ndarray) -> List[str]:
    return text.tobytes().decode().split("\n")
