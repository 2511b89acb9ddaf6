"""Every unit of ours is offered by a name, and by one that no other of its bank has."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from intake.answer_bank import Bank, Banks
from intake.catalogue import Catalogue
from intake.municipalities import Profiles
from intake.wording import languages
from tests.our_words import DATA

LONGEST = 60
"""Two of them are read out on the telephone, one after the other, and stand on buttons."""
FILES = [
    *sorted((DATA / "municipalities" / "answers").glob("*.yml")),
    *sorted((DATA / "national").glob("*/answers.yml")),
]
LANGUAGES = sorted(languages.load(DATA).names)


@cache
def written(path: Path) -> dict[str, Any]:
    units: dict[str, Any] = yaml.load(path.read_text("utf-8"), yaml.CSafeLoader)["units"]
    return units


@pytest.fixture(scope="module")
def banks(catalogue: Catalogue) -> list[Bank]:
    found = Banks(DATA, catalogue, "test")
    return [found.of(one) for one in Profiles(DATA / "municipalities", catalogue, "test").all()]


def names(path: Path) -> Iterator[tuple[str, str]]:
    """Yield each unit's id and a name it has; an empty one where it has none in a language."""
    for id_, unit in written(path).items():
        for language in LANGUAGES:
            yield id_, unit.get("called", {}).get(language, "")


def named(path: Path) -> str:
    return path.relative_to(DATA).as_posix()


@pytest.mark.parametrize("path", FILES, ids=named)
def test_every_unit_has_a_name_in_every_language(path: Path) -> None:
    assert {id_ for id_, name in names(path) if not name} == set()


@pytest.mark.parametrize("path", FILES, ids=named)
def test_a_name_is_short_and_goes_on_with_the_sentence(path: Path) -> None:
    assert [name for _, name in names(path) if len(name) > LONGEST] == []
    assert [name for _, name in names(path) if "?" in name or "." in name] == []
    assert [name for _, name in names(path) if name != name.strip()] == []


def test_no_unit_that_is_written_has_the_name_of_another_of_its_bank(banks: list[Bank]) -> None:
    ours = {id_ for path in FILES for id_ in written(path)}
    twice = []
    for bank in banks:
        for language in bank.languages:
            by_name: dict[str, list[str]] = {}
            for id_, unit in bank.units.items():
                name = unit.called.say(language) if unit.called else unit.asked[language][0]
                by_name.setdefault(name.casefold(), []).append(id_)
            several = [ids for ids in by_name.values() if len(ids) > 1 and ours.intersection(ids)]
            twice += [(bank.municipality, language, *ids) for ids in several]
    assert len(banks) > 1
    assert twice == []
