"""The five profiles say what their sources say, and mark everything else as assumed."""

from collections.abc import Callable
from datetime import date

import pytest

from intake.municipalities import Municipality

ByName = Callable[[str], Municipality]

FIVE = (
    "gemeente-leek", "stad-antwerpen", "jobcenter-kreis-heinsberg", "jobcenter-wuppertal",
    "kreis-viersen",
)  # fmt: skip


NOBODYS = ("+31594000", "+323000", "+492214710")
"""No Dutch or Belgian subscriber number begins with 0; Cologne's 4710 is kept for films."""


@pytest.mark.parametrize("id_", FIVE)
def test_the_bots_own_number_is_assumed_and_nobodys(profile: ByName, id_: str) -> None:
    municipality = profile(id_)
    assert municipality.assumes("phone_number")
    assert municipality.phone_number.startswith(NOBODYS)


@pytest.mark.parametrize(
    ("office", "phone"),
    [
        ("heinsberg", "+49245297620"),
        ("hueckelhoven", "+492433445700"),
        ("erkelenz", "+49243197370"),
        ("geilenkirchen", "+492451915990"),
    ],
)
def test_heinsbergs_numbers_are_the_notices(profile: ByName, office: str, phone: str) -> None:
    place = profile("jobcenter-kreis-heinsberg").offices[office]
    assert place.phone == phone and not place.assumes("phone")
    assert place.assumes("address") and place.assumes("capacity") and place.assumes("hours")


def test_nobody_walks_into_heinsberg_for_the_foreseeable_time(profile: ByName) -> None:
    office = profile("jobcenter-kreis-heinsberg").offices["erkelenz"]
    assert office.by_appointment_only(date(2020, 6, 10))
    access = office.access_on(date(2020, 6, 10))
    assert access and access.valid_until == "unknown" and access.temporary
    before = office.access_on(date(2020, 6, 1))
    assert before and before.by == "purpose"


def test_antwerps_contact_centre_has_the_number_of_the_notice(profile: ByName) -> None:
    antwerp = profile("stad-antwerpen")
    centre = antwerp.departments[antwerp.default_department]
    assert centre.phone == "+3232211333" and not centre.assumes("phone")
    assert antwerp.locale("nl") == "nl-BE"


def test_berendrechts_turns_are_assumed_but_its_one_day_is_not(profile: ByName) -> None:
    hours = profile("stad-antwerpen").offices["berendrecht"].hours
    assert hours is not None
    assert hours[1].assumes("alternate_from") and not hours[1].assumes("days")
    assert hours[1].source == "stadsloketten"
    assert hours[1].valid_until == "unknown"


def test_leeks_own_hour_of_the_isd_is_not_assumed_but_its_subjects_are(profile: ByName) -> None:
    isd = profile("gemeente-leek").departments["isd"]
    assert isd.hours and not any(hours.assumes() for hours in isd.hours)
    assert isd.assumes("topics") and isd.assumes("reach")


def test_leeks_town_hall_hours_are_assumed(profile: ByName) -> None:
    hours = profile("gemeente-leek").offices["town_hall"].hours
    assert hours and hours[0].assumes()


def test_viersens_programme_is_as_the_article_tells(profile: ByName) -> None:
    programme = profile("kreis-viersen").programmes["praeventionszentrum"]
    assert (programme.places, programme.baseline, programme.voluntary) == (300, 122, True)
    assert programme.confirmed_by == "vermittlung"
    assert programme.holds_on(date(2024, 12, 31)) and not programme.holds_on(date(2025, 1, 1))
    assert programme.assumes("waiting_list") and not programme.assumes("places")


def test_wuppertals_september_is_assumed(profile: ByName) -> None:
    wuppertal = profile("jobcenter-wuppertal")
    office = wuppertal.offices["haus_der_integration"]
    assert office.valid_from == date(2016, 9, 1) and office.assumes("valid_from")


@pytest.mark.parametrize("id_", FIVE)
def test_dutch_and_german_are_both_served(profile: ByName, id_: str) -> None:
    assert set(profile(id_).languages) == {"nl", "de"}


@pytest.mark.parametrize("id_", FIVE)
def test_who_deals_with_danger_is_assumed(profile: ByName, id_: str) -> None:
    assert profile(id_).danger and profile(id_).assumes("danger")
