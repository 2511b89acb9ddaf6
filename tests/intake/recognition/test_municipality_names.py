"""A municipality's own names tell no language, in whatever language they are given."""

import pytest

from intake.catalogue import Catalogue
from intake.municipalities import Profiles
from intake.recognition.municipality_names import without_names
from intake.settings import ROOT

DATA = ROOT / "data"


@pytest.fixture(scope="module")
def profiles() -> Profiles:
    catalogue = Catalogue.load(DATA / "services.yml")
    return Profiles(DATA / "municipalities", catalogue, "development")


@pytest.mark.parametrize(
    ("municipality", "text", "left"),
    [
        ("kreis-viersen", "naar het Präventionszentrum graag", "naar graag"),
        ("kreis-viersen", "plaats in Regionales Präventionszentrum?", "plaats in regionales ?"),
        ("kreis-viersen", "brief van des Jobcenters", "brief van des"),
        ("kreis-viersen", "ik woon in Nettetal", "ik woon in"),
        ("kreis-viersen", "ik kom uit Mönchengladbach", "ik kom uit"),
        ("stad-antwerpen", "Ist Linkeroever zu", "ist zu"),
        ("stad-antwerpen", "am loket Berchem", "am"),
        ("jobcenter-wuppertal", "wo ist zebera am Neumarkt", "wo ist"),
        ("jobcenter-wuppertal", "is het Haus der Integration open", "is open"),
        ("gemeente-leek", "Termin beim Lokaal Loket", "termin beim"),
        ("gemeente-leek", "Wmo-Antrag stellen", "-antrag stellen"),
    ],
)
def test_places_programmes_and_services_are_taken_out(
    municipality: str, text: str, left: str, profiles: Profiles
) -> None:
    assert " ".join(without_names(text, profiles.get(municipality), DATA).split()) == left


def test_a_service_named_in_another_language_is_a_word_of_it(profiles: Profiles) -> None:
    heinsberg = profiles.get("jobcenter-kreis-heinsberg")
    assert "uitkering" in without_names("mijn uitkering", heinsberg, DATA)
    assert "bürgergeld" not in without_names("mijn Bürgergeld", heinsberg, DATA)


def test_what_only_begins_like_a_name_stays(profiles: Profiles) -> None:
    assert without_names("leekgieter", profiles.get("gemeente-leek"), DATA) == "leekgieter"
