"""Questions are made with the names that people here use, in turn."""

from pathlib import Path

import pytest

from intake.answer_bank.made.names import Names, questions
from intake.answer_bank.made.patterns import load_patterns, patterns_file
from intake.municipalities import Municipality
from intake.wording.service_names import ServiceNames


@pytest.fixture
def names(profile: Municipality, data: Path) -> Names:
    return Names(profile, load_patterns(patterns_file(data, "nl")), ServiceNames(data), "nl")


def test_a_services_plain_name_takes_turns_with_others(names: Names) -> None:
    words = names.of_service("passport")
    assert words["a_service"] == ["een paspoort"]
    assert words["service"][0] == words["service"][2] == "paspoort"
    assert words["service"][1] == "paspoorten"


def test_names_too_long_for_a_question_are_left_out(names: Names) -> None:
    assert all(len(word.split()) <= 3 for word in names.of_service("household_help")["service"])


def test_what_the_system_says_of_a_citizen_is_turned_round(names: Names) -> None:
    assert names.of_service("move_report")["a_service"] == ["mijn verhuizing"]


def test_a_place_has_its_article_its_bare_names_and_where_it_is(
    names: Names, profile: Municipality
) -> None:
    words = names.of_place(profile.offices["town_hall"])
    assert words["the_office"] == ["het gemeentehuis"]
    assert words["office"] == ["gemeentehuis", "stadhuis"]
    assert words["at_office"] == ["op het gemeentehuis"]
    registry = names.of_place(profile.departments["registry"])
    assert registry["department"] == ["Burgerzaken"]


def test_a_name_that_an_earlier_place_has_stands_for_that_one(
    names: Names, profile: Municipality
) -> None:
    office, registry = profile.offices["town_hall"], profile.departments["registry"]
    registry.names = {"nl": ("Stadhuis", "bevolking")}
    names.of_place(office)
    assert names.of_place(registry)["department"] == ["bevolking"]
    names.of_place(office)
    registry.name["nl"] = "het gemeentehuis"
    assert names.of_place(registry) == {}


def test_a_service_that_means_another_one_here_lends_it_its_name(
    profile: Municipality, data: Path
) -> None:
    profile.meant = {"nl": {"social_assistance": "citizens_benefit"}}
    names = Names(profile, load_patterns(patterns_file(data, "nl")), ServiceNames(data), "nl")
    assert names.of_service("social_assistance") == {}
    assert "bijstand" in names.of_service("citizens_benefit")["service"]


def test_patterns_are_filled_in_turn_and_left_out_without_a_name() -> None:
    asked = ("wat kost {service}", "{service}?", "{service} prijs", "bij {at_office}", "prijs")
    fillers = {"service": ["pas", "paspoort"], "at_office": []}
    assert list(questions(asked, fillers)) == ["wat kost pas", "paspoort?", "pas prijs", "prijs"]
