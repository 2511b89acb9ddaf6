"""The lists of `data/<language>/courtesies.yml`, all languages together, to find in a line.

A Dutch caller says "hi", too.
"""

from pathlib import Path
from typing import Dict, FrozenSet, List, Optional, Sequence

import yaml

from bot.words.matter.said import Phrases, Said

FILE = "courtesies.yml"
MOST_NAMES = 4
"""Words of a name: "Jan van der Berg"."""
Words = Sequence[Said]


class Lists:
    """What people say to be polite, by its kind."""

    def __init__(self, data: Path) -> None:
        """Read the lists of every language; raises KeyError where one is missing."""
        files = [
            yaml.load(file.read_text("utf-8"), Loader=yaml.CSafeLoader)
            for file in sorted(data.glob(f"??/{FILE}"))
        ]
        lists: Dict[str, List[str]] = {k: [one for f in files for one in f[k]] for k in files[0]}
        self.short: FrozenSet[str] = frozenset(
            one[:-1] for one in lists["titles"] if one.endswith(".")
        )
        """Titles that end with a full stop, which ends no sentence."""
        self._of = {key: Phrases(each, lists["fillers"]) for key, each in lists.items()}

    def end(self, kind: str, words: Words, at: int) -> Optional[int]:
        """Return the place behind the longest phrase of a kind that begins here, if one does."""
        return self._of[kind].end_at(words, at)

    def has(self, kind: str, words: Words, at: int) -> bool:
        """Say whether a phrase of a kind begins here."""
        return self.end(kind, words, at) is not None

    def is_little(self, words: Words, at: int) -> bool:
        """Say whether a word here says nothing by itself."""
        return self.has("fillers", words, at) or self.has("then", words, at)
