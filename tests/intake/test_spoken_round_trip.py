"""What the bot says about a moment, a caller can say back: it is the same moment."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.spoken import say_moment, say_time, understand

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
NOW = datetime(2026, 3, 11, 10, 0, tzinfo=AMSTERDAM)
LOCALES = ["nl-NL", "nl-BE", "de-DE"]

waking_minutes = st.integers(6 * 60, 22 * 60 - 1).map(lambda m: time(m // 60, m % 60))
coming_days = st.integers(0, 800).map(lambda days: NOW.date() + timedelta(days=days))


def at(day: date, clock: time) -> datetime:
    return datetime.combine(day, clock, tzinfo=AMSTERDAM)


@pytest.mark.parametrize("locale", LOCALES)
@given(day=coming_days, clock=waking_minutes)
def test_a_moment_said_is_understood_as_the_same_moment(
    locale: str, day: date, clock: time
) -> None:
    language = locale[:2]
    said = say_moment(at(day, clock), language, locale, NOW)
    assert understand(said, language, NOW, AMSTERDAM).value == at(day, clock)


@pytest.mark.parametrize("locale", LOCALES)
@given(day=coming_days, clock=waking_minutes)
def test_a_recogniser_without_capitals_and_signs_changes_nothing(
    locale: str, day: date, clock: time
) -> None:
    language = locale[:2]
    said = say_moment(at(day, clock), language, locale, NOW)
    heard = said.lower().replace(",", "").replace("'", "").replace("ä", "ae")
    assert understand(heard, language, NOW, AMSTERDAM).value == at(day, clock)


@pytest.mark.parametrize("locale", LOCALES)
@given(day=coming_days, clock=waking_minutes.filter(lambda clock: clock.hour > 6))
def test_a_moment_written_is_understood_as_the_same_moment(
    locale: str, day: date, clock: time
) -> None:
    language = locale[:2]
    written = say_moment(at(day, clock), language, locale, NOW, written=True)
    assert understand(written, language, NOW, AMSTERDAM).value == at(day, clock)


@pytest.mark.parametrize("locale", LOCALES)
@given(minute=st.integers(8 * 60, 18 * 60))
def test_within_office_hours_the_part_of_day_is_not_needed(locale: str, minute: int) -> None:
    language, clock = locale[:2], time(minute // 60, minute % 60)
    said = say_time(clock, language, locale, hours=(time(8), time(18)))
    tomorrow = {"nl": "morgen om", "de": "morgen um"}[language]
    heard = understand(f"{tomorrow} {said}", language, NOW, AMSTERDAM)
    assert heard.value == at(NOW.date() + timedelta(days=1), clock)
