"""Days that are reckoned from a date or a feast."""

from datetime import date

import pytest

from intake.spoken.mentions import Days, Spans
from tests.intake.spoken.sentences import mentioned


@pytest.mark.parametrize(
    ("text", "language", "day"),
    [
        ("de dag na 24 maart", "nl", date(2026, 3, 25)),
        ("vier dagen na 24 maart", "nl", date(2026, 3, 28)),
        ("zwei Wochen nach dem 24. März", "de", date(2026, 4, 7)),
        ("drei Tage vor Heiligabend", "de", date(2026, 12, 21)),
        ("de vrijdag na Hemelvaart", "nl", date(2026, 5, 15)),
    ],
)
def test_a_day_is_counted_from_what_is_named(text: str, language: str, day: date) -> None:
    assert mentioned(text, language) == [Days((day,))]


def test_the_week_after_a_day_is_a_whole_week() -> None:
    week = Spans(((date(2026, 3, 30), date(2026, 4, 5)),))
    assert mentioned("de week na 24 maart", "nl") == [week]


def test_nobody_counts_further_than_a_year() -> None:
    assert mentioned("900 dagen na 24 maart", "nl") == []
