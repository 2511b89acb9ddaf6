"""An urgent case goes where the profile sends its kind of danger, whoever else is open."""

from collections.abc import Callable
from datetime import date

import pytest

from intake.municipalities import Municipality
from intake.recognition.danger import KINDS

ByName = Callable[[str], Municipality]

TODAY = date(2027, 1, 4)


def test_a_kind_goes_to_the_department_that_is_named(made: Callable[..., Municipality]) -> None:
    assert made().danger_department("violence", TODAY) == "social"


@pytest.mark.parametrize("kind", ["medical", "flood", None])
def test_a_kind_that_is_not_named_goes_to_the_default_department(
    made: Callable[..., Municipality], kind: str | None
) -> None:
    assert made().danger_department(kind, TODAY) == "contact_centre"


def test_a_profile_may_name_none(made: Callable[..., Municipality], form: str) -> None:
    municipality = made(form[form.index("danger:\n") :], "")
    assert {municipality.danger_department(kind, TODAY) for kind in KINDS} == {"contact_centre"}


def test_a_department_that_is_not_there_yet_is_stood_in_for(profile: ByName) -> None:
    leek = profile("gemeente-leek")
    assert leek.danger_department("child", date(2014, 1, 31)) == "kcc"
    assert leek.danger_department("child", date(2014, 2, 1)) == "wmo"


@pytest.mark.parametrize(
    ("id_", "violence", "destitute"),
    [
        ("gemeente-leek", "wmo", "isd"),
        ("stad-antwerpen", "sociaal_centrum", "sociaal_centrum"),
        ("jobcenter-kreis-heinsberg", "jobcenter", "leistung"),
        ("jobcenter-wuppertal", "jobcenter", "jobcenter"),
        ("kreis-viersen", "kreisverwaltung", "jobcenter"),
    ],
)
def test_the_five_send_it_to_whoever_is_nearest_to_it(
    profile: ByName, id_: str, violence: str, destitute: str
) -> None:
    municipality = profile(id_)
    day = municipality.as_of
    assert municipality.danger_department("violence", day) == violence
    assert municipality.danger_department("destitute", day) == destitute
