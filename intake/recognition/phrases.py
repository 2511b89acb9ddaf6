"""Phrases with gaps, as data lists them: "niet ~ bellen" is said with words in between."""

import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

import yaml

END = ","
"""What stands in a `line` where a clause or a sentence ends."""
GOES_ON = re.compile(r"[.,;:!?\n]+\s*(?=(?:dass|daß|dat)\b)")
"""No clause ends before these: what is denied is what follows."""
ACROSS = rf"(?:\s+{END})?\s+"
GAP, CLOSE_GAP = "…", "~"
FEW_WORDS = rf"(?:(?:\s+{END})?\s+[^\s{END}]+){{0,4}}?{ACROSS}"
"""What "…" stands for: up to four words."""
BEGINNINGS = "clause_begins"
"""Under which a file lists the words that begin another clause, also where no comma is said."""


def line(text: str) -> str:
    """Return a text as phrases are looked for in it: small letters, single spaces, and of all
    marks only where clauses end."""
    words = re.findall(r"[\w'’\[\]-]+|[.,;:!?\n]+", GOES_ON.sub(" ", text.casefold()))
    told = [word if re.match(r"[\w'’\[\]-]", word) else END for word in words]
    return " ".join(told).strip(f" {END}")


def pattern(phrases: Iterable[str], beginnings: Iterable[str] = ()) -> re.Pattern[str]:
    """Return what finds one of the phrases in a `line`, as whole words.

    "~" stands for up to four words of one clause: none of them is one of the `beginnings`.
    """
    close = _within_a_clause(beginnings)
    return re.compile(rf"(?<!\S)(?:{'|'.join(_one(each, close) for each in phrases)})(?!\S)")


@lru_cache(maxsize=16)
def patterns(data_dir: Path, language: str, name: str) -> dict[str, re.Pattern[str]]:
    """Return the patterns of `data/<language>/<name>.yml`, by what they stand for.

    Empty for a language without such a file.
    """
    file = data_dir / language / f"{name}.yml"
    if not file.exists():
        return {}
    written = yaml.load(file.read_bytes(), Loader=yaml.CSafeLoader)[name]
    beginnings = written.pop(BEGINNINGS, ())
    return {meant: pattern(each, beginnings) for meant, each in written.items()}


def _within_a_clause(beginnings: Iterable[str]) -> str:
    others = "|".join(re.escape(word) for word in beginnings)
    word = rf"(?!(?:{others})(?!\S))[^\s{END}]+" if others else rf"[^\s{END}]+"
    return rf"(?:\s+{word}){{0,4}}?\s+"


def _one(phrase: str, close: str) -> str:
    told = []
    for part in re.split(f"([{GAP}{CLOSE_GAP}])", phrase):
        gap = {GAP: FEW_WORDS, CLOSE_GAP: close}.get(part)
        told.append(gap or re.escape(part.strip()).replace(r"\ ", ACROSS))
    return "".join(told)
