"""Phrases with gaps, as data lists them: "niet … bellen" is said with words in between."""

import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

import yaml

GAP = "…"
FEW_WORDS = r"(?:\s+\S+){0,4}?\s+"
"""What "…" stands for: up to four words."""


def line(text: str) -> str:
    """Return a text as phrases are looked for in it: small letters, no marks, single spaces."""
    return " ".join(re.findall(r"[\w'’\[\]-]+", text.casefold()))


def pattern(phrases: Iterable[str]) -> re.Pattern[str]:
    """Return what finds one of the phrases in a `line`, as whole words."""
    return re.compile(rf"(?<!\S)(?:{'|'.join(map(_one, phrases))})(?!\S)")


@lru_cache(maxsize=16)
def patterns(data_dir: Path, language: str, name: str) -> dict[str, re.Pattern[str]]:
    """Return the patterns of `data/<language>/<name>.yml`, by what they stand for.

    Empty for a language without such a file.
    """
    file = data_dir / language / f"{name}.yml"
    if not file.exists():
        return {}
    written = yaml.load(file.read_bytes(), Loader=yaml.CSafeLoader)[name]
    return {meant: pattern(each) for meant, each in written.items()}


def _one(phrase: str) -> str:
    parts = (re.escape(part.strip()).replace(r"\ ", r"\s+") for part in phrase.split(GAP))
    return FEW_WORDS.join(parts)
