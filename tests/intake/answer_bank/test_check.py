"""`make check-data` tells what is wrong with patterns, countries' units and municipalities'."""

from collections.abc import Callable
from pathlib import Path

import pytest

from intake.answer_bank.check import mistakes_in_answers
from intake.answer_bank.loading import national_file, own_file
from intake.catalogue import Catalogue
from intake.municipalities import Municipality, load_profile
from intake.municipalities.loader import profile_files
from intake.settings import ROOT
from intake.wording.languages import load

Write = Callable[..., Path]
Told = Callable[[], list[str]]


@pytest.fixture
def told(data: Path, profile: Municipality, catalogue: Catalogue) -> Told:
    return lambda: [str(one) for one in mistakes_in_answers(data, [profile], catalogue)]


def test_our_own_answers_are_right(catalogue: Catalogue) -> None:
    folder, spoken = ROOT / "data" / "municipalities", load(ROOT / "data")
    profiles = [load_profile(path, catalogue, spoken) for path in profile_files(folder)]
    assert mistakes_in_answers(ROOT / "data", profiles, catalogue) == []


def test_right_answers_have_no_mistakes(told: Told, write: Write) -> None:
    write()
    assert told() == []


def test_a_mistake_in_a_municipalitys_units_is_told(told: Told, write: Write) -> None:
    path = write("source: council", "source: counsil")
    assert told() == [
        f"{path}, line 32, units.village_desk_ends.source: found 'counsil', "
        "expected a key under sources (perhaps council)."
    ]


def test_two_units_that_are_asked_the_same_are_told(told: Told, write: Write) -> None:
    path = write("- gaat kleindorp dicht", "- Parkeren!")
    assert told() == [
        f"{path}, line 42, units.village_desk_ends.asked.nl[1]: found 'Parkeren!', "
        "expected a question of its own, since parking is asked the same."
    ]


def test_units_of_the_country_are_compared_too(told: Told, write: Write, data: Path) -> None:
    text = write().read_text("utf-8").replace("source: council", "assumed: true")
    text = text.replace("{phone.contact_centre}", "{site}").replace("  parking:", "  cars:")
    national_file(data, "NL").write_text(text, encoding="utf-8")
    assert any("since cars is asked the same" in one for one in told())
    assert not any("since village_desk_ends is asked the same" in one for one in told())


def test_a_mistake_in_a_countrys_units_is_told(told: Told, data: Path) -> None:
    path = national_file(data, "BE")
    path.write_text("units: {flag: {assumed: true, asked: {}}}", encoding="utf-8")
    assert f"{path}, line 1, units.flag.answers: found nothing, expected at least one" in told()[2]


def test_a_file_of_no_municipality_is_told(told: Told, write: Write, data: Path) -> None:
    path = own_file(data, "gemeente-vorbeeld")
    write().rename(path)
    assert told() == [
        f"{path}, line 1, (the whole file): found answers of no profile, "
        "expected the name of a profile as the file's name."
    ]


def test_a_language_without_patterns_is_told(told: Told, data: Path) -> None:
    (data / "de" / "answer_patterns.yml").unlink()
    assert len(told()) == 1
    assert "answer_patterns.yml, line 1, (the whole file): found no file" in told()[0]
