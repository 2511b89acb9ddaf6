"""What may stand in a help line."""

from datetime import UTC, datetime

import pytest

from intake.help_lines import HelpLine, lines_for
from intake.help_lines.loading import load, path_of
from intake.settings import ROOT

DATA = ROOT / "data"
COUNTRIES = ("NL", "BE", "DE")
EVERY = [line for country in COUNTRIES for line in load(path_of(DATA, country)).lines.values()]


def first(country: str, kind: str, at: int = 0) -> HelpLine:
    return lines_for(country, kind, datetime(2026, 12, 2, 12, tzinfo=UTC), DATA)[at]


def test_a_link_dials_the_digits_alone() -> None:
    assert first("NL", "violence", 1).tel == "08002000"
    assert first("DE", "suicide").tel == "08001110111"


@pytest.mark.parametrize("line", EVERY, ids=lambda line: line.number)
@pytest.mark.parametrize("language", ["nl", "de"])
def test_nothing_that_is_heard_holds_a_digit(line: HelpLine, language: str) -> None:
    assert line.number in line.name(language)
    assert line.said(language) in line.name_aloud(language)
    assert not any(letter.isdigit() for letter in line.name_aloud(language))


def test_only_free_lines_are_named() -> None:
    assert all(line.free for line in EVERY)
