"""For whom something is, where somebody says that it is for another person, or for themselves."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import yaml

SELF = "self"
MOST_WORDS = 16
"""Words of a line that tells for whom it is and nothing else."""


@dataclass(frozen=True)
class Concerned:
    """Whom a line names as the person concerned, in its own words ("mijn moeder"), or `SELF`."""

    who: str
    only: bool
    """Whether the line says that and nothing else."""


def read(text: str, language: str, data_dir: Path) -> Concerned | None:
    """Return for whom a line says that it is; None where it tells nothing of that.

    "Voor mijn moeder" names her; of two the one that is not denied ("niet voor mij, maar voor …").
    It is `only` that where it is stated ("het is …", "niet voor mij") and nothing else is said.
    """
    written = re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)?", text)
    said = [word.casefold() for word in written]
    known = _words(language, data_dir)
    if known is None:
        return None
    named = _named(written, known)
    told = [who for who, stands in named if stands]
    if not told:
        return None
    stated = len(told) < len(named) or bool(known.says & set(said))
    rest = set(said) - known.all
    only = stated and not rest and len(said) <= MOST_WORDS and "?" not in text
    return Concerned(told[-1], only)


def last_of(lines: Iterable[tuple[str, str]], data_dir: Path) -> str | None:
    """Return who is concerned by the last of these lines (text, language) that tells it."""
    told = [found for text, language in lines if (found := read(text, language, data_dir))]
    return told[-1].who if told else None


@dataclass(frozen=True)
class _Words:
    persons: frozenset[str]
    whose: frozenset[str]
    own: frozenset[str]
    before: frozenset[str]
    says: frozenset[str]
    denies: frozenset[str]
    all: frozenset[str]


@lru_cache(maxsize=16)
def _words(language: str, data_dir: Path) -> _Words | None:
    file = data_dir / language / "concerned.yml"
    if not file.exists():
        return None
    data = yaml.load(file.read_bytes(), Loader=yaml.CSafeLoader)["concerned"]
    lists = {key: frozenset(" ".join(data[key]).split()) for key in data}
    return _Words(
        persons=lists["persons"],
        whose=lists["whose"],
        own=lists["self"],
        before=lists["for"],
        says=lists["says"],
        denies=lists["not"],
        all=frozenset().union(*lists.values()),
    )


def _named(written: list[str], known: _Words) -> list[tuple[str, bool]]:
    """Return whom "for" names, in order, and whether that stands and is not denied."""
    found: list[tuple[str, bool]] = []
    said = [word.casefold() for word in written]
    for place, word in enumerate(said):
        if word not in known.before:
            continue
        stands = not (place and said[place - 1] in known.denies)
        following = said[place + 1 : place + 4]
        if following[:1] and following[0] in known.own:
            found.append((SELF, stands))
        elif following[:1] and following[0] in known.whose:
            person = next((one for one in following[1:] if one in known.persons), None)
            if person:
                until = place + 2 + following.index(person)
                found.append((" ".join(written[place + 1 : until]), stands))
    return found
