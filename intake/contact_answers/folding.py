"""Cut a text into words and fold them for comparing: no capitals, no accents."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

_APOSTROPHES = str.maketrans("’‘`´", "''''")
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})
# Initials and short titles keep their dot: "J.P.", "Dr.", "Th."
_TOKEN = re.compile(
    r"(?:[^\W\d_]\.)+(?:-(?:[^\W\d_]\.)+)?|\b(?:[Dd]rs?|[Pp]rof|[TtCc]h|Chr)\."
    r"|['’‘]?[^\W\d_]+(?:['’‘-][^\W\d_]+)*|\d+|[^\w\s]|_"
)


@dataclass(frozen=True, slots=True)
class Token:
    """One word, number or sign, and where it stands."""

    text: str
    start: int
    end: int
    folded: str


def fold(word: str) -> str:
    """The word as the lists compare it: no capitals, no accents, ü as ue, ß as ss, ’ as '."""
    small = word.casefold().translate(_APOSTROPHES)
    if small.isascii():
        return small
    spelled = unicodedata.normalize("NFC", small).translate(_UMLAUTS)
    return "".join(c for c in unicodedata.normalize("NFD", spelled) if not unicodedata.combining(c))


def tokens(text: str) -> list[Token]:
    """Every word, number and sign of the text, in order."""
    return [Token(m[0], m.start(), m.end(), fold(m[0])) for m in _TOKEN.finditer(text)]


class Phrases:
    """A list of words and phrases that finds its longest entry at a place."""

    def __init__(self, phrases: Iterable[str]) -> None:
        split = {tuple(token.folded for token in tokens(phrase)) for phrase in phrases}
        self._longest = max(map(len, split), default=0)
        self._by_first: dict[str, list[tuple[str, ...]]] = {}
        for phrase in sorted(split, key=len, reverse=True):
            self._by_first.setdefault(phrase[0], []).append(phrase)

    def length_at(self, words: list[Token], place: int) -> int:
        """How many tokens of the longest phrase that begins here; 0 when none does."""
        if place >= len(words):
            return 0
        for phrase in self._by_first.get(words[place].folded, ()):
            here = words[place : place + len(phrase)]
            if tuple(token.folded for token in here) == phrase:
                return len(phrase)
        return 0

    def length_before(self, words: list[Token], place: int) -> int:
        """How many tokens of the longest phrase that ends just before this place; 0 for none."""
        for length in range(min(self._longest, place), 0, -1):
            if self.length_at(words[:place], place - length) == length:
                return length
        return 0
