"""The words citizens use for everything but their names: a name is none of them."""

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from intake.contact_answers.folding import Token, tokens
from intake.contact_answers.words import NameWords, contact_words

# Answers, so full of names of people.
_LEFT_OUT = "inform"
_MARKUP = re.compile(r"\]\([^)]*\)|\]\{[^}]*\}|\[")
_SHORTEST = 3
_PART = 5
_NAME_LENGTH = 3


@lru_cache
def vocabulary(data_dir: Path) -> frozenset[str]:
    """Every folded word of the training examples and the services' names, in every language.

    What an example gives as a name ("mijn naam is ...", "mevrouw ...") is left out. Reads the
    files once for each folder. Raises OSError or yaml.YAMLError when one cannot be read.
    """
    words = contact_words(data_dir).names
    found = {
        token.folded
        for line in _lines(data_dir)
        for token in _without_names(tokens(line), words)
        if token.text[0].isalpha() and len(token.text) >= _SHORTEST
    }
    return frozenset(found - words.given - words.surnames)


def is_compound(folded: str, known: frozenset[str]) -> bool:
    """Whether this word begins or ends with one of those words."""
    cuts = range(_PART, len(folded) - _SHORTEST + 1)
    return any(folded[:cut] in known or folded[-cut:] in known for cut in cuts)


def _lines(data: Path) -> Iterator[str]:
    for path in sorted(data.glob("??/nlu/*.yml")):
        for item in _load(path).get("nlu", ()):
            if item.get("intent") != _LEFT_OUT:
                yield from _MARKUP.sub(" ", item.get("examples", "")).splitlines()
    for path in sorted(data.glob("??/lookups/service.yml")):
        for service in _load(path).get("service", {}).values():
            yield from (service["name"], *service.get("names", ()), *service.get("whole", ()))


def _load(path: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.load(path.read_bytes(), yaml.CSafeLoader)
    return loaded


def _without_names(said: list[Token], words: NameWords) -> Iterator[Token]:
    left = 0
    for place, token in enumerate(said):
        if words.strong.length_before(said, place) or words.honorifics.length_before(said, place):
            left = _NAME_LENGTH
        if token.folded in words.sentence:
            left = 0
        if not left:
            yield token
        left = max(left - 1, 0)
