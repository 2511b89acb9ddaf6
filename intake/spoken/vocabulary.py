"""The words for days and times of one locale, read from `data/<language>/spoken.yml`.

Every word and phrase stands for symbols that the grammar knows, the same in both languages:
`3` a number, `3.` an ordinal, `W1`-`W7` weekdays and `M1`-`M12` months (`V1`, `L1` when shortened),
`Pm Pa Pe Pn Px` parts of a day (morning, afternoon, evening, night, noon; `Km` when glued to its
day), `R0` today, `R1` tomorrow, `F:easter` a feast, and the capitals of a key under `words`
(`HALF`, `BEFORE`, `NEXT`).
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from intake.spoken.numerals import number_words, split_tens

PART_LETTERS = {"morning": "m", "afternoon": "a", "evening": "e", "night": "n", "noon": "x"}

_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_PLAIN_UMLAUTS = str.maketrans({"ä": "a", "ö": "o", "ü": "u", "ß": "ss"})
_DIAERESES = str.maketrans({"ë": "e", "ï": "i", "ö": "o", "ü": "u", "ä": "a", "ß": "ss"})
_ACCENTS = str.maketrans("áàâéèêíìîóòôúùû", "aaaeeeiiiooouuu")
_APOSTROPHES = re.compile("['’‘`´]")

# Phrases by their first word, longest first: the words and the symbols they stand for.
Phrases = Mapping[str, list[tuple[tuple[str, ...], str]]]


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """What is understood in a language, and how it is said in a locale."""

    language: str
    phrases: Phrases
    eight_days: tuple[int, ...]
    weekdays: tuple[str, ...]
    months: tuple[str, ...]
    units: Mapping[int, str]
    speech: Mapping[str, Any]

    def fold(self, text: str) -> str:
        """Lower case without umlauts, diaereses and apostrophes; accents stay."""
        return _fold(text, _UMLAUTS if self.language == "de" else _DIAERESES)


@lru_cache(maxsize=16)
def load(locale: str, data_dir: Path) -> Vocabulary:
    """The vocabulary of `nl`, `de`, `nl-NL`, `nl-BE` or `de-DE`, read once.

    A locale's own file is laid over its language's, key by key. Raises OSError if the language
    has no file, yaml.YAMLError if one is not YAML.
    """
    language = locale.partition("-")[0]
    data = _read(data_dir / language / "spoken.yml")
    overlay = data_dir / locale / "spoken.yml"
    if locale != language and overlay.exists():
        data = _laid_over(data, _read(overlay))
    return Vocabulary(
        language=language,
        phrases=_by_first_word(language, _entries(data)),
        eight_days=tuple(data["eight_days"]),
        weekdays=tuple(forms[0] for forms in data["weekdays"].values()),
        months=tuple(forms[0] for forms in data["months"].values()),
        units={value: forms[0] for value, forms in data["numbers"]["units"].items()},
        speech=data["speech"],
    )


def without_accents(word: str) -> str:
    """The word without acute, grave and circumflex: "vóór" becomes "voor"."""
    return word.translate(_ACCENTS)


def _read(path: Path) -> dict[str, Any]:
    with path.open(encoding="utf-8") as file:
        data = yaml.load(file, Loader=yaml.CSafeLoader)
    return dict(data)


def _laid_over(below: dict[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    laid = dict(below)
    for key, value in above.items():
        known = laid.get(key)
        # Hours of the day are a whole: the overlay's list replaces the one below.
        merges = isinstance(known, dict) and isinstance(value, dict) and key != "parts_by_hour"
        laid[key] = _laid_over(known, value) if merges and known is not None else value
    return laid


def _entries(data: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Every form with its symbols; of two equal forms the later one holds."""
    for word, forms in data["words"].items():
        yield from ((form, word.upper()) for form in forms)
    yield from ((form, "COUNTED") for form in data["counted"])
    for symbols, forms in data["combined"].items():
        yield from ((form, symbols) for form in forms)
    yield from _named(data["weekdays"], "W")
    yield from _named(data["weekdays_short"], "V")
    yield from _named(data["months_short"], "L")
    yield from _named(data["months"], "M")
    for symbol, endings in data["compound_months"].items():
        for number, forms in enumerate(data["months"].values(), start=1):
            yield from ((forms[0] + ending, f"{symbol} M{number}") for ending in endings)
    yield from _parts(data)
    for offset, forms in data["relative_days"].items():
        yield from ((form, f"R{offset}") for form in forms)
    for feast, forms in data["feasts"].items():
        yield from ((form, f"F:{feast}") for form in forms)
    yield from number_words(data["numbers"])
    yield from split_tens(data["numbers"])
    yield from _halves(data["numbers"])


def _named(table: Mapping[str, list[str]], letter: str) -> Iterator[tuple[str, str]]:
    for number, forms in enumerate(table.values(), start=1):
        yield from ((form, f"{letter}{number}") for form in forms)


def _parts(data: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    bases = [(form, f"W{n}") for n, f in enumerate(data["weekdays"].values(), 1) for form in f[:3]]
    bases += [(form, "R1") for form in data["words"]["morning_or_tomorrow"]]
    bases += [(form, f"R{n}") for n, forms in data["relative_days"].items() for form in forms]
    for part, letter in PART_LETTERS.items():
        yield from ((form, f"P{letter}") for form in data["parts"][part])
        yield from ((form, f"R0 K{letter}") for form in data["today_parts"][part])
        for ending in data["compound_parts"][part]:
            yield from ((base + ending, f"{day} K{letter}") for base, day in bases)


def _halves(numbers: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """ "halfdrie" in one word, as some people type it."""
    for value in range(1, 13):
        for form in [*numbers["units"][value], *([numbers["one_in_compounds"]] * (value == 1))]:
            yield numbers["half_prefix"] + form, f"HALF {value}"


def _by_first_word(language: str, entries: Iterator[tuple[str, str]]) -> Phrases:
    forms: dict[tuple[str, ...], str] = {}
    for form, symbols in entries:
        for spelling in _spellings(language, form):
            forms[tuple(spelling.split())] = symbols
    phrases: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for words in sorted(forms, key=len, reverse=True):
        phrases.setdefault(words[0], []).append((words, forms[words]))
    return phrases


def _spellings(language: str, form: str) -> set[str]:
    if language == "de":
        return {_fold(form, _UMLAUTS), _fold(form, _PLAIN_UMLAUTS)}
    return {_fold(form, _DIAERESES)}


def _fold(text: str, table: dict[int, str]) -> str:
    return _APOSTROPHES.sub(" ", text.lower().translate(table))
