"""Which answer is true of a service is what its profile says, and nothing where it says nothing."""

from datetime import date

import pytest

from intake.answer_bank.made.patterns import ServiceKind
from intake.answer_bank.made.service_facts import fact_on
from intake.municipalities import Municipality

DAY = date(2027, 2, 1)


@pytest.mark.parametrize(
    ("service", "kind", "variant"),
    [
        ("passport", "price", "known"),
        ("passport", "bring", "known"),
        ("passport", "channel", "offline"),
        ("passport", "minutes", "known"),
        ("passport", "who", "in_person"),
        ("passport", "where", "at"),
        ("household_help", "price", None),
        ("household_help", "who", None),
        ("household_help", "needs_appointment", "possible"),
        ("allowances", "channel", None),
        ("allowances", "where", None),
        ("allowances", "minutes", None),
    ],
)  # fmt: skip
def test_a_fact_is_what_the_profile_says(
    service: str, kind: ServiceKind, variant: str | None, profile: Municipality
) -> None:
    fact = fact_on(profile, kind, service, DAY)
    assert (fact.variant if fact else None) == variant


def test_online_and_delivery_are_ways_of_their_own(profile: Municipality) -> None:
    rule = profile.services["passport"]
    rule.channels = ("desk", "online", "home_delivery")
    fact = fact_on(profile, "channel", "passport", DAY)
    assert fact and fact.variant == "online_delivered"
    rule.channels = ("home_delivery",)
    assert fact_on(profile, "channel", "passport", DAY) is None


def test_one_office_is_told_with_its_address(profile: Municipality) -> None:
    profile.services["passport"].offices = ("town_hall",)
    fact = fact_on(profile, "where", "passport", DAY)
    assert fact and (fact.variant, fact.offices) == ("at_address", ("town_hall",))
    profile.offices["town_hall"].at = None
    fact = fact_on(profile, "where", "passport", DAY)
    assert fact and fact.variant == "named"


def test_offices_that_differ_leave_it_open_whether_people_may_walk_in(
    profile: Municipality,
) -> None:
    assert fact_on(profile, "needs_appointment", "passport", DAY) is None


def test_a_department_that_sees_people_by_appointment_only(profile: Municipality) -> None:
    profile.services["passport"].offices = ("town_hall",)
    fact = fact_on(profile, "needs_appointment", "passport", DAY)
    assert fact and fact.variant == "needed"


def test_a_service_that_cannot_be_booked_is_walked_into(profile: Municipality) -> None:
    profile.services["household_help"].minutes = None
    fact = fact_on(profile, "needs_appointment", "household_help", DAY)
    assert fact and fact.variant == "walk_in"
