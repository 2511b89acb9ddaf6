"""What people ask in passing, known by its words: `data/<language>/asides.yml`."""

import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Literal

import yaml

from intake.settings import HOUSE

Aside = Literal[
    "source", "entitlement", "personal_file", "price", "bring", "in_person", "online", "more"
]
"""Where it is written; whether somebody has a right to it; what only their own file tells; and of
the matter just spoken of: its price, what to bring, whether one must come, whether it can be done
online, or anything else."""
LONGEST = 25
"""Words of a message in which an aside is looked for: a long story is not a question about it."""
WORDS_BEFORE = 2
"""Words that may stand before a question that opens a message."""
LONGEST_ABOUT_SOURCE = 7
"""Words of a message that asks for the source and nothing else."""


def asks(aside: Aside, text: str, language: str, data_dir: Path = HOUSE / "data") -> bool:
    """Say whether a text asks this; False for a language that has no such words."""
    words = re.findall(r"[\w'-]+", text.casefold())
    if not words or len(words) > LONGEST:
        return False
    said = " ".join(words)
    return any(phrase.search(said) for phrase in _phrases(data_dir, language).get(aside, ()))


def opens_with(aside: Aside, text: str, language: str, data_dir: Path = HOUSE / "data") -> bool:
    """Say whether a text asks this before anything else: "en", "oké maar" may stand before it."""
    start = " ".join(re.findall(r"[\w'-]+", text.casefold())[:LONGEST])
    found = (phrase.search(start) for phrase in _phrases(data_dir, language).get(aside, ()))
    return any(m and start[: m.start()].count(" ") <= WORDS_BEFORE for m in found)


def asks_source(text: str, languages: Iterable[str]) -> bool:
    """Say whether a text asks where that is written, in any of these languages, and only that."""
    if len(text.split()) > LONGEST_ABOUT_SOURCE:
        return False
    return any(asks("source", text, language) for language in languages)


@lru_cache(maxsize=8)
def _phrases(data_dir: Path, language: str) -> dict[str, tuple[re.Pattern[str], ...]]:
    file = data_dir / language / "asides.yml"
    if not file.exists():
        return {}
    asides = yaml.load(file.read_bytes(), Loader=yaml.CSafeLoader)["asides"]
    return {
        name: tuple(re.compile(rf"\b{re.escape(phrase)}\b") for phrase in phrases)
        for name, phrases in asides.items()
    }
