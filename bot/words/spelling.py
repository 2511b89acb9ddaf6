"""How a citizen's word is read as a word of a known name: joined, cut out, repaired."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from spacy.matcher import levenshtein

from bot.words.folding import Word, sound, words
from bot.words.names import Name

# A name this long may begin a longer word: "Wohngeldantrag", "paspoorten".
SHORTEST_BEGINNING = 6
# A name must be longer to end one, or "Beschimpfung" is read as "Impfung".
SHORTEST_END = 8
SHORTEST_REST = 3
# Shorter words written apart are ordinary words too: "um Zug" is no "Umzug".
SHORTEST_JOINED = 7
LONGEST_JOIN = 6
SHORTEST_JOINED_BY_SOUND = 9
LONGEST_JOIN_BY_SOUND = 2
# A word this long may sound like a name or differ by one letter too many or too few ...
SHORTEST_REPAIRED = 6
# ... a longer one may have one wrong letter ("stimmen" is not "stemmen"), the longest two
# slips, which leave its beginning and its end alone: a "Gesundheitskarte" is no "...kurse".
ONE_WRONG_LETTER = 9
TWO_SLIPS = 14


class Spelling:
    """Reads words as the words known names are made of, and leaves every other word alone."""

    def __init__(self, names: Iterable[Name]) -> None:
        """Learn the names; a `whole` one is never joined, found inside a word or repaired."""
        names = list(names)
        self._joinable: set[str] = set()
        self._joinable_by_sound: set[str] = set()
        self._cuttable: set[str] = set()
        self._names: dict[str, set[str]] = defaultdict(set)
        self._parts: dict[str, set[str]] = defaultdict(set)
        self._whole = {_joined(words(name.text)) for name in names if name.whole}
        for name in names:
            self._learn(name)
        self._by_edge: dict[str, list[str]] = defaultdict(list)
        self._by_sound: dict[str, list[str]] = defaultdict(list)
        for word in sorted(self._parts.keys() - self._whole):
            if len(word) >= SHORTEST_REPAIRED:
                for edge in _edges(word):
                    self._by_edge[edge].append(word)
                self._by_sound[sound(word)].append(word)
            if word in self._joinable and len(word) >= SHORTEST_JOINED_BY_SOUND:
                self._joinable_by_sound.add(sound(word))

    def _learn(self, name: Name) -> None:
        parts = [word.folded for word in words(name.text)]
        joined = _joined(words(name.text))
        self._names[joined].add(name.value)
        for part in (*parts, joined):
            self._parts[part].add(name.value)
        if joined in self._whole:
            return
        self._cuttable.add(joined)
        if len(parts) > 1 and " " not in name.text:
            self._joinable.add(joined)
        self._joinable.update(part for part in parts if len(part) >= SHORTEST_JOINED)

    def read(self, text: str) -> list[Word]:
        """Return the words of a text, each as the word of a name it was meant to be, if any."""
        return [self._meant(word) for word in self._join(words(text))]

    def _join(self, apart: list[Word]) -> list[Word]:
        joined: list[Word] = []
        position = 0
        while position < len(apart):
            count = self._joined_from(apart, position)
            group = apart[position : position + count]
            joined.append(Word(_joined(group), group[0].start, group[-1].end))
            position += count
        return joined

    def _joined_from(self, apart: list[Word], position: int) -> int:
        """Return how many words from here on make one compound: 1 if none does.

        A name that stands by itself is left so, or "paspoort en" is read as "paspoorten".
        """
        if apart[position].folded in self._cuttable:
            return 1
        for count in range(min(LONGEST_JOIN, len(apart) - position), 1, -1):
            if self._is_one(apart[position : position + count]):
                return count
        return 1

    def _is_one(self, group: list[Word]) -> bool:
        """Say whether these words are one in a name; letters said one by one are any name."""
        joined = _joined(group)
        if joined in self._joinable:
            return True
        if all(len(word.folded) == 1 for word in group):
            return joined in self._names
        if len(joined) < SHORTEST_JOINED_BY_SOUND or len(group) > LONGEST_JOIN_BY_SOUND:
            return False
        alone = any(word.folded in self._names for word in group)
        return not alone and sound(joined) in self._joinable_by_sound

    def _meant(self, word: Word) -> Word:
        if word.folded in self._parts:
            return word
        return replace(word, folded=self._name_in(word.folded) or word.folded)

    def _name_in(self, word: str) -> str | None:
        return self._cut(word) or self._repair(word) or self._cut_by_sound(word)

    def _cut(self, word: str) -> str | None:
        """Return the longest name that begins or ends the compound."""
        for end in range(len(word) - 1, SHORTEST_BEGINNING - 1, -1):
            if word[:end] in self._cuttable:
                return word[:end]
        for start in range(SHORTEST_REST, len(word) - SHORTEST_END + 1):
            if word[start:] in self._cuttable:
                return word[start:]
        return None

    def _cut_by_sound(self, word: str) -> str | None:
        """Return the longest name that begins the compound in another spelling: "tuinhuizen"."""
        for end in range(len(word) - 1, SHORTEST_END - 1, -1):
            alike = self._by_sound.get(sound(word[:end]), ())
            if chosen := self._choose([known for known in alike if known in self._cuttable]):
                return chosen
        return None

    def _repair(self, word: str) -> str | None:
        """Return the known word it sounds like or is nearest to, if one meaning is nearest."""
        if len(word) < SHORTEST_REPAIRED or not word.isalpha():
            return None
        return self._choose(self._by_sound.get(sound(word)) or self._within_slips(word))

    def _choose(self, candidates: list[str]) -> str | None:
        """Return the first candidate if all mean the same: a slip never chooses a service."""
        meanings = {
            frozenset(self._names.get(candidate) or self._parts[candidate])
            for candidate in candidates
        }
        return candidates[0] if len(meanings) == 1 else None

    def _within_slips(self, word: str) -> list[str]:
        """Return the known words nearest to it that differ as little as allowed."""
        near: dict[int, list[str]] = defaultdict(list)
        for known in {known for edge in _edges(word) for known in self._by_edge.get(edge, ())}:
            slips = levenshtein(word, known, 2)
            if slips <= _allowed(word, known):
                near[slips].append(known)
        return sorted(near[min(near)]) if near else []


def _allowed(word: str, known: str) -> int:
    """How many slips are forgiven: two where a long word begins and ends as it should."""
    if len(word) >= TWO_SLIPS and _edges(word) == _edges(known):
        return 2
    return 1 if len(word) != len(known) or len(word) >= ONE_WRONG_LETTER else 0


def _edges(word: str) -> tuple[str, str]:
    """A slip spares the beginning of a word or, with the first letter, its end."""
    return f"{word[:3]}-", f"{word[0]}-{word[-3:]}"


def _joined(apart: list[Word]) -> str:
    return "".join(word.folded for word in apart)
