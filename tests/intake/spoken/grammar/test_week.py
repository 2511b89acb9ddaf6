"""Weekdays, weeks, and stretches of months."""

from datetime import date

import pytest

from intake.spoken.mentions import Days, Spans, What
from tests.intake.spoken.sentences import mentioned


@pytest.mark.parametrize(
    ("text", "language", "whats"),
    [
        (
            "volgende week dinsdag",
            "nl",
            [Spans(((date(2026, 3, 16), date(2026, 3, 22)),)), Days((date(2026, 3, 17),), 1)],
        ),
        ("Ende April", "de", [Spans(((date(2026, 4, 21), date(2026, 4, 30)),))]),
        ("in het weekend", "nl", [Spans(((date(2026, 3, 14), date(2026, 3, 15)),))]),
    ],
)
def test_a_week_is_a_span_and_a_weekday_a_day(text: str, language: str, whats: list[What]) -> None:
    assert mentioned(text, language) == whats


def test_a_weekday_that_is_today_may_be_next_weeks() -> None:
    assert mentioned("woensdag") == [Days((date(2026, 3, 11), date(2026, 3, 18)), 2)]
