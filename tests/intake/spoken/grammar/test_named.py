"""Dates and feasts with a name of their own, and days that no month has."""

from datetime import date

import pytest

from intake.spoken.mentions import NO_SUCH_DAY, Days
from tests.intake.spoken.sentences import mentioned


@pytest.mark.parametrize(
    ("text", "language", "day"),
    [
        ("24-03-2027", "nl", date(2027, 3, 24)),
        ("24. März 2027", "de", date(2027, 3, 24)),
        ("Nikolaus", "de", date(2026, 12, 6)),
        ("pakjesavond", "nl", date(2026, 12, 5)),
    ],
)
def test_a_date_is_read_by_its_name(text: str, language: str, day: date) -> None:
    assert mentioned(text, language) == [Days((day,))]


@pytest.mark.parametrize("text", ["30 februari", "31-11", "32 december"])
def test_a_day_that_its_month_does_not_have_is_told_apart(text: str) -> None:
    assert mentioned(text, "nl") == [NO_SUCH_DAY]
