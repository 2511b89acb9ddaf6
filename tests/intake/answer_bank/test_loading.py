"""Units are read from the file of a municipality or of a country."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from intake.answer_bank.loading import Units, load_national, load_own, national_file
from intake.catalogue import Catalogue
from intake.municipalities import Municipality, ProfileInvalid
from intake.municipalities.loader import profile_files

Load = Callable[..., Units]


def test_units_come_with_their_ids_and_their_words(load: Load) -> None:
    units = load()
    assert list(units) == ["parking", "village_desk_ends"]
    first, second = units["village_desk_ends"].answers
    assert (first.valid_until, second.valid_from) == (date(2027, 3, 31), date(2027, 4, 1))
    assert first.text["de"].startswith("Der Schalter in Kleindorp")
    assert (units["parking"].id, units["parking"].place) == ("parking", "town_hall")


def test_a_municipality_without_units_has_none(
    data: Path, profile: Municipality, catalogue: Catalogue
) -> None:
    assert load_own(data / "no.yml", profile, list(catalogue)) == {}


def test_the_folder_of_answers_is_not_taken_for_profiles(load: Load, data: Path) -> None:
    load()
    assert [path.name for path in profile_files(data / "municipalities")] == [
        "gemeente-voorbeeld.yml"
    ]


def test_a_country_may_list_sources_and_name_what_a_profile_may_have(
    data: Path, catalogue: Catalogue, write: Callable[..., Path]
) -> None:
    path = national_file(data, "NL")
    text = write("{phone.contact_centre}", "{phone.registry}").read_text("utf-8")
    path.write_text(f"sources: {{council: {{title: Wet, date: 2026-01-01}}}}\n{text}", "utf-8")
    units = load_national(path, ("nl", "de"), list(catalogue))
    assert units["village_desk_ends"].sources["council"].title == "Wet"


def test_a_country_says_everything_in_all_languages_of_the_system(
    data: Path, catalogue: Catalogue, write: Callable[..., Path]
) -> None:
    text = write("source: council", "assumed: true").read_text("utf-8")
    path = national_file(data, "NL")
    path.write_text(text, "utf-8")
    with pytest.raises(ProfileInvalid, match="expected the words in fr too"):
        load_national(path, ("nl", "de", "fr"), list(catalogue))
