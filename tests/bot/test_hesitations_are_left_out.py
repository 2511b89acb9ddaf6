"""Sounds that mean nothing are left out of a line before it is read."""

from pathlib import Path

import pytest

from bot.words.hesitations import leaver, parter

DATA = Path(__file__).parents[2] / "data"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("eh mag mijn hond eh ook mee", "mag mijn hond ook mee"),
        ("Euh, is dat gratis?", "is dat gratis?"),
        ("darf äh mein Hund, ähm, mit", "darf mein Hund, mit"),
        ("mag de hond mee", "mag de hond mee"),
        ("ehrlich, ich weiß es nicht", "ehrlich, ich weiß es nicht"),
        ("mijn kleinzoon heet Ehmke", "mijn kleinzoon heet Ehmke"),
    ],
)
def test_a_line_says_the_same_without_them(text: str, expected: str) -> None:
    assert leaver(DATA)(text) == expected


@pytest.mark.parametrize("text", ["eh", "ähm ... äh", ""])
def test_a_line_of_nothing_else_stays(text: str) -> None:
    assert leaver(DATA)(text) == text


def test_a_language_without_any_loses_nothing(tmp_path: Path) -> None:
    (tmp_path / "nl").mkdir()
    (tmp_path / "nl" / "questions.yml").write_text("questions: [mag dat]", "utf-8")
    assert leaver(tmp_path)("eh mag dat") == "eh mag dat"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("er is niemand eh hoe laat gaat u open", ["er is niemand", "hoe laat gaat u open"]),
        ("äh, darf der mit", ["", "darf der mit"]),
        ("mag de hond mee", ["mag de hond mee"]),
    ],
)
def test_they_part_what_is_said(text: str, expected: list[str]) -> None:
    assert parter(DATA)(text) == expected


def test_a_language_without_any_has_one_part(tmp_path: Path) -> None:
    assert parter(tmp_path)("eh mag dat") == ["eh mag dat"]
