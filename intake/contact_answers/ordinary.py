"""The words of a dictionary, and the names of people: what lists by other hands know of a word."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module

from spellchecker import SpellChecker

from intake.contact_answers.folding import fold

# A word that is in the dictionary and was never counted in subtitles has this count. In Dutch these
# are rare words and surnames alike; in German, where nouns have a capital, they are all the nouns.
_NEVER_COUNTED = 50
_FLOORS = {"nl": _NEVER_COUNTED + 1, "de": 1}
# Counted so often, a word is said for itself, though somebody be called so: "kosten", "groen".
_COMMON = 1000
_SHORTEST = 3
_COUNTRIES = ("nl_NL", "nl_BE", "fr_BE", "de_DE", "de_AT", "de_CH", "tr_TR", "pl_PL", "en_GB")


@dataclass(frozen=True)
class Listed:
    """Folded words: what a dictionary has, what of it is common, and what people are called."""

    ordinary: frozenset[str]
    common: frozenset[str]
    given: frozenset[str]
    surnames: frozenset[str]


@lru_cache
def listed() -> Listed:
    """The words of pyspellchecker (Dutch, German) and the names of Faker, read once in a second."""
    ordinary: set[str] = set()
    common: set[str] = set()
    for language, floor in _FLOORS.items():
        for word, count in SpellChecker(language=language).word_frequency.dictionary.items():
            folded = word if word.isascii() else fold(word)
            if count >= floor and len(word) >= _SHORTEST:
                ordinary.add(folded)
                common.update([folded] if count >= _COMMON else ())
    given, surnames = _people()
    return Listed(frozenset(ordinary), frozenset(common), given - common, surnames - common)


def _people() -> tuple[frozenset[str], frozenset[str]]:
    lists = [import_module(f"faker.providers.person.{country}").Provider for country in _COUNTRIES]
    given = _single(name for people in lists for name in people.first_names)
    surnames = _single(name.split()[-1] for people in lists for name in people.last_names)
    return given, surnames


def _single(names: Iterable[str]) -> frozenset[str]:
    return frozenset(fold(name) for name in names if " " not in name and len(name) >= _SHORTEST)
