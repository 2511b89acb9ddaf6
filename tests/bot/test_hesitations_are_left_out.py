"""Sounds that mean nothing are left out of a line before it is read."""

from pathlib import Path

import pytest

from bot.words.hesitations import leaver

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
