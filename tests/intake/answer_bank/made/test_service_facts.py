"""What a profile knows of a service holds on the days on which its parts hold."""

from datetime import date

import pytest

from intake.answer_bank.made.patterns import ServiceKind
from intake.answer_bank.made.service_facts import fact_on, spans
from intake.municipalities import Municipality
from intake.municipalities.places import Access

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


def test_a_fact_changes_over_with_an_offices_rule(profile: Municipality) -> None:
    rule, office = profile.services["household_help"], profile.offices["town_hall"]
    rule.offices = ("town_hall",)
    office.access = [Access.model_validate({"by": "appointment", "valid_from": "2027-03-01"})]
    first, second = spans(profile, "needs_appointment", "household_help")
    assert first[:2] == (None, date(2027, 2, 28)) and first[2].variant == "possible"
    assert second[:2] == (date(2027, 3, 1), None) and second[2].variant == "needed"


def test_an_office_that_ends_is_no_place_any_more(profile: Municipality) -> None:
    profile.offices["village_desk"].valid_until = date(2027, 3, 31)
    first, second = spans(profile, "where", "passport")
    assert first[2].offices == ("town_hall", "village_desk")
    assert second[0] == date(2027, 4, 1) and second[2].offices == ("town_hall",)


def test_days_without_a_difference_are_one_span(profile: Municipality) -> None:
    profile.offices["village_desk"].valid_until = date(2027, 3, 31)
    assert [span[:2] for span in spans(profile, "price", "passport")] == [(None, None)]


def test_a_service_that_begins_is_unknown_before(profile: Municipality) -> None:
    profile.services["passport"].valid_from = date(2027, 6, 1)
    assert [span[:2] for span in spans(profile, "price", "passport")] == [(date(2027, 6, 1), None)]


def test_a_key_that_is_assumed_makes_its_fact_an_assumption(profile: Municipality) -> None:
    profile.services["passport"].assumed = ("price",)
    price, bring = (fact_on(profile, kind, "passport", DAY) for kind in ("price", "bring"))  # type: ignore[arg-type]
    assert price and price.assumed
    assert bring and not bring.assumed and bring.source == "website"
