"""Phrases with gaps, as data lists them: "niet … bellen" is said with words in between."""

import re
from collections.abc import Iterable

GAP = "…"
FEW_WORDS = r"(?:\s+\S+){0,4}?\s+"
"""What "…" stands for: up to four words."""


def line(text: str) -> str:
    """Return a text as phrases are looked for in it: small letters, no marks, single spaces."""
    return " ".join(re.findall(r"[\w'’\[\]-]+", text.casefold()))


def pattern(phrases: Iterable[str]) -> re.Pattern[str]:
    """Return what finds one of the phrases in a `line`, as whole words."""
    return re.compile(rf"(?<!\S)(?:{'|'.join(map(_one, phrases))})(?!\S)")


def _one(phrase: str) -> str:
    parts = (re.escape(part.strip()).replace(r"\ ", r"\s+") for part in phrase.split(GAP))
    return FEW_WORDS.join(parts)
