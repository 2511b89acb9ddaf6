"""What stands in braces is filled from the profile, or the whole text is not said."""

from datetime import date

import pytest

from intake.answer_bank.placeholders import assumes, braces_fit, filled, named_in
from intake.municipalities import Municipality

DAY = date(2027, 2, 1)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Bel {phone.contact_centre}.", "Bel 0594 000 090."),
        ("Bel {phone.registry}.", "Bel 0594 000 090."),
        ("Aan de {address.town_hall}.", "Aan de Dorpsstraat 1 in Voorbeeld."),
        ("Kijk op {site}.", "Kijk op https://www.voorbeeld.example."),
        ("Dat doet {municipality}.", "Dat doet de gemeente Voorbeeld."),
        ("{price.passport} en {minutes.passport} minuten", "80 euro en 10 minuten"),
        ("Neem {bring.passport} mee.", "Neem uw oude paspoort en een pasfoto mee."),
        ("Niets.", "Niets."),
    ],
)
def test_a_text_is_filled_from_the_profile(text: str, said: str, profile: Municipality) -> None:
    assert filled(text, profile, "nl", DAY) == said


@pytest.mark.parametrize(
    "text",
    ["{price.household_help}", "{address.home_visit}", "{phone.nobody}", "{price.passprt}",
     "{phone.town_hall}", "{address.registry}", "{colour.passport}"],
)  # fmt: skip
def test_a_text_whose_fact_is_missing_is_not_said(text: str, profile: Municipality) -> None:
    assert filled(f"Dat is {text}.", profile, "nl", DAY) is None


def test_what_does_not_stand_on_the_day_has_no_number(profile: Municipality) -> None:
    department = profile.departments["contact_centre"]
    department.valid_until = date(2027, 1, 31)
    assert filled("{phone.contact_centre}", profile, "nl", DAY) is None
    assert filled("{phone.contact_centre}", profile, "nl", date(2027, 1, 31))
    assert filled("{phone.contact_centre}", profile, "nl", None)


def test_a_value_with_braces_is_inserted_as_it_is(profile: Municipality) -> None:
    profile.offices["town_hall"].address = "{site} 1"
    assert filled("{address.town_hall}", profile, "nl", DAY) == "{site} 1"


def test_a_price_that_is_assumed_makes_the_text_an_assumption(profile: Municipality) -> None:
    assert not assumes("{price.passport}", profile)
    profile.services["passport"].assumed = ("price",)
    assert assumes("{price.passport}", profile)
    assert not assumes("{bring.passport} {site}", profile)


def test_placeholders_are_named_and_braces_counted() -> None:
    assert list(named_in("{site} {phone.kcc}")) == [("site", ""), ("phone", "kcc")]
    assert braces_fit("{site} en {phone.kcc}")
    assert not braces_fit("{site en {phone.}")
