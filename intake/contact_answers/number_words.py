"""Which digits a Dutch or German number word stands for."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from intake.contact_answers.folding import fold

# No number word is longer; a longer one would only cost time.
_LONGEST_WORD = 80


class NumberWords:
    """The number words of some languages, and what people say between and around digits.

    Made from the `numbers` sections of contact.yml. Raises KeyError when one lacks a key.
    """

    def __init__(self, sections: Iterable[Mapping[str, Any]]) -> None:
        sections = list(sections)
        values = _values(sections, "units", "teens", "tens")
        self.tens = {word: value for word, value in values.items() if value >= 20}
        self.units = {word: value for word, value in values.items() if 0 < value < 10}
        self.units |= _values(sections, "joined_units")
        self.joiners = _words(sections, "and")
        self.hundreds = _words(sections, "hundred")
        self.thousands = _words(sections, "thousand")
        self.repeats = {
            tuple(fold(phrase).split()): times
            for section in sections
            for phrase, times in section["repeat"].items()
        }
        self.repeat_beginnings = frozenset(phrase[0] for phrase in self.repeats)
        self.repeat_articles = _words(sections, "repeat_articles")
        self.plus = _words(sections, "plus")
        self.gaps = _words(sections, "gaps")
        self.articles = _words(sections, "articles")
        self._ordinal_endings = tuple(_words(sections, "ordinal_endings"))
        self._below_hundred = values | self._joined()
        self._compile({**values, **self.units})

    def value(self, word: str) -> str | None:
        """The digits of one folded word ("vierendertig" is 34, "nulzes" is 06), or None."""
        if len(word) > _LONGEST_WORD:
            return None
        if word in self._below_hundred:
            return str(self._below_hundred[word])
        number = self._large(word) if self._is_large.search(word) else None
        if number is not None:
            return str(number)
        if self._glued.fullmatch(word):
            return "".join(str(self._below_hundred[part]) for part in self._one.findall(word))
        return None

    def is_number(self, word: str) -> bool:
        """Whether one folded word is a number or its ordinal ("zwölfte", "twintigste")."""
        stems = [word.removesuffix(ending) for ending in self._ordinal_endings]
        return any(self.value(stem) is not None for stem in (word, *stems))

    def _joined(self) -> dict[str, int]:
        return {
            f"{unit}{joiner}{ten}": self.tens[ten] + self.units[unit]
            for unit in self.units
            for joiner in self.joiners
            for ten in self.tens
        }

    def _compile(self, values: Mapping[str, int]) -> None:
        self._counts = {word: value for word, value in values.items() if 0 < value < 20}
        known, counts = _either(self._below_hundred), _either(self._counts)
        joiners = _either(self.joiners)
        self._hundred = re.compile(
            rf"({counts})?(?:{_either(self.hundreds)})(?:{joiners})?({known})?"
        )
        self._thousand = re.compile(rf"({counts})?(?:{_either(self.thousands)})(?:{joiners})?(.*)")
        self._is_large = re.compile(_either(self.hundreds | self.thousands))
        # Atomic: "vijftien" is one word and never tried again as "vijf" and "tien".
        self._glued = re.compile(rf"(?>{known}){{2,}}")
        self._one = re.compile(known)

    def _large(self, word: str) -> int | None:
        if match := self._hundred.fullmatch(word):
            return self._count(match[1]) * 100 + self._below_hundred.get(match[2] or "", 0)
        if match := self._thousand.fullmatch(word):
            rest = self._below_thousand(match[2])
            return None if rest is None else self._count(match[1]) * 1000 + rest
        return None

    def _below_thousand(self, word: str) -> int | None:
        if not word or word in self._below_hundred:
            return self._below_hundred.get(word, 0)
        match = self._hundred.fullmatch(word)
        return self._large(word) if match else None

    def _count(self, word: str | None) -> int:
        return self._counts[word] if word else 1


def _values(sections: list[Mapping[str, Any]], *keys: str) -> dict[str, int]:
    return {fold(w): v for section in sections for key in keys for w, v in section[key].items()}


def _words(sections: list[Mapping[str, Any]], key: str) -> frozenset[str]:
    return frozenset(fold(word) for section in sections for word in section[key])


def _either(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))
