"""Counting on the calendar: Easter, the nth weekday, thirds of a month."""

from datetime import date

import pytest

from intake.spoken import days


@pytest.mark.parametrize(
    ("year", "month", "day"),
    [(1961, 4, 2), (2008, 3, 23), (2011, 4, 24), (2024, 3, 31), (2026, 4, 5), (2038, 4, 25)],
)
def test_easter_falls_on_its_sunday(year: int, month: int, day: int) -> None:
    assert days.easter(year) == date(year, month, day)


def test_a_feast_that_is_over_is_next_years() -> None:
    assert days.feast_to_come(date(2026, 4, 3), "good_friday")[0] == date(2026, 4, 3)
    assert days.feast_to_come(date(2026, 4, 4), "good_friday")[0] == date(2027, 3, 26)


def test_kings_day_gives_way_to_a_sunday() -> None:
    assert days.feast("kings_day", 2025)[0] == date(2025, 4, 26)
    assert days.feast("kings_day", 2026)[0] == date(2026, 4, 27)


def test_the_fifth_monday_is_not_in_every_month() -> None:
    assert days.nth_weekday(*days.month_of(2026, 3), 0, 5) == date(2026, 3, 30)
    assert days.nth_weekday(*days.month_of(2026, 4), 0, 5) is None
    assert days.nth_weekday(*days.month_of(2026, 4), 0, -1) == date(2026, 4, 27)


def test_a_month_on_from_the_thirty_first_is_the_last_day() -> None:
    assert days.plus_months(date(2026, 1, 31), 1) == date(2026, 2, 28)
    assert days.plus_months(date(2026, 12, 31), 2) == date(2027, 2, 28)


def test_the_29th_of_february_waits_for_a_leap_year() -> None:
    assert days.date_to_come(date(2026, 3, 11), 2, 29) == date(2028, 2, 29)
    assert days.date_to_come(date(2026, 3, 11), 2, 30) is None


def test_the_31st_skips_the_months_that_have_none() -> None:
    assert days.day_of_month_to_come(date(2026, 4, 1), 31) == date(2026, 5, 31)
    assert days.day_of_month_to_come(date(2026, 4, 1), 32) is None


def test_thirds_of_a_month_and_of_a_week() -> None:
    april, week = days.month_of(2026, 4), days.week_of(date(2026, 3, 11))
    assert days.third_of(*april, "start") == (date(2026, 4, 1), date(2026, 4, 10))
    assert days.third_of(*april, "middle") == (date(2026, 4, 11), date(2026, 4, 20))
    assert days.third_of(*april, "end") == (date(2026, 4, 21), date(2026, 4, 30))
    assert days.third_of(*week, "start") == (date(2026, 3, 9), date(2026, 3, 10))
    assert days.third_of(*week, "end") == (date(2026, 3, 12), date(2026, 3, 13))
