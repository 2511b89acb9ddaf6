"""Days and instants counted from now."""

from datetime import date, timedelta

import pytest

from intake.spoken.mentions import Days, Stretch
from tests.intake.spoken.sentences import NOW, mentioned


@pytest.mark.parametrize(
    ("text", "language", "day"),
    [
        ("over drie weken", "nl", date(2026, 4, 1)),
        ("in acht Tagen", "de", date(2026, 3, 18)),
    ],
)
def test_a_day_is_counted_from_today(text: str, language: str, day: date) -> None:
    assert mentioned(text, language) == [Days((day,))]


def test_an_instant_is_counted_from_now() -> None:
    in_an_hour = NOW + timedelta(hours=1)
    assert mentioned("over een uur") == [Stretch(in_an_hour, in_an_hour)]
