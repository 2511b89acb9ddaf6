"""Dates by their numbers and names."""

from datetime import date

import pytest

from intake.spoken.mentions import Days
from tests.intake.spoken.sentences import mentioned


@pytest.mark.parametrize(
    ("text", "language", "day"),
    [
        ("24 maart", "nl", date(2026, 3, 24)),
        ("24.3.", "de", date(2026, 3, 24)),
        ("der erste Montag im April", "de", date(2026, 4, 6)),
        ("3 februari", "nl", date(2027, 2, 3)),
    ],
)
def test_a_date_without_a_year_is_the_next_one(text: str, language: str, day: date) -> None:
    assert mentioned(text, language) == [Days((day,))]
