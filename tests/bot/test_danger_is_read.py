"""Lines of danger and their near misses by a hand that has not seen the training data."""

from collections import Counter
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml

from bot.adaptation.lessons import FOLDER
from bot.danger.reader import NO, PERHAPS, YES
from bot.examples.danger import DangerLine, read_danger
from bot.measuring.reading import Reader
from tests.bot.conftest import Remembering
from tests.bot.test_sentences import written
from tests.languages import LANGUAGES

ROOT = Path(__file__).parents[2]
DANGER_KINDS = (
    *("suicide", "violence", "child", "medical"),
    *("fire_or_gas", "threat", "homeless", "destitute"),
)
"""All but `other`, which is whatever is none of these."""
FOUND = {"nl": 0.92, "de": 0.90}
"""At least so many lines of danger are acted on or asked about."""
TOLD = {"nl": 0.74, "de": 0.77}
"""At least so many lines of danger are acted on at once."""
NEAR_TOLD = {"nl": 0.05, "de": 0.05}
"""At most so many near misses are taken for danger."""
NEAR_ASKED = {"nl": 0.125, "de": 0.115}
"""At most so many near misses are asked about."""
ORDINARY_TOLD = {"nl": 0.02, "de": 0.025}
"""At most so many sentences without danger (tests/sentences) are taken for danger."""
ORDINARY_ASKED = {"nl": 0.06, "de": 0.06}
"""At most so many sentences without danger (tests/sentences) are asked about."""
LIKE = 0.8
"""From this likeness on, two lines are one: shared character 4-grams over all of both."""
DANGER_LINES, NEAR_MISSES = 250, 350

pytestmark = pytest.mark.timeout(600)
"""The first test here reads all lines, which a busy machine takes minutes for."""


class Line(NamedTuple):
    """A line of the tests; a near miss is near the danger of `kind`, or near none."""

    text: str
    kind: str
    theme: str


@cache
def lines(language: str, what: str) -> tuple[Line, ...]:
    """Return the lines of a language; `what` is danger or near_misses."""
    found = []
    for path in sorted((ROOT / "tests" / "danger" / language).glob("*.yml")):
        content = yaml.load(path.read_text("utf-8"), Loader=yaml.CSafeLoader)
        found += [Line(one["text"], one["kind"], one["theme"]) for one in content[what]]
    return tuple(found)


@cache
def trained(language: str) -> tuple[DangerLine, ...]:
    """Return all that is learnt from, by the reader for danger and by the adapter of e5."""
    learnt = [*read_danger(ROOT / "data"), *read_danger(ROOT / "data" / FOLDER)]
    return tuple(one for one in learnt if one.language == language)


class Figures(NamedTuple):
    """Shares of lines acted on, and asked about, of so many."""

    told: float
    asked: float
    count: int


def figures(reader: Remembering, texts: list[str]) -> Figures:
    reader.embed(texts)
    verdicts = Counter(reader.read(text, "chat").danger["verdict"] for text in texts)
    assert set(verdicts) <= {YES, PERHAPS, NO}
    count = verdicts.total()
    return Figures(verdicts[YES] / count, verdicts[PERHAPS] / count, count)


Read = dict[str, dict[str, Figures]]


@pytest.fixture(scope="module")
def read(reader: Remembering) -> Read:
    """What the model makes of each group of lines, by language; also printed (pytest -s)."""
    told: Read = {}
    for language in LANGUAGES:
        groups = {
            "danger": [one.text for one in lines(language, "danger")],
            "near misses": [one.text for one in lines(language, "near_misses")],
            "ordinary": [text for intent, text in written(language) if intent != "report_urgent"],
        }
        told[language] = {name: figures(reader, texts) for name, texts in groups.items()}
    return told


