"""A unit is made for every fact that the profile knows, and for none that it does not."""

from datetime import datetime
from pathlib import Path

import pytest

from intake.answer_bank.checks import MOST_WORDS
from intake.answer_bank.loading import Units
from intake.answer_bank.made import made_units
from intake.answer_bank.placeholders import filled
from intake.answer_bank.telling import tell
from intake.catalogue import Catalogue
from intake.municipalities import Municipality, load_profile
from intake.municipalities.facts import Text
from intake.municipalities.loader import profile_files
from intake.settings import ROOT

PROFILES = profile_files(ROOT / "data" / "municipalities")


@pytest.fixture
def units(profile: Municipality, data: Path) -> Units:
    return made_units(profile, data)


def said(units: Units, id_: str, profile: Municipality, language: str = "nl") -> str | None:
    at = datetime(2027, 2, 1, 12, tzinfo=profile.timezone)
    told = tell(units[id_], profile, language, at)
    return told.answer.text if told else None


def test_what_is_known_has_a_unit_and_what_is_not_has_none(units: Units) -> None:
    assert {id_ for id_ in units if id_.endswith(".passport")} == {
        "price.passport", "bring.passport", "channel.passport", "minutes.passport",
        "who.passport", "where.passport",
    }  # fmt: skip
    assert not [id_ for id_ in units if id_.endswith(".allowances")]
    assert {id_ for id_ in units if id_.endswith(".town_hall")} == {
        "hours.town_hall", "address.town_hall", "phone.town_hall",
    }  # fmt: skip
    assert "phone.village_desk" not in units
    assert not [id_ for id_ in units if id_.endswith(".home_visit")]


@pytest.mark.parametrize(
    ("id_", "nl", "de"),
    [
        ("price.passport", "Voor een paspoort betaalt u 80 euro.",
         "Für einen Reisepass zahlen Sie 80 Euro."),
        ("bring.passport", "Voor een paspoort neemt u uw oude paspoort en een pasfoto mee.",
         "Für einen Reisepass bringen Sie Ihren alten Pass und ein Passfoto mit."),
        ("minutes.passport", "Een afspraak voor een paspoort duurt 10 minuten.",
         "Ein Termin für einen Reisepass dauert 10 Minuten."),
        ("channel.household_help",
         "Voor huishoudelijke hulp kunt u aan het loket of bij u thuis terecht. "
         "Online kan het niet.",
         "Für eine Haushaltshilfe können Sie sich am Schalter oder bei Ihnen zu Hause melden. "
         "Online geht es nicht."),
        ("where.passport",
         "Voor een paspoort kunt u op het gemeentehuis of aan de balie in Kleindorp terecht.",
         "Für einen Reisepass sind Sie im Rathaus oder am Schalter in Kleindorp richtig."),
    ],
)  # fmt: skip
def test_a_made_unit_says_the_fact(
    id_: str, nl: str, de: str, units: Units, profile: Municipality
) -> None:
    assert said(units, id_, profile) == nl
    assert said(units, id_, profile, "de") == de


def test_an_office_without_its_form_for_a_place_is_named_as_such(
    profile: Municipality, data: Path
) -> None:
    profile.offices["village_desk"].at = None
    assert said(made_units(profile, data), "where.passport", profile) == (
        "Voor een paspoort is het gemeentehuis of de balie in Kleindorp de juiste plek."
    )


def test_staff_who_come_are_a_place_among_others(profile: Municipality, data: Path) -> None:
    assert said(made_units(profile, data), "where.household_help", profile) == (
        "Voor huishoudelijke hulp kunt u op het gemeentehuis of bij u thuis terecht."
    )


def test_what_all_places_begin_with_is_said_once(profile: Municipality, data: Path) -> None:
    """Five desks in full are more than anybody can keep in mind."""
    for office, place in {"town_hall": "Leek", "village_desk": "Kleindorp"}.items():
        nl, de = f"aan de balie in {place}", f"am Schalter in {place}"
        profile.offices[office].at = Text({"nl": nl, "de": de})
    made = made_units(profile, data)
    assert said(made, "where.passport", profile) == (
        "Voor een paspoort kunt u aan de balie in Leek of Kleindorp terecht."
    )
    assert said(made, "where.passport", profile, "de") == (
        "Für einen Reisepass sind Sie am Schalter in Leek oder Kleindorp richtig."
    )


def test_a_made_unit_is_called_by_what_it_tells(units: Units) -> None:
    assert units["price.passport"].called == {
        "nl": "wat u voor een paspoort betaalt",
        "de": "was Sie für einen Reisepass zahlen",
    }
    hours = units["hours.town_hall"].called
    assert hours and hours["nl"] == "wanneer het gemeentehuis open is"


def test_a_price_that_goes_silences_its_unit_and_makes_none(
    units: Units, profile: Municipality, data: Path
) -> None:
    profile.services["passport"].price = None
    assert said(units, "price.passport", profile) is None
    assert "price.passport" not in made_units(profile, data)


def test_hours_addresses_and_numbers_are_told_by_actions(units: Units) -> None:
    assert units["hours.registry"].intent == "ask_opening_hours"
    assert units["address.town_hall"].intent == "ask_location"
    assert units["phone.contact_centre"].intent == "ask_location"
    assert units["hours.registry"].place == "registry"


def test_who_names_no_place_means_the_default_one(units: Units) -> None:
    assert "wanneer zijn jullie open" in units["hours.town_hall"].asked["nl"]
    assert "wanneer zijn jullie open" not in units["hours.village_desk"].asked["nl"]
    assert "Wie ist eure Nummer?" in units["phone.contact_centre"].asked["de"]


@pytest.mark.parametrize("path", PROFILES, ids=lambda path: path.stem)
def test_every_made_unit_of_the_system_can_be_asked_and_heard(
    path: Path, catalogue: Catalogue
) -> None:
    profile = load_profile(path, catalogue)
    for unit in made_units(profile, ROOT / "data").values():
        for asked in unit.asked.values():
            assert len(asked) == len(set(asked)) and not set("".join(asked)) & set("{}"), unit.id
        for language, answer in ((one, each) for each in unit.answers for one in each.text):
            words = filled(answer.text[language], profile, language, None)
            assert words and len(words.split()) <= MOST_WORDS and "  " not in words, unit.id
