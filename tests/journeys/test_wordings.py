"""What the citizens of `make journeys` say was written by nobody who taught the system.

A wording that is like a line it learnt from measures memory, not understanding. Likeness is the
Jaccard index of the sets of all character 3-, 4- and 5-grams of two lines (lower case, marks and
placeholders taken out).
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from deploy import ROOT

FOLDER = ROOT / "tests" / "journeys" / "wordings"
LANGUAGES = ("nl", "nl-BE", "de")
MOST_ALIKE = 0.8
SHORTEST = 12
"""Characters: nobody has another word for yes."""
FEWEST = 8
"""Wordings of a speech act, a matter or a kind of danger."""
SAID = ("matters", "acts", "danger")
LEARNT = (
    "data/*/nlu/*.yml",
    "data/*/questions.yml",
    "data/*/danger/*.yml",
    "data/municipalities/answers/*.yml",
    "data/national/*/*.yml",
)
MARKUP = re.compile(r"\[([^\]]+)\](?:\([^)]*\)|\{[^}]*\})")
NO_WORD = re.compile(r"\{\w+\}|[^\w\s]")


def plain(line: str) -> str:
    return " ".join(NO_WORD.sub(" ", MARKUP.sub(r"\1", line)).casefold().split())


def grams(line: str) -> frozenset[str]:
    return frozenset(
        line[at : at + size] for size in (3, 4, 5) for at in range(len(line) - size + 1)
    )


def likeness(one: str, other: str) -> float:
    first, second = grams(plain(one)), grams(plain(other))
    return len(first & second) / (len(first | second) or 1)


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield from (line.removeprefix("- ") for line in value.splitlines())
    elif isinstance(value, dict):
        for each in value.values():
            yield from strings(each)
    elif isinstance(value, list):
        for each in value:
            yield from strings(each)


def read(path: Path) -> Any:
    return yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)


@cache
def wordings(language: str) -> tuple[str, ...]:
    content = read(FOLDER / f"{language}.yml")
    return tuple(line for part in SAID for lines in content[part].values() for line in lines)


@cache
def learnt() -> tuple[str, ...]:
    files = [path for pattern in LEARNT for path in sorted(ROOT.glob(pattern))]
    return tuple({plain(line) for path in files for line in strings(read(path))} - {""})


def alike(said: Iterable[str], known: Iterable[str], most: float) -> list[tuple[str, str]]:
    """Return each wording that is at least as like a known line as this, with that line.

    Only lines of about the same length can be, and only those that share one of any (1 - most) of
    a wording's grams and one more: its rarest here, so that few are compared.
    """
    told = {line: grams(plain(line)) for line in said if len(plain(line)) >= SHORTEST}
    often = Counter(gram for own in told.values() for gram in own)
    having: defaultdict[str, list[str]] = defaultdict(list)
    for line, own in told.items():
        for gram in sorted(own, key=lambda one: (often[one], -len(one)))[: _telling(own, most)]:
            having[gram].append(line)
    telling = frozenset(having)
    found: dict[str, str] = {}
    for line in known:
        other = grams(line)
        for near in {one for gram in other & telling for one in having[gram]}:
            own = told[near]
            about_as_long = most * len(own) <= len(other) <= len(own) / most
            if about_as_long and len(own & other) / len(own | other) >= most:
                found.setdefault(near, line)
    return sorted(found.items())


def _telling(own: frozenset[str], most: float) -> int:
    return int(len(own) * (1 - most)) + 1


@cache
def refused() -> dict[str, str]:
    said = [line for language in LANGUAGES for line in wordings(language)]
    return dict(alike(said, learnt(), MOST_ALIKE))


def test_likeness_is_that_of_letters_side_by_side() -> None:
    assert likeness("ik wil een paspoort", "Ik wil een paspoort.") == 1
    assert likeness("ik wil een paspoort", "ik wil graag een paspoort") < MOST_ALIKE
    assert likeness("ik wil een paspoort", "hoe laat gaat u dicht") < 0.05


def test_a_wording_that_was_learnt_is_found() -> None:
    assert alike(["ik wil een paspoort!"], ["ik wil een paspoort"], MOST_ALIKE)
    assert not alike(["ja"], ["ja"], MOST_ALIKE)


def test_much_was_learnt() -> None:
    assert len(learnt()) > 10_000


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_wording_is_like_a_line_that_was_learnt(language: str) -> None:
    like = {line: refused()[line] for line in wordings(language) if line in refused()}
    assert like == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_are_enough_ways_to_say_everything(language: str) -> None:
    content = read(FOLDER / f"{language}.yml")
    few = {
        name: len(set(lines))
        for part in SAID
        for name, lines in content[part].items()
        if len(set(lines)) < FEWEST
    }
    assert few == {}


@pytest.mark.parametrize("part", SAID)
def test_every_language_says_the_same_things(part: str) -> None:
    keys = [read(FOLDER / f"{language}.yml")[part].keys() for language in LANGUAGES]
    assert keys[0] == keys[1] == keys[2]
