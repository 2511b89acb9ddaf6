"""A line as its matter is read: not shouted, without courtesies, its slips mended.

Intents and banks of answers read it so, in training and serving alike; danger is read with its
slips: a word that is mended wrongly could hide it.
"""

from pathlib import Path
from typing import Dict, Iterable, Optional

import numpy as np

from bot.words.matter.courtesies import Courtesies
from bot.words.matter.slips import Slips

ENDING = " .!?,;"
SHOUTED = 4
"""Letters up to which capitals are an abbreviation ("ID", "DUO")."""


def quiet(text: str) -> str:
    """Return a line in small letters where it has capitals only: who shouts, shouts every word."""
    return text.lower() if text.isupper() and sum(map(str.isalpha, text)) > SHOUTED else text


class Plain:
    """Reads lines plainly, by the courtesies of `data` and the words that were learnt."""

    def __init__(self, data: Path) -> None:
        """Read the courtesies of every language; no word is known yet, so none is mended."""
        self._courtesies = Courtesies(data)
        self._slips = Slips({}, {}, frozenset())

    def learn(self, lines: Iterable[str], dictionary: Iterable[str]) -> None:
        """Take the words of lines of ours, and words that are right without being in any."""
        self._slips = Slips.of(lines, dictionary)

    def read(self, text: str) -> str:
        """Return a line as its matter is read; never empty where the line is not."""
        low = quiet(text)
        return self._slips.mended(self._courtesies.matter(self._written(text, low)))

    def matter(self, text: str) -> str:
        """Return a line without what is only said around it, its words as they are."""
        return self._courtesies.matter(quiet(text))

    def with_closing(self, text: str) -> Optional[str]:
        """Return the whole line where thanks or wishes are taken off its end; else None.

        None for a letter, too: its regards are no farewell.
        """
        whole, matter = quiet(text), self.matter(text)
        if self._courtesies.is_letter(whole):
            return None
        return None if whole.rstrip(ENDING).endswith(matter.rstrip(ENDING)) else whole

    def _written(self, text: str, low: str) -> str:
        return low if low == text else self._slips.written(low)

    def state(self) -> Dict[str, np.ndarray]:
        """Return what was learnt as plain arrays."""
        return self._slips.state()

    def restore(self, state: Dict[str, np.ndarray]) -> None:
        """Take back what `state` returned."""
        self._slips = Slips.restored(state)
