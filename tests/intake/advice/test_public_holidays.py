"""Which days are holidays where."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from intake.advice.opening_hours import closure, public_holiday
from intake.catalogue import Catalogue
from intake.municipalities import Municipality, load_profile
from intake.settings import ROOT
from intake.wording.languages import Languages
from tests.intake.advice.moments import open_

ByName = Callable[[str], Municipality]
Made = Callable[..., Municipality]


@pytest.fixture
def berlin(tmp_path: Path, catalogue: Catalogue, languages: Languages) -> Municipality:
    """Heinsberg's profile as if it were in Berlin."""
    source = ROOT / "data" / "municipalities" / "jobcenter-kreis-heinsberg.yml"
    text = source.read_text(encoding="utf-8").replace("subdivision: NW", "subdivision: BE")
    path = tmp_path / "jobcenter-berlin.yml"
    path.write_text(text, encoding="utf-8")
    return load_profile(path, catalogue, languages)


def test_fronleichnam_closes_heinsberg_but_not_berlin(
    profile: ByName, berlin: Municipality
) -> None:
    heinsberg = profile("jobcenter-kreis-heinsberg")
    assert not open_(heinsberg, "heinsberg", "2020-06-11T10:00")
    assert open_(berlin, "heinsberg", "2020-06-11T10:00")
    assert public_holiday(heinsberg, date(2020, 6, 11)) == "Fronleichnam"


def test_8_march_closes_berlin_but_not_heinsberg(profile: ByName, berlin: Municipality) -> None:
    assert open_(profile("jobcenter-kreis-heinsberg"), "heinsberg", "2021-03-08T10:00")
    assert not open_(berlin, "heinsberg", "2021-03-08T10:00")


def test_a_holiday_on_which_the_municipality_opens_is_an_ordinary_day(made: Made) -> None:
    assert open_(made(), "town_hall", "2027-03-26T10:00")  # Goede vrijdag
    assert not open_(made("  open_on: [Goede vrijdag]", "  open_on: []"), "town_hall",
                     "2027-03-26T10:00")  # fmt: skip


def test_a_holiday_is_named_as_the_reason(made: Made) -> None:
    told = closure(made(), "social", date(2027, 4, 27), "nl")
    assert told and told.reason == "Koningsdag"
    assert closure(made(), "social", date(2027, 4, 28), "nl") is None
