"""The place names the bot listens for are the profiles' own, and follow them."""

from pathlib import Path

import pytest
import yaml

from intake.catalogue import Catalogue
from intake.commands.lookups import main, place_names, text_of
from intake.municipalities import Municipality, Profiles
from intake.wording import languages

DATA = Path(__file__).parents[3] / "data"


def profiles() -> list[Municipality]:
    catalogue = Catalogue.load(DATA / "services.yml")
    return Profiles(DATA / "municipalities", catalogue, "development").all()


def copied(tmp_path: Path, leek: str) -> Path:
    """A data folder with one profile, Leek's, and the catalogue and languages of the system."""
    for name in ("services.yml", "languages.yml"):
        (tmp_path / name).write_bytes((DATA / name).read_bytes())
    for folder in ("municipalities", "nl/lookups", "de/lookups"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "municipalities" / "gemeente-leek.yml").write_text(leek, encoding="utf-8")
    return tmp_path


def leek() -> str:
    return (DATA / "municipalities" / "gemeente-leek.yml").read_text(encoding="utf-8")


@pytest.mark.parametrize("language", list(languages.load(DATA).names))
def test_the_file_is_what_make_data_would_write(language: str) -> None:
    written = (DATA / language / "lookups" / "place.yml").read_text(encoding="utf-8")
    assert written == text_of(place_names(profiles(), language)), "run make data"


def test_every_office_and_district_has_a_name_in_every_language_served() -> None:
    for profile in profiles():
        for language in profile.languages:
            places = place_names([profile], language)
            assert all(names for kind in places.values() for names in kind.values())
            assert len(places["office"]) == len(profile.offices)
            assert len(places["district"]) == len(profile.districts)


def test_a_name_comes_once_and_the_displayed_one_first() -> None:
    [town_hall] = [
        names
        for id_, names in place_names(profiles(), "nl")["office"].items()
        if id_ == "gemeente-leek/town_hall"
    ]
    assert town_hall[0] == "het gemeentehuis"
    assert len(town_hall) == len(set(town_hall))


def test_a_language_that_is_not_served_has_no_names() -> None:
    assert place_names(profiles(), "fr") == {"office": {}, "district": {}}


def test_make_data_writes_a_new_name_of_a_profile(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = copied(tmp_path, leek().replace("balie in Leek", "balie aan de Tolberterstraat"))
    assert main(["--data", str(data)]) == 0
    content = (data / "nl" / "lookups" / "place.yml").read_text(encoding="utf-8")
    offices = yaml.load(content, Loader=yaml.CSafeLoader)["office"]
    assert "balie aan de Tolberterstraat" in offices["gemeente-leek/town_hall"]
    assert "place.yml" in capsys.readouterr().out


def test_make_data_writes_nothing_while_a_profile_is_wrong(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = copied(tmp_path, leek().replace("timezone: Europe/Amsterdam", "timezone: Nowhere"))
    assert main(["--data", str(data)]) == 1
    assert not (data / "nl" / "lookups" / "place.yml").exists()
    assert "timezone" in capsys.readouterr().out
