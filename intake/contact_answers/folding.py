"""Cut a text into words and fold them for comparing: no capitals, no accents."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

_APOSTROPHES = str.maketrans("’‘`´", "''''")
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})
ALIKE = (("ij", "y"), ("ae", "a"), ("oe", "o"), ("ue", "u"), ("ı", "i"), ("ø", "o"), ("ł", "l"))
"""Written in either way: "Meijer", "Müller" and "Muller"."""
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


def one_spelling(token: Token) -> list[str]:
    """The words of a name in one spelling: both of a double name, each initial by itself."""
    parts = token.folded.replace("'", "").replace(".", "-").split("-")
    for written, alike in ALIKE:
        parts = [part.replace(written, alike) for part in parts]
    return [part for part in parts if part]


class Phrases:
    """A list of words and phrases that finds its longest entry at a place."""

    def __init__(self, phrases: Iterable[str]) -> None:
        split = {tuple(token.folded for token in tokens(phrase)) for phrase in phrases}
        self._by_first = _grouped(split, 0)
        self._by_last = _grouped(split, -1)

    def length_at(self, words: list[Token], place: int) -> int:
        """How many tokens of the longest phrase that begins here; 0 when none does."""
        if place >= len(words) or words[place].folded not in self._by_first:
            return 0
        candidates = self._by_first[words[place].folded]
        return next((len(p) for p in candidates if _are(words[place : place + len(p)], p)), 0)

    def length_before(self, words: list[Token], place: int) -> int:
        """How many tokens of the longest phrase that ends just before this place; 0 for none."""
        if place <= 0 or words[place - 1].folded not in self._by_last:
            return 0
        candidates = self._by_last[words[place - 1].folded]
        return next(
            (len(p) for p in candidates if _are(words[max(place - len(p), 0) : place], p)), 0
        )


def _grouped(phrases: set[tuple[str, ...]], place: int) -> dict[str, list[tuple[str, ...]]]:
    groups: dict[str, list[tuple[str, ...]]] = {}
    for phrase in sorted(phrases, key=len, reverse=True):
        groups.setdefault(phrase[place], []).append(phrase)
    return groups


def _are(words: list[Token], phrase: tuple[str, ...]) -> bool:
    return tuple(token.folded for token in words) == phrase
