"""Days, times and numbers are said as people say them, by the words of each locale."""

import random
from datetime import date, time

import pytest

from benchmarks.journeys.citizens import wordings
from benchmarks.journeys.goals import CALLED, DANGERS, SERVICES, TOWNS, bookable
from intake.municipalities import Profiles

TODAY = date(2014, 3, 3)


@pytest.mark.parametrize(
    ("locale", "at", "said"),
    [
        ("nl", time(10, 30), "half elf"),
        ("nl", time(13, 15), "kwart over een"),
        ("nl-BE", time(9, 45), "kwart voor tien"),
        ("de", time(14, 30), "halb drei"),
        ("de", time(9), "neun Uhr"),
    ],
)
def test_a_time_is_said_in_words(locale: str, at: time, said: str) -> None:
    assert wordings.load(locale).clock(random.Random(1), at, aloud=True) == said


def test_a_day_is_a_weekday_while_that_is_enough() -> None:
    words = wordings.load("nl")
    assert words.day(random.Random(1), date(2014, 3, 5), TODAY) == "woensdag"
    later = {words.day(random.Random(seed), date(2014, 3, 12), TODAY) for seed in range(20)}
    assert later == {"12 maart", "volgende week woensdag"}
    assert words.day(random.Random(1), date(2014, 3, 25), TODAY) == "25 maart"


def test_a_number_is_said_digit_by_digit_on_the_telephone() -> None:
    assert wordings.load("de").number("0172", aloud=True) == "null eins sieben zwo"
    assert wordings.load("de").number("0172", aloud=False) == "0172"


def test_manners_choose_among_the_shortest_and_the_longest() -> None:
    words = wordings.load("nl")
    short = {words.matter(random.Random(n), "waste", wordings.TERSE) for n in range(30)}
    long = {words.matter(random.Random(n), "waste", wordings.WORDY) for n in range(30)}
    assert max(map(len, short)) < min(map(len, long))


@pytest.mark.parametrize("locale", wordings.LOCALES)
def test_everything_that_a_goal_needs_can_be_said(locale: str, profiles: Profiles) -> None:
    words, chance = wordings.load(locale), random.Random(1)
    for matter in (*SERVICES, *CALLED):
        assert words.matter(chance, matter)
    for kind in DANGERS:
        assert words.danger(chance, kind)


@pytest.mark.parametrize("town", TOWNS)
def test_every_office_that_is_booked_has_a_name(town: str, profiles: Profiles) -> None:
    profile, chance = profiles.get(town), random.Random(1)
    offices = {
        office
        for service in bookable(profile).values()
        for office in profile.services[service].offices
        if profile.offices[office].can_be_visited(TOWNS[town][2])
    }
    for locale in TOWNS[town][1]:
        assert all(wordings.load(locale).place(chance, office) for office in offices)
