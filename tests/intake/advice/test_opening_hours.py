"""Whether a place is open at a moment: hours, validity, turns, holidays, special days, DST."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta

import pytest

from intake.advice.opening_hours import (
    closes_at,
    closure,
    hours_in_force,
    intervals,
    is_open,
    next_opening,
    spans,
)
from intake.municipalities import Interval, Municipality
from tests.intake.advice.moments import at, open_

ByName = Callable[[str], Municipality]
Made = Callable[..., Municipality]


@pytest.mark.parametrize(
    ("local", "expected"),
    [
        ("2014-02-06T08:59", False),
        ("2014-02-06T09:00", True),
        ("2014-02-06T10:29", True),
        ("2014-02-06T10:30", False),
        ("2014-02-06T10:31", False),
        ("2014-02-07T09:30", False),  # a Friday
        ("2014-01-31T11:30", True),  # within the Lokaal Loket, also a Friday
        ("2014-02-01T09:30", False),  # a Saturday
    ],
)
def test_the_isd_in_leek_keeps_its_own_hour(profile: ByName, local: str, expected: bool) -> None:
    assert open_(profile("gemeente-leek"), "isd", local) is expected


def test_the_lokaal_loket_ends_with_january(profile: ByName) -> None:
    leek = profile("gemeente-leek")
    assert open_(leek, "lokaal_loket", "2014-01-31T11:59")
    assert not open_(leek, "lokaal_loket", "2014-02-03T10:00")
    assert next_opening(leek, "lokaal_loket", at(leek, "2014-01-31T12:00")) is None


def test_the_wmo_department_keeps_the_town_halls_hours_from_february(profile: ByName) -> None:
    leek = profile("gemeente-leek")
    assert not open_(leek, "wmo", "2014-01-31T14:00")
    assert open_(leek, "wmo", "2014-02-03T14:00")
    assert next_opening(leek, "wmo", at(leek, "2014-01-31T14:00")) == at(leek, "2014-02-03T09:00")


def test_after_thursday_the_isd_opens_on_monday(profile: ByName) -> None:
    leek = profile("gemeente-leek")
    assert next_opening(leek, "isd", at(leek, "2014-02-06T10:31")) == at(leek, "2014-02-10T09:00")


def test_closing_time_is_told_while_open(profile: ByName) -> None:
    leek = profile("gemeente-leek")
    assert closes_at(leek, "isd", at(leek, "2014-02-06T10:29")) == at(leek, "2014-02-06T10:30")
    assert closes_at(leek, "isd", at(leek, "2014-02-06T10:30")) is None


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2020-11-17", True),
        ("2020-11-18", False),
        ("2020-11-24", False),
        ("2020-11-25", True),
        ("2020-12-29", True),
        ("2020-12-30", False),
        ("2021-01-05", False),
        ("2021-01-06", True),
    ],
)
def test_berendrecht_takes_turns_between_tuesday_and_wednesday(
    profile: ByName, day: str, expected: bool
) -> None:
    assert open_(profile("stad-antwerpen"), "berendrecht", f"{day}T10:00") is expected


def test_berendrecht_was_open_each_day_before_the_measure(profile: ByName) -> None:
    antwerp = profile("stad-antwerpen")
    assert open_(antwerp, "berendrecht", "2020-11-10T10:00")
    assert not open_(antwerp, "berendrecht", "2020-11-12T10:00")


def test_linkeroever_receives_nobody_from_12_november(profile: ByName) -> None:
    antwerp = profile("stad-antwerpen")
    assert intervals(antwerp, "linkeroever", date(2020, 11, 10))
    assert intervals(antwerp, "linkeroever", date(2020, 11, 12)) == []


def test_zebera_moves_with_september_2016(profile: ByName) -> None:
    wuppertal = profile("jobcenter-wuppertal")
    assert open_(wuppertal, "neumarkt", "2016-08-31T10:00")
    assert not open_(wuppertal, "haus_der_integration", "2016-08-31T10:00")
    assert not open_(wuppertal, "neumarkt", "2016-09-01T10:00")
    assert open_(wuppertal, "haus_der_integration", "2016-09-01T10:00")
    assert open_(wuppertal, "zebera", "2016-08-31T10:00")
    assert open_(wuppertal, "zebera", "2016-09-01T10:00")


def test_a_closing_day_tells_its_reason_in_the_callers_language(made: Made) -> None:
    profile, day = made(), date(2027, 5, 7)
    assert intervals(profile, "town_hall", day) == []
    told = closure(profile, "town_hall", day, "de")
    assert told and told.reason == "der Tag nach Christi Himmelfahrt"


def test_a_day_that_closes_early_cuts_the_usual_hours(made: Made) -> None:
    assert intervals(made(), "town_hall", date(2027, 12, 24)) == [Interval(time(9), time(12))]


def test_a_department_is_bound_by_the_special_days_of_its_office(made: Made) -> None:
    profile = made(
        "    capacity: 2 ",
        "    exceptions:\n      - day: 2027-01-11\n        open: 10:00-14:00\n"
        "      - day: 2027-01-13\n        until: 2027-01-20\n    capacity: 2 ",
    )
    assert intervals(profile, "social", date(2027, 1, 11)) == [Interval(time(10), time(11))]
    assert intervals(profile, "social", date(2027, 1, 13)) == []
    assert intervals(profile, "social", date(2027, 1, 18)) == []
    assert intervals(profile, "social", date(2027, 1, 25)) == [Interval(time(9), time(11))]


def test_an_offices_special_day_beats_a_holiday(made: Made) -> None:
    profile = made(
        "    capacity: 2 ",
        "    exceptions:\n      - day: 2027-04-27\n        open: 10:00-12:00\n    capacity: 2 ",
    )
    assert open_(profile, "town_hall", "2027-04-27T11:00")


def test_the_hours_that_are_told_are_those_in_force(profile: ByName) -> None:
    leek = profile("gemeente-leek")
    (hours,) = hours_in_force(leek, "isd", date(2014, 2, 1))
    assert hours.called and hours.called.say("de") == "Sprechstunde"
    assert hours.days == ("monday", "tuesday", "wednesday", "thursday")
    assert hours.source == "lokaal_loket" and not hours.assumes()


def test_a_place_that_the_profile_does_not_have_is_a_key_error(made: Made) -> None:
    with pytest.raises(KeyError):
        intervals(made(), "casino", date(2027, 1, 1))


@pytest.fixture
def night(made: Made) -> Municipality:
    """An office that is open in the night from Saturday to Sunday."""
    return made(
        '      - days: [monday, tuesday, wednesday, thursday, friday]\n'
        '        open: ["09:00-12:00", "13:00-16:00"]',
        "      - days: [sunday]\n        open: 01:00-02:30",
    )  # fmt: skip


def test_the_hour_that_the_clock_skips_is_not_there(night: Municipality) -> None:
    (span,) = spans(night, "town_hall", date(2026, 3, 29))
    assert span[1].astimezone(UTC) - span[0].astimezone(UTC) == timedelta(hours=1)
    assert is_open(night, "town_hall", datetime(2026, 3, 29, 0, 59, tzinfo=UTC))
    assert not is_open(night, "town_hall", datetime(2026, 3, 29, 1, 0, tzinfo=UTC))


def test_the_hour_that_the_clock_repeats_counts_twice(night: Municipality) -> None:
    (span,) = spans(night, "town_hall", date(2027, 10, 31))
    assert span[1].astimezone(UTC) - span[0].astimezone(UTC) == timedelta(hours=2, minutes=30)
    first, second = (datetime(2027, 10, 31, hour, 15, tzinfo=UTC) for hour in (0, 1))
    assert is_open(night, "town_hall", first) and is_open(night, "town_hall", second)
    assert not is_open(night, "town_hall", datetime(2027, 10, 31, 1, 30, tzinfo=UTC))


def test_nine_oclock_is_nine_oclock_on_both_sides_of_a_clock_change(made: Made) -> None:
    profile = made()
    friday, monday = date(2027, 3, 26), date(2027, 3, 30)
    starts = [spans(profile, "town_hall", day)[0][0] for day in (friday, monday)]
    assert [start.astimezone(UTC).hour for start in starts] == [8, 7]
    assert [start.hour for start in starts] == [9, 9]


def test_a_moment_is_read_in_the_municipalitys_time_zone(profile: ByName) -> None:
    leek = profile("gemeente-leek")
    assert is_open(leek, "isd", datetime(2014, 2, 6, 9, 29, tzinfo=UTC))
    assert not is_open(leek, "isd", datetime(2014, 2, 6, 9, 31, tzinfo=UTC))
