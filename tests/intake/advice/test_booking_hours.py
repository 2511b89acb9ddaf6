"""The book learns hours, capacity and lengths from the profile."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest

from intake.advice.booking_hours import BookingHours, NotBookable
from intake.appointments import HoursProvider
from intake.municipalities import Municipality

ByName = Callable[[str], Municipality]


@pytest.fixture
def leek(profile: ByName) -> BookingHours:
    return BookingHours(profile("gemeente-leek"))


def test_it_fulfils_the_books_contract(leek: BookingHours) -> None:
    provider: HoursProvider = leek
    assert provider.minutes("household_help") == 45


def test_a_day_has_the_offices_hours_in_utc(leek: BookingHours) -> None:
    assert leek.intervals("gemeente-leek/town_hall", "passport", date(2014, 2, 3)) == [
        (datetime(2014, 2, 3, 8, tzinfo=UTC), datetime(2014, 2, 3, 11, tzinfo=UTC)),
        (datetime(2014, 2, 3, 12, tzinfo=UTC), datetime(2014, 2, 3, 15, tzinfo=UTC)),
    ]


def test_a_service_is_only_had_where_and_when_the_profile_says(leek: BookingHours) -> None:
    assert leek.intervals("gemeente-leek/home_visit", "passport", date(2014, 2, 3)) == []
    assert leek.intervals("gemeente-leek/home_visit", "household_help", date(2014, 2, 3))
    assert leek.intervals("gemeente-leek/town_hall", "household_help", date(2014, 1, 31)) == []


def test_a_closed_day_has_no_hours(leek: BookingHours) -> None:
    assert leek.intervals("gemeente-leek/town_hall", "passport", date(2014, 4, 21)) == []


def test_a_service_without_appointments_is_not_bookable(leek: BookingHours) -> None:
    with pytest.raises(NotBookable):
        leek.minutes("allowances")


def test_an_office_of_another_municipality_is_unknown(leek: BookingHours) -> None:
    with pytest.raises(KeyError):
        leek.timezone("gemeente-marum/town_hall")


def test_a_closed_office_has_no_seats(profile: ByName) -> None:
    antwerp = BookingHours(profile("stad-antwerpen"))
    office = "stad-antwerpen/linkeroever"
    assert antwerp.capacity(office, datetime(2020, 11, 10, 9, tzinfo=UTC)) == 1
    assert antwerp.capacity(office, datetime(2020, 11, 12, 9, tzinfo=UTC)) == 0
    assert antwerp.timezone(office).key == "Europe/Brussels"


def test_where_each_must_come_it_takes_as_long_for_each(leek: BookingHours) -> None:
    assert (leek.minutes("passport"), leek.minutes("passport", 3)) == (10, 30)
    assert leek.minutes("household_help", 2) == 45


def test_only_who_goes_to_people_is_on_the_way(leek: BookingHours) -> None:
    assert leek.travel("gemeente-leek/home_visit") == timedelta(minutes=15)
    assert leek.travel("gemeente-leek/town_hall") == timedelta()
