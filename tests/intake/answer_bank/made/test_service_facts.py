"""What a profile knows of a service holds on the days on which its parts hold."""

from datetime import date

from intake.answer_bank.made.service_facts import fact_on, spans
from intake.municipalities import Municipality
from intake.municipalities.places import Access

DAY = date(2027, 2, 1)


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