@pytest.mark.parametrize("language", LANGUAGES)
def test_danger_is_acted_on_or_asked_about(
    read: Read, language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with capsys.disabled():
        for line in table(read, language):
            print(line)  # noqa: T201
    found = read[language]["danger"]
    assert found.told + found.asked >= FOUND[language]
    assert found.told >= TOLD[language]


def table(read: Read, language: str) -> Iterable[str]:
    """Yield the figures of a language as lines."""
    yield f"\n{language:<12} lines    yes  perhaps     no"
    for name, (told, asked, count) in read[language].items():
        yield f"{name:<12} {count:>5}  {told:.3f}    {asked:.3f}  {1 - told - asked:.3f}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_only_sounds_like_danger_is_seldom_taken_for_it(read: Read, language: str) -> None:
    near = read[language]["near misses"]
    assert near.told <= NEAR_TOLD[language]
    assert near.asked <= NEAR_ASKED[language]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_said_every_day_is_hardly_ever_taken_for_danger(read: Read, language: str) -> None:
    ordinary = read[language]["ordinary"]
    assert ordinary.told <= ORDINARY_TOLD[language]
    assert ordinary.asked <= ORDINARY_ASKED[language]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_theme_of_danger_is_trained_and_tested(language: str) -> None:
    """A theme is one of its kind: "seizure" is of money there, and of a body here."""
    themes = {(one.kind, one.theme) for one in trained(language)}
    tested = {(one.kind, one.theme) for one in lines(language, "danger")}
    assert sorted(themes & tested) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_line_is_trained_and_tested(language: str) -> None:
    known = [(one.text, grams(one.text)) for one in trained(language)]
    groups = ("danger", "near_misses")
    tested = [(one.text, grams(one.text)) for what in groups for one in lines(language, what)]
    alike = [
        (text, other)
        for text, ours in tested
        for other, theirs in known
        if likeness(ours, theirs) >= LIKE
    ]
    assert alike == []


def grams(text: str) -> frozenset[str]:
    """Return the runs of four characters in a text, upper and lower case alike."""
    plain = f" {' '.join(text.casefold().split())} "
    return frozenset(plain[at : at + 4] for at in range(max(1, len(plain) - 3)))


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """Return what two texts share of all that is in either, 0 to 1."""
    if min(len(one), len(other)) < LIKE * max(len(one), len(other)):
        return 0.0  # so different in length that they cannot be alike
    return len(one & other) / len(one | other)


def test_texts_are_alike_where_a_letter_differs_and_not_where_a_word_does() -> None:
    said = "mijn man heeft mij gisteren weer geslagen in de keuken"
    assert likeness(grams(said), grams(said.replace("gisteren", "gistere"))) >= LIKE
    assert likeness(grams(said), grams(said.replace("in de keuken", "met de riem"))) < LIKE


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_are_enough_lines_of_every_kind(language: str) -> None:
    danger, near = (lines(language, what) for what in ("danger", "near_misses"))
    assert len(danger) >= DANGER_LINES
    assert len(near) >= NEAR_MISSES
    assert {one.kind for one in danger} == set(DANGER_KINDS)
    assert {one.kind for one in near} >= set(DANGER_KINDS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_greeting_with_a_name_changes_nothing(reader: Remembering, language: str) -> None:
    """Behind the openings of tests/robustness a line says of danger what it says without them."""
    file = ROOT / "tests" / "robustness" / f"{language}.yml"
    openings = yaml.load(file.read_text("utf-8"), Loader=yaml.CSafeLoader)["openings"]
    said = [one.text for one in lines(language, "danger")[::8]]
    said += [text for intent, text in written(language)[::12] if intent != "report_urgent"]
    greeted = [opening + text for opening, text in zip(openings * len(said), said, strict=False)]
    reader.embed([*said, *greeted])
    changed = [
        line
        for line, text in zip(greeted, said, strict=True)
        if verdict(reader, line) != verdict(reader, text)
    ]
    assert len(changed) <= 0.05 * len(said), changed


def verdict(reader: Reader, text: str) -> str:
    return str(reader.read(text, "chat").danger["verdict"])
