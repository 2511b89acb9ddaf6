"""On the days the clock changes an hour occurs twice or not at all, and the bot knows."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from intake.spoken import When
from tests.our_words import understand

# A busy machine is slow, not wrong.
calmly = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
ZONES = ["Europe/Amsterdam", "Europe/Brussels", "Europe/Berlin"]
PHRASES = {"nl": "op {day} om {minute}", "de": "am {day} um {minute} Uhr"}

zones = st.sampled_from(ZONES).map(ZoneInfo)
years = st.integers(2024, 2037)
minutes = st.integers(0, 59)
languages = st.sampled_from(["nl", "de"])


def last_sunday(year: int, month: int) -> date:
    last = date(year, month, 31)
    return last - timedelta(days=(last.weekday() + 1) % 7)


def heard(language: str, day: date, minute: int, zone: ZoneInfo) -> When:
    said = PHRASES[language].format(day=f"{day:%d-%m-%Y}", minute=f"02:{minute:02d}")
    now = datetime(day.year, 1, 15, 10, 0, tzinfo=zone)
    return understand(said, language, now, zone)  # type: ignore[arg-type]


@calmly
@given(year=years, minute=minutes, zone=zones, language=languages)
def test_an_hour_that_occurs_twice_is_both_instants(
    year: int, minute: int, zone: ZoneInfo, language: str
) -> None:
    when = heard(language, last_sunday(year, 10), minute, zone)
    assert when.kind == "ambiguous" and isinstance(when.value, tuple)
    first, second = (reading.value for reading in when.value)
    assert isinstance(first, datetime) and isinstance(second, datetime)
    assert second.astimezone(UTC) - first.astimezone(UTC) == timedelta(hours=1)


@calmly
@given(year=years, minute=minutes, zone=zones, language=languages)
def test_an_hour_that_is_skipped_is_no_moment(
    year: int, minute: int, zone: ZoneInfo, language: str
) -> None:
    assert heard(language, last_sunday(year, 3), minute, zone).kind == "none"


@pytest.mark.parametrize("language", ["nl", "de"])
def test_an_hour_from_now_is_an_hour_even_when_the_clock_is_put_back(language: str) -> None:
    zone = ZoneInfo("Europe/Amsterdam")
    now = datetime(2026, 10, 25, 2, 30, fold=0, tzinfo=zone)
    said = {"nl": "over een uur", "de": "in einer Stunde"}[language]
    value = understand(said, language, now, zone).value  # type: ignore[arg-type]
    assert isinstance(value, datetime)
    assert value.astimezone(UTC) - now.astimezone(UTC) == timedelta(hours=1)
