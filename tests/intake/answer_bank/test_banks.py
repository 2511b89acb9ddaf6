"""A municipality's bank: its own units over its country's, and those that are made."""

import logging
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from intake.answer_bank.banks import Banks
from intake.answer_bank.loading import national_file
from intake.catalogue import Catalogue
from intake.municipalities import Municipality

Write = Callable[..., Path]

NATIONAL = """\
units:
  parking:
    assumed: true
    answers: [{nl: In heel Nederland., de: Im ganzen Land.}]
    asked: &asked
      nl: [een, twee, drie, vier, vijf, zes, zeven, acht]
      de: [eins, zwei, drei, vier, fünf, sechs, sieben, acht]
  harbour:
    assumed: true
    answers: [{nl: "Bel {phone.harbour}.", de: "Rufen Sie {phone.harbour} an."}]
    asked: *asked
  flag:
    assumed: true
    answers: [{nl: Een vlag., de: Eine Fahne.}]
    asked: *asked
"""


@pytest.fixture
def banks(data: Path, catalogue: Catalogue) -> Banks:
    return Banks(data, catalogue, "development")


@pytest.fixture
def national(data: Path) -> Path:
    path = national_file(data, "nl")
    path.write_text(NATIONAL, encoding="utf-8")
    return path


def test_a_municipalitys_unit_replaces_its_countrys(
    banks: Banks, profile: Municipality, national: Path, write: Write
) -> None:
    assert "heel Nederland" in banks.of(profile).units["parking"].answers[0].text["nl"]
    write()
    bank = banks.of(profile)
    assert "achter het gebouw" in bank.units["parking"].answers[0].text["nl"]
    assert "flag" in bank.units and "village_desk_ends" in bank.units


def test_a_unit_that_can_never_be_told_here_is_not_in_the_bank(
    banks: Banks, profile: Municipality, national: Path
) -> None:
    bank = banks.of(profile)
    assert bank.unit("harbour") is None and bank.unit("flag") is not None


def test_a_country_that_lacks_a_language_of_the_system_still_has_its_units(
    banks: Banks, profile: Municipality, national: Path
) -> None:
    national.write_text(NATIONAL.replace(", de: Eine Fahne.", ""), encoding="utf-8")
    assert "flag" in banks.of(profile).units


def test_made_units_are_there_and_an_editor_may_replace_them(
    banks: Banks, profile: Municipality, write: Write
) -> None:
    assert banks.of(profile).units["price.passport"].answers
    write("  parking:", "  price.passport:")
    assert "Parkeren" in banks.of(profile).units["price.passport"].answers[0].text["nl"]


def test_a_question_that_an_editor_gives_to_a_unit_is_no_made_units_any_more(
    banks: Banks, profile: Municipality, write: Write
) -> None:
    write("- parkeren?", "- Wat kost een paspoort?")
    bank = banks.of(profile)
    assert "wat kost een paspoort" not in bank.units["price.passport"].asked["nl"]
    assert "paspoort prijs" in bank.units["price.passport"].asked["nl"]


def test_the_version_follows_questions_and_not_answers(
    banks: Banks, profile: Municipality, write: Write
) -> None:
    write()
    first = banks.of(profile)
    _later(write("Parkeren kan gratis", "Parkeren kan"))
    second = banks.of(profile)
    assert second is not first and second.version == first.version
    _later(write("- parkeren?", "- parkeren dan?"), 2)
    third = banks.of(profile)
    assert third.version != first.version and len(third.version) == 16


def test_a_bank_is_kept_until_a_file_of_it_or_the_profile_changes(
    banks: Banks, profile: Municipality
) -> None:
    assert banks.of(profile) is banks.of(profile)
    assert banks.of(profile.model_copy()) is not banks.of(profile)


def test_units_with_a_mistake_stay_as_they_were(
    banks: Banks, profile: Municipality, write: Write, caplog: pytest.LogCaptureFixture
) -> None:
    write()
    assert "parking" in banks.of(profile).units
    _later(write("source: council", "source: nothing"))
    with caplog.at_level(logging.ERROR):
        assert "parking" in banks.of(profile).units
    assert "answers refused: " in caplog.text and "village_desk_ends.source" in caplog.text


def test_without_an_earlier_version_only_the_faulty_file_is_left_out(
    banks: Banks, profile: Municipality, write: Write, national: Path
) -> None:
    write("source: council", "source: nothing")
    assert {"flag", "price.passport"} <= banks.of(profile).units.keys()
    assert "village_desk_ends" not in banks.of(profile).units


def test_patterns_with_a_mistake_leave_the_written_units(
    banks: Banks, profile: Municipality, write: Write, data: Path
) -> None:
    write()
    (data / "nl" / "answer_patterns.yml").write_text("service: {}", encoding="utf-8")
    bank = banks.of(profile)
    assert bank.units.keys() == {"parking", "village_desk_ends"}
    assert {problem.file.name for problem in bank.problems} == {"answer_patterns.yml"}


def test_in_production_nothing_assumed_is_in_the_bank(
    data: Path, catalogue: Catalogue, profile: Municipality, write: Write
) -> None:
    write()
    bank = Banks(data, catalogue, "production").of(profile)
    assert "parking" not in bank.units and "village_desk_ends" in bank.units


def _later(path: Path, seconds: int = 1) -> None:
    """Give a file a time of its own, as one has that is saved later."""
    moment = path.stat().st_mtime_ns + seconds * 10**9
    os.utime(path, ns=(moment, moment))
