"""Today, tomorrow, and the parts of a day."""

from datetime import date

import pytest

from intake.spoken.mentions import Days, PartOfDay, What
from tests.intake.spoken.sentences import mentioned


@pytest.mark.parametrize(
    ("text", "language", "whats"),
    [
        ("morgenochtend", "nl", [Days((date(2026, 3, 12),)), PartOfDay("m", glued=True)]),
        ("heute Nachmittag", "de", [Days((date(2026, 3, 11),)), PartOfDay("a")]),
        ("übermorgen", "de", [Days((date(2026, 3, 13),))]),
    ],
)
def test_a_part_of_a_day_is_told_from_its_day(text: str, language: str, whats: list[What]) -> None:
    assert mentioned(text, language) == whats
