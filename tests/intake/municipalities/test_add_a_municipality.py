"""Following docs/add-a-municipality.md step by step gives a municipality that answers."""

import re
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from intake.advice.opening_hours import closure, is_open
from intake.advice.routing import Question, route
from intake.advice.territory import residence_in
from intake.catalogue import Catalogue
from intake.municipalities import Municipality, load_profile
from intake.settings import ROOT
from intake.wording.languages import Languages

GUIDE = ROOT / "docs" / "add-a-municipality.md"
BLOCK = re.compile(r"```yaml\n(.*?)```", re.DOTALL)
TOP_LEVEL = re.compile(r"^(\w+):", re.MULTILINE)


def filled_in(form: str) -> str:
    """The form with every section that the guide shows put in the place of the form's own."""
    sections = _sections(form)
    for block in BLOCK.findall(GUIDE.read_text(encoding="utf-8")):
        sections.update(_sections(block))
    return "".join(sections.values())


def _sections(text: str) -> dict[str, str]:
    """Split a file at its top-level keys, as somebody does who replaces whole sections."""
    starts = list(TOP_LEVEL.finditer(text))
    ends = [*(start.start() for start in starts[1:]), len(text)]
    return {
        start.group(1): text[start.start() : end] for start, end in zip(starts, ends, strict=True)
    }


@pytest.fixture
def zonneveld(
    tmp_path: Path, form: str, catalogue: Catalogue, languages: Languages
) -> Municipality:
    path = tmp_path / "gemeente-zonneveld.yml"
    path.write_text(filled_in(form), encoding="utf-8")
    return load_profile(path, catalogue, languages)


def test_the_guides_steps_give_a_right_profile(zonneveld: Municipality) -> None:
    assert zonneveld.id == "gemeente-zonneveld"
    assert zonneveld.called.say("de") == "die Gemeinde Zonneveld"
    assert zonneveld.offices.keys() == {"town_hall"}


def test_the_new_municipality_answers_a_question(zonneveld: Municipality) -> None:
    at = datetime(2027, 2, 4, 15, tzinfo=zonneveld.timezone)
    found = route(zonneveld, Question(at=at, service="passport", topic="documents"))
    assert found.answer == (
        "Een paspoort vraagt u zelf aan. Het kost 83 euro. Neem uw oude paspoort mee."
    )
    assert (found.department, found.source) == ("registry", "Website gemeente Zonneveld")
    assert not found.assumed


def test_a_matter_goes_elsewhere_while_its_department_is_closed(zonneveld: Municipality) -> None:
    thursday = datetime(2027, 2, 4, 15, tzinfo=zonneveld.timezone)
    moving = [Question(at=at, topic="moving") for at in (thursday, thursday.replace(hour=21))]
    found = [route(zonneveld, one) for one in moving]
    assert [one.department for one in found] == ["registry", "contact_centre"]
    assert (found[1].because or "").startswith("Buiten de uren van Burgerzaken")


def test_its_hours_change_over_by_themselves(zonneveld: Municipality) -> None:
    january, february = (
        datetime(2027, month, day, 19, tzinfo=zonneveld.timezone)
        for month, day in ((1, 28), (2, 4))
    )
    assert not is_open(zonneveld, "town_hall", january)
    assert is_open(zonneveld, "town_hall", february)


def test_it_is_closed_with_a_reason_and_knows_its_neighbour(zonneveld: Municipality) -> None:
    closed = closure(zonneveld, "town_hall", date(2027, 12, 29), "nl")
    assert closed and closed.reason == "de kerstvakantie"
    neighbour = residence_in(zonneveld, "ik woon in Verderop", ROOT / "data").neighbour
    assert neighbour and neighbour.phone == "+31594000090"


def test_the_form_shows_nearly_every_section_there_is(form: str) -> None:
    """What it leaves out is rare: programmes, legal statuses and words that mean something else
    here; see Viersen and Wuppertal."""
    document: dict[str, Any] = yaml.load(form, yaml.CSafeLoader)
    facts = {"valid_from", "valid_until", "assumed"}
    left_out = set(Municipality.model_fields) - set(document) - facts
    assert left_out == {"programmes", "legal_statuses", "meant"}


def test_the_guide_names_files_that_exist() -> None:
    text = GUIDE.read_text(encoding="utf-8")
    for name in re.findall(r"`(data/[\w/.-]+\.yml)`", text):
        assert (ROOT / name).exists() or "zonneveld" in name, name
