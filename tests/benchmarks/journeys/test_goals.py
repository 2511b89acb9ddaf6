"""Goals can be reached, and are the same for one seed."""

from datetime import date, datetime, time
from itertools import islice

from benchmarks.journeys.goals import (
    CHANNELS,
    KINDS,
    SERVICES,
    TEMPERS,
    Wish,
    bookable,
    every_goal,
    letters,
)
from intake.advice.booking_hours import BookingHours
from intake.catalogue import Catalogue
from intake.municipalities import Profiles
from tests.benchmarks.journeys.conftest import AMSTERDAM

MANY = 400


def test_the_same_seed_makes_the_same_goals(profiles: Profiles) -> None:
    first, again, other = (list(islice(every_goal(profiles, seed), 20)) for seed in (1, 1, 2))
    assert first == again != other


def test_every_kind_channel_and_temper_comes(profiles: Profiles) -> None:
    goals = list(islice(every_goal(profiles, 1), MANY))
    assert {goal.kind for goal in goals} == set(KINDS)
    assert {goal.channel for goal in goals} == set(CHANNELS)
    assert set().union(*(goal.tempers for goal in goals)) == set(TEMPERS)


def test_a_time_that_is_wished_is_one_at_which_the_office_is_open(profiles: Profiles) -> None:
    for goal in islice(every_goal(profiles, 1), MANY):
        if not (goal.wish.day and goal.office):
            continue
        profile = profiles.get(goal.municipality)
        office, service = f"{profile.id}/{goal.office}", bookable(profile)[goal.matter]
        spans = BookingHours(profile).intervals(office, service, goal.wish.day)
        assert spans, goal
        if goal.wish.at:
            at = datetime.combine(goal.wish.day, goal.wish.at, profile.timezone)
            assert any(start <= at < end for start, end in spans), goal


def test_a_wish_fits_what_it_names_and_nothing_else() -> None:
    nine = datetime(2014, 3, 11, 9, 15, tzinfo=AMSTERDAM)
    assert Wish().fits(nine)
    assert Wish(date(2014, 3, 11), "morning").fits(nine)
    assert Wish(date(2014, 3, 11), at=time(9, 15)).fits(nine)
    assert not Wish(date(2014, 3, 11), "afternoon").fits(nine)
    assert not Wish(date(2014, 3, 12)).fits(nine)
    assert not Wish(date(2014, 3, 11), at=time(9, 30)).fits(nine)


def test_matters_are_services_of_the_catalogue(catalogue: Catalogue) -> None:
    named = {service for services in SERVICES.values() for service in services}
    assert all(catalogue.topic_of(service) for service in named)


def test_names_are_told_apart_by_their_letters() -> None:
    assert letters("Pieter-Jan Maes") == letters("pieter jan maes") != letters("Pieter Maes")
