"""What the bot says about a moment, a caller can say back: it is the same moment."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from intake.spoken.numerals import number_words
from tests.our_words import DATA as DATA_DIR
from tests.our_words import load, say_moment, say_time, understand

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
NOW = datetime(2026, 3, 11, 10, 0, tzinfo=AMSTERDAM)
# A busy machine is slow, not wrong.
calmly = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
LOCALES = ["nl-NL", "nl-BE", "de-DE"]

waking_minutes = st.integers(6 * 60, 22 * 60 - 1).map(lambda m: time(m // 60, m % 60))
coming_days = st.integers(0, 800).map(lambda days: NOW.date() + timedelta(days=days))


def words_for(language: str) -> dict[str, str]:
    """A word for every number and every ordinal: "24" and "24." to how they are said."""
    numbers = yaml.load(
        (DATA_DIR / language / "spoken.yml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader
    )["numbers"]
    return {symbol: word for word, symbol in number_words(numbers)}


WORDS = {language: words_for(language) for language in ("nl", "de")}


def at(day: date, clock: time) -> datetime:
    return datetime.combine(day, clock, tzinfo=AMSTERDAM)


@pytest.mark.parametrize("locale", LOCALES)
@calmly
@given(day=coming_days, clock=waking_minutes)
def test_a_moment_said_is_understood_as_the_same_moment(
    locale: str, day: date, clock: time
) -> None:
    language = locale[:2]
    said = say_moment(at(day, clock), language, locale, NOW)
    assert understand(said, language, NOW, AMSTERDAM).value == at(day, clock)


@pytest.mark.parametrize("locale", LOCALES)
@calmly
@given(day=coming_days, clock=waking_minutes)
def test_a_recogniser_without_capitals_and_signs_changes_nothing(
    locale: str, day: date, clock: time
) -> None:
    language = locale[:2]
    said = say_moment(at(day, clock), language, locale, NOW)
    heard = said.lower().replace(",", "").replace("'", "").replace("ä", "ae")
    assert understand(heard, language, NOW, AMSTERDAM).value == at(day, clock)


@pytest.mark.parametrize("locale", LOCALES)
@calmly
@given(day=coming_days, clock=waking_minutes.filter(lambda clock: clock.hour > 6))
def test_a_moment_written_is_understood_as_the_same_moment(
    locale: str, day: date, clock: time
) -> None:
    language = locale[:2]
    written = say_moment(at(day, clock), language, locale, NOW, written=True)
    assert understand(written, language, NOW, AMSTERDAM).value == at(day, clock)


@pytest.mark.parametrize("language", ["nl", "de"])
@pytest.mark.parametrize("ending", ["", "."])
@calmly
@given(day=coming_days.filter(lambda day: day < date(2027, 3, 11)))
def test_a_date_in_words_is_that_date(language: str, ending: str, day: date) -> None:
    month = load(language).months[day.month - 1]
    said = f"{WORDS[language][f'{day.day}{ending}']} {month}"
    assert understand(said, language, NOW, AMSTERDAM).value == day
    heard = f"{load(language).weekdays[day.weekday()]} {said}".lower().replace("ä", "ae")
    assert understand(heard, language, NOW, AMSTERDAM).value == day


@pytest.mark.parametrize("language", ["nl", "de"])
@calmly
@given(day=coming_days)
def test_a_weekday_of_next_week_is_in_the_week_after_this_one(language: str, day: date) -> None:
    said = {"nl": "volgende week {}", "de": "nächste Woche {}"}[language]
    now = at(day, time(10))
    for number, weekday in enumerate(load(language).weekdays):
        expected = day + timedelta(days=7 - day.weekday() + number)
        assert understand(said.format(weekday), language, now, AMSTERDAM).value == expected


@pytest.mark.parametrize("locale", LOCALES)
@calmly
@given(minute=st.integers(8 * 60, 18 * 60))
def test_within_office_hours_the_part_of_day_is_not_needed(locale: str, minute: int) -> None:
    language, clock = locale[:2], time(minute // 60, minute % 60)
    said = say_time(clock, language, locale, hours=(time(8), time(18)))
    tomorrow = {"nl": "morgen om", "de": "morgen um"}[language]
    heard = understand(f"{tomorrow} {said}", language, NOW, AMSTERDAM)
    assert heard.value == at(NOW.date() + timedelta(days=1), clock)
