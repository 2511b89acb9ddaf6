"""What people ask in passing, known by its words: `data/<language>/asides.yml`."""

import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Literal, NamedTuple

import yaml

Aside = Literal[
    "source", "entitlement", "personal_file", "decision", "letter", "refusal", "any",
    "where", "phone", "price", "bring", "in_person", "online", "more", "disagreement",
    "anything_else", "own_appointment", "other_appointment", "appointment", "wait", "both",
    "correction", "cut_off", "runs_out", "not_done", "too_late", "numberless", "until_there",
    "back", "other_time", "press", "joins", "oneself", "when_free",
]  # fmt: skip
"""What is asked or said in passing; above each list of phrases stands what it means there."""
LONGEST = 25
"""Words of a message in which an aside is looked for: a long story is not a question about it."""
WORDS_BEFORE = 2
"""Words that may stand before a question that opens a message."""
GAP = " ... "
"""In a phrase: up to three words of any kind may stand here ("klopt volgens mij niet")."""
LONGEST_ABOUT_SOURCE = 7
"""Words of a message that asks for the source and nothing else."""


def asks(aside: Aside, text: str, language: str, data_dir: Path) -> bool:
    """Say whether a text asks this; False for a language that has no such words."""
    return _place(aside, text, language, data_dir) is not None


def opens_with(aside: Aside, text: str, language: str, data_dir: Path) -> bool:
    """Say whether a text asks this before anything else: "en", "oké maar" may stand before it."""
    before = _place(aside, text, language, data_dir)
    return before is not None and before <= WORDS_BEFORE


def asks_source(text: str, languages: Iterable[str], data_dir: Path) -> bool:
    """Say whether a text asks where that is written, in any of these languages, and only that."""
    if len(text.split()) > LONGEST_ABOUT_SOURCE:
        return False
    return any(asks("source", text, language, data_dir) for language in languages)


def _place(aside: Aside, text: str, language: str, data_dir: Path) -> int | None:
    """Return how many words stand before the question, None where it is not asked.

    Words that only fill ("en wat kost dat *dan* eigenlijk") may stand anywhere in it.
    """
    words = re.findall(r"[\w'-]+", text.casefold())
    if not words or len(words) > LONGEST:
        return None
    known = _words(data_dir, language)
    for said in (words, [word for word in words if word not in known.fillers]):
        line = " ".join(said)
        for phrase in known.asides.get(aside, ()):
            found = phrase.search(line)
            if found:
                return line[: found.start()].count(" ")
    return None


class _Words(NamedTuple):
    asides: dict[str, tuple[re.Pattern[str], ...]]
    fillers: frozenset[str]


@lru_cache(maxsize=8)
def _words(data_dir: Path, language: str) -> _Words:
    file = data_dir / language / "asides.yml"
    if not file.exists():
        return _Words({}, frozenset())
    written = yaml.load(file.read_bytes(), Loader=yaml.CSafeLoader)
    asides = {
        name: tuple(_pattern(phrase) for phrase in phrases)
        for name, phrases in written["asides"].items()
    }
    return _Words(asides, frozenset(written.get("fillers", ())))


def _pattern(phrase: str) -> re.Pattern[str]:
    said = r"(?: [\w'-]+){0,3} ".join(re.escape(part) for part in phrase.split(GAP))
    return re.compile(rf"\b{said}\b")
