"""The word lists of data/<language>/contact.yml, read once and made ready to compare."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from intake.contact_answers.folding import Phrases, fold
from intake.contact_answers.number_words import NumberWords
from intake.contact_answers.spelling import SpellingWords

FILE = "contact.yml"


@dataclass(frozen=True)
class NameWords:
    """What stands around a name, belongs to a name, or proves that it is none."""

    fillers: Phrases
    honorifics: Phrases
    titles: Phrases
    denials: Phrases
    first_name: Phrases
    surname: Phrases
    strong: Phrases
    others: Phrases
    weak: Phrases
    weak_in_answers: Phrases
    possessives: frozenset[str]
    tags: frozenset[str]
    """Little words behind anything ("hé", "gell"), as written: "He" without an accent is a name."""
    closing: Phrases
    closing_surely: Phrases
    endings: frozenset[str]
    explanations: Phrases
    next_sentence: Phrases
    families: Phrases
    particles: frozenset[str]
    place_particles: frozenset[str]
    firm_openings: Phrases
    given: frozenset[str]
    surnames: frozenset[str]
    ordinary: frozenset[str]
    name_endings: tuple[str, ...]
    endings_of_answers: tuple[str, ...]
    urgent: frozenset[str]
    urgent_parts: tuple[str, ...]
    sentence: frozenset[str]
    things: frozenset[str]
    thing_endings: tuple[str, ...]
    alone: frozenset[str]
    elsewhere: frozenset[str]
    """Words of other languages, and names of nobody: none is a name somebody gives as the own."""
    taken_back: Phrases
    instead: Phrases
    data_dir: Path
    """Where they are from, and all other words of these languages with them."""


@dataclass(frozen=True)
class ReadingBack:
    """How one language says digits."""

    digits: tuple[str, ...]
    plus: str
    home_countries: frozenset[str]


@dataclass(frozen=True)
class ContactWords:
    """All words of every language together."""

    numbers: NumberWords
    names: NameWords
    spelling: SpellingWords
    corrections: frozenset[str]
    redaction: Mapping[str, tuple[str, ...]]


@lru_cache
def contact_words(data_dir: Path) -> ContactWords:
    """The words of every language together: a caller may change language in mid-sentence.

    Reads the files once for each folder. Raises OSError, yaml.YAMLError or KeyError when a file
    is missing or not as it should be.
    """
    files = [_load(path) for path in sorted(data_dir.glob(f"??/{FILE}"))]
    return ContactWords(
        numbers=NumberWords(file["numbers"] for file in files),
        names=_names(files, data_dir),
        spelling=SpellingWords(file["spelling"] for file in files),
        corrections=_folded(word for file in files for word in file["phone"]["corrections"]),
        redaction={
            key: tuple(word for file in files for word in file["redaction"][key])
            for key in files[0]["redaction"]
        },
    )


@lru_cache
def reading_back(language: str, data_dir: Path) -> ReadingBack:
    """How this language says digits; raises OSError for a language that has no words here."""
    numbers = _load(data_dir / language / FILE)["numbers"]
    return ReadingBack(
        tuple(numbers["say"]), numbers["say_plus"], frozenset(numbers["home_countries"])
    )


def _load(path: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.load(path.read_bytes(), yaml.CSafeLoader)
    return loaded


def _names(files: list[dict[str, Any]], data_dir: Path) -> NameWords:
    def every(key: str, section: str = "") -> list[str]:
        return [word for file in files for word in (file[section] if section else file)[key]]

    return NameWords(
        fillers=Phrases(every("fillers")),
        honorifics=Phrases(every("honorifics")),
        titles=Phrases(every("titles")),
        denials=Phrases(every("denials")),
        first_name=Phrases(every("first_name", "introductions")),
        surname=Phrases(every("surname", "introductions")),
        strong=Phrases(every("strong", "introductions")),
        others=Phrases(every("others", "introductions")),
        weak=Phrases(every("weak", "introductions")),
        weak_in_answers=Phrases(
            every("weak", "introductions") + every("weak_in_answers", "introductions")
        ),
        possessives=_folded(every("possessives", "introductions")),
        tags=frozenset(every("tags", "introductions")),
        closing=Phrases(every("closing", "introductions")),
        closing_surely=Phrases(every("closing_surely", "introductions")),
        endings=_folded(every("endings", "introductions")),
        next_sentence=Phrases(every("next_sentence", "introductions")),
        families=Phrases(every("families", "introductions")),
        explanations=Phrases(every("explanations", "introductions")),
        particles=_folded(every("particles")),
        place_particles=_folded(every("place_particles")),
        firm_openings=Phrases(every("firm_openings")),
        given=_folded(every("given", "names_known")),
        surnames=_folded(every("surnames", "names_known")),
        ordinary=_folded(every("ordinary", "names_known")),
        endings_of_answers=tuple(_folded(every("endings_of_answers", "names_known"))),
        name_endings=tuple(_folded(every("endings", "names_known"))),
        urgent=_folded(every("urgent", "names_never")),
        urgent_parts=tuple(_folded(every("urgent_parts", "names_never"))),
        sentence=_folded(every("sentence", "names_never")),
        things=_folded(every("things", "names_never")),
        thing_endings=tuple(_folded(every("endings", "names_never"))),
        alone=_folded(every("alone", "names_never")),
        elsewhere=_folded(every("foreign", "names_never") + every("nameless", "names_never")),
        taken_back=Phrases(every("not", "spelling")),
        instead=Phrases(every("but", "spelling")),
        data_dir=data_dir,
    )


def _folded(words: Iterable[str]) -> frozenset[str]:
    return frozenset(fold(word) for word in words)
