"""Words that only one of our languages has, by the examples of how people ask: `data/*/nlu`."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

import yaml

LEFT_OUT = frozenset({"inform", "out_of_scope", "switch_language"})
"""Intents whose examples are full of names, and of other languages."""
OFTEN = 2
"""Examples in which a word of a language stands: what stands in one alone may be a slip."""
MARKUP = re.compile(r"\]\([^)]*\)|\]\{[^}]*\}|\[")
WORD = re.compile(r"[^\W\d_]+")


def only_in(language: str, other: str, words: Iterable[str], data_dir: Path) -> int:
    """Return how many words, in small letters, are said in one language and never in the other.

    None where either has no examples.
    """
    said, never = _said(data_dir, language), _said(data_dir, other)
    if not said or not never:
        return 0
    return sum(said[word] >= OFTEN and not never[word] for word in words)


@lru_cache(maxsize=8)
def _said(data_dir: Path, language: str) -> Counter[str]:
    """Return in how many examples each word stands; reads the files once a process."""
    return Counter(
        word
        for file in sorted((data_dir / language / "nlu").glob("*.yml"))
        if file.stem not in LEFT_OUT
        for example in _examples(file)
        for word in set(WORD.findall(example.casefold()))
    )


def _examples(file: Path) -> Iterator[str]:
    for part in yaml.load(file.read_bytes(), Loader=yaml.CSafeLoader)["nlu"]:
        yield from MARKUP.sub(" ", part["examples"]).splitlines()
