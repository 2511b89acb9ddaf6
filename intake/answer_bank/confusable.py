"""Units that nobody can tell apart by their questions: the same one twice, or the same words."""

import math
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator

from intake.answer_bank.loading import Units
from intake.municipalities.explain import Finding

TOO_LIKE = 0.7
"""Likeness, from 0 to 1, from which the words of two units are nearly the same."""
WORD = re.compile(r"\w+")

Weights = dict[str, float]


def spelt(text: str) -> str:
    """Return the words of a question in small letters, without accents and punctuation."""
    plain = unicodedata.normalize("NFD", text.casefold())
    return " ".join(WORD.findall("".join(c for c in plain if not unicodedata.combining(c))))


def confusions(units: Units, written: Collection[str]) -> Iterator[Finding]:
    """Yield the units in `written` whose questions, or nearly all words of them, others have too.

    Of two written ones the later is named, for that was added. Made units among each other are
    not looked at: their patterns are alike on purpose, and the name in them tells them apart.
    """
    for language in sorted({language for unit in units.values() for language in unit.asked}):
        yield from _same_questions(units, written, language)
        yield from _same_words(units, written, language)


def _same_questions(units: Units, written: Collection[str], language: str) -> Iterator[Finding]:
    owners: dict[str, str] = {}
    for id_ in sorted(units, key=lambda id_: id_ in written):
        for index, question in enumerate(units[id_].asked.get(language, ())):
            words = " ".join(sorted(spelt(question).split()))
            owner = owners.setdefault(words, id_)
            if owner != id_ and id_ in written:
                expected = f"a question of its own, since {owner} is asked the same"
                yield ("units", id_, "asked", language, index), "", expected


def _same_words(units: Units, written: Collection[str], language: str) -> Iterator[Finding]:
    weighed = _weighed(units, language)
    having: dict[str, list[str]] = defaultdict(list)
    for id_ in sorted(units, key=lambda id_: id_ in written):
        if id_ in written:
            for other in _too_like(id_, weighed, having):
                found = f"nearly all the words of {other}"
                expected = "questions that tell the two apart, or one unit for both"
                yield ("units", id_, "asked", language), found, expected
        for word in weighed[id_]:
            having[word].append(id_)


def _too_like(id_: str, weighed: dict[str, Weights], having: dict[str, list[str]]) -> list[str]:
    """Return those units, of the ones looked at before, whose words are nearly the same."""
    likeness: dict[str, float] = defaultdict(float)
    for word, weight in weighed[id_].items():
        for other in having[word]:
            likeness[other] += weight * weighed[other][word]
    return [other for other, like in likeness.items() if like >= TOO_LIKE]


def _weighed(units: Units, language: str) -> dict[str, Weights]:
    """Return each unit's words, weighed to a length of one: what few units say counts most."""
    counts = {
        id_: Counter(word for text in unit.asked.get(language, ()) for word in spelt(text).split())
        for id_, unit in units.items()
    }
    spread = Counter(word for words in counts.values() for word in words)
    rare = {word: math.log(len(units) / in_units) + 0.1 for word, in_units in spread.items()}
    return {id_: _of_one_length({word: n * rare[word] for word, n in words.items()})
            for id_, words in counts.items()}  # fmt: skip


def _of_one_length(weights: Weights) -> Weights:
    length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
    return {word: weight / length for word, weight in weights.items()}
