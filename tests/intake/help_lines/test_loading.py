"""A mistake in a country's file gives one sentence with file, line, key and mend."""

from collections.abc import Callable
from pathlib import Path

import pytest

from intake.help_lines.loading import load, mistakes_in, path_of
from intake.municipalities import ProfileInvalid
from intake.settings import ROOT

Edited = Callable[..., Path]

# What the editor changed, the key that is named, and words of the mend.
MISTAKES = {
    "a number with its country": (
        'number: "113"', 'number: "+31 113"',
        "lines.suicide_prevention.number", "a number as it is dialled at home, such as 0800-2000",
    ),
    "a name without the number": (
        '"{number}, Zelfmoordpreventie"', '"Zelfmoordpreventie"',
        "lines.suicide_prevention.name", "{number} once in the words in nl, and no digits",
    ),
    "a number that would be read out as it stands": (
        '"Veilig Thuis op {number}"', '"Veilig Thuis op {number} of 112"',
        "lines.veilig_thuis.name", "{number} once in the words in nl, and no digits",
    ),
    "another placeholder": (
        '"Veilig Thuis op {number}"', '"Veilig Thuis op {number} {hours}"',
        "lines.veilig_thuis.name", "{number} once in the words in nl",
    ),
    "digits in what is heard": (
        "nl: een een drie", "nl: 1 1 3",
        "lines.suicide_prevention.said", "the number in words in nl, without digits",
    ),
    "hours in a word": (
        "    hours: always", "    hours: altijd",
        "lines.emergency.hours", "found 'altijd', expected the word always, or a list",
    ),
    "no hours at all": (
        "    hours: always", "    hours: []",
        "lines.emergency.hours", "the word always, or a list of weekly hours",
    ),
    "hours that are none": (
        "open: 11:00-21:00", "open: 11 tot 21",
        "lines.kindertelefoon.hours[1].open", "found '11 tot 21', expected hours written as",
    ),
    "wrong weekday": (
        "- days: [monday,", "- days: [maandag,",
        "lines.kindertelefoon.hours[1].days[1]", "found 'maandag', expected one of 'monday'",
    ),
    "a source that is no page": (
        "source: https://www.113.nl", "source: 113.nl",
        "lines.suicide_prevention.source", "found '113.nl', expected an official page",
    ),
    "verified without a day": (
        'verified: "2026-11-29: number and free in a copy of 113.nl', 'verified: "yes, 113.nl',
        "lines.suicide_prevention.verified", "a day and what was seen on it",
    ),
    "neither free nor not": (
        "    free: true", "    free: perhaps",
        "lines.emergency.free", "found 'perhaps', expected true or false",
    ),
    "a key that is none": (
        "    hours: always", "    hour: always\n    hours: always",
        "lines.emergency.hour", "that docs/help-lines.md shows here (perhaps hours)",
    ),
    "a kind that is none": (
        "  threat: [emergency]", "  threat: [emergency]\n  flood: [emergency]",
        "kinds.flood", "found the key 'flood', expected one of 'suicide', 'violence'",
    ),
    "a kind that is missing": (
        "  threat: [emergency]\n", "",
        "kinds.threat", "found nothing, expected the lines for it, or []",
    ),
    "a line that is none": (
        "  threat: [emergency]", "  threat: [emergancy]",
        "kinds.threat[1]", "found 'emergancy', expected a line of this file (perhaps emergency)",
    ),
    "a kind with lines that all close": (
        "  threat: [emergency]", "  threat: [kindertelefoon]",
        "kinds.threat", "found lines that close, expected one that never does in the first 2",
    ),
    "what never closes named last": (
        "  threat: [emergency]", "  threat: [kindertelefoon, kindertelefoon, emergency]",
        "kinds.threat", "found lines that close, expected one that never does in the first 2",
    ),
    "unknown time zone": (
        "timezone: Europe/Amsterdam", "timezone: Europe/Leek",
        "timezone", "found 'Europe/Leek', expected a time zone",
    ),
}  # fmt: skip


@pytest.fixture
def edited(tmp_path: Path) -> Edited:
    """Writes a copy of the Netherlands' file in which a text is replaced by another."""

    def write(old: str, new: str) -> Path:
        text = path_of(ROOT / "data", "NL").read_text(encoding="utf-8")
        assert old in text
        path = tmp_path / "help_lines.yml"
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        return path

    return write


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_gives_one_sentence_with_the_place_and_the_mend(
    mistake: str, edited: Edited
) -> None:
    old, new, key, words = MISTAKES[mistake]
    path = edited(old, new)
    with pytest.raises(ProfileInvalid) as raised:
        load(path)
    (problem,) = raised.value.problems
    assert str(problem).startswith(f"{path}, line ")
    assert f", {key}: " in str(problem)
    assert words in str(problem)


def test_a_language_that_is_missing_is_told_but_keeps_nobody_from_help(edited: Edited) -> None:
    path = edited(", de: eins eins drei", "")
    assert load(path).lines["suicide_prevention"].said("de") == "een een drie"
    (problem,) = mistakes_in(path, ["nl", "de"])
    assert problem.key == ("lines", "suicide_prevention", "said", "de")


@pytest.mark.parametrize("country", ["NL", "BE", "DE"])
def test_the_files_of_the_system_are_right(country: str) -> None:
    assert mistakes_in(path_of(ROOT / "data", country), ["nl", "de"]) == []
