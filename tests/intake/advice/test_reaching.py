"""A department takes calls in its hours only; outside them it calls back at a time that is told."""

from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from intake.advice.reaching import call_back_words, transfer_number
from intake.municipalities import Municipality

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
THURSDAY = datetime(2014, 2, 6, 9, 30, tzinfo=AMSTERDAM)

Profile = Callable[[str], Municipality]


@pytest.fixture
def leek(profile: Profile) -> Municipality:
    return profile("gemeente-leek")


def test_a_department_is_dialled_in_its_hours(leek: Municipality) -> None:
    assert transfer_number(leek, "wmo", THURSDAY) == "+31594000010"


@pytest.mark.parametrize("hour", [8, 12, 16, 20])
def test_a_closed_department_is_not_dialled(leek: Municipality, hour: int) -> None:
    assert transfer_number(leek, "wmo", THURSDAY.replace(hour=hour, minute=0)) is None


def test_a_department_that_only_sees_people_is_not_dialled(leek: Municipality) -> None:
    assert transfer_number(leek, "isd", THURSDAY) is None


def test_a_department_without_a_number_is_reached_over_its_office(leek: Municipality) -> None:
    assert transfer_number(leek, "complaints", THURSDAY) == "+31594000010"


def test_an_unknown_department_is_not_dialled(leek: Municipality) -> None:
    assert transfer_number(leek, "moonbase", THURSDAY) is None


def test_heinsberg_takes_calls_on_thursday_afternoon(profile: Profile) -> None:
    heinsberg = profile("jobcenter-kreis-heinsberg")
    afternoon = datetime(2020, 6, 18, 15, 0, tzinfo=ZoneInfo("Europe/Berlin"))
    assert transfer_number(heinsberg, "leistung", afternoon) == "+49245297620"
    assert transfer_number(heinsberg, "leistung", afternoon.replace(day=17)) is None


def say(key: str, **values: str) -> str:
    return " ".join([key, *values.values()])


def words(municipality: Municipality, at: datetime) -> str:
    return call_back_words(municipality, "isd", at, say, datetime.isoformat)


def test_the_call_back_is_told_for_now_or_for_the_next_opening(leek: Municipality) -> None:
    assert words(leek, THURSDAY) == "callback_now"
    assert words(leek, THURSDAY.replace(hour=11)) == "callback_from 2014-02-10T09:00:00+01:00"


def test_a_place_that_never_opens_calls_back_some_time(leek: Municipality) -> None:
    closed = leek.model_copy(
        update={
            "departments": {
                "isd": leek.departments["isd"].model_copy(update={"hours": []}),
            }
        }
    )
    assert words(closed, THURSDAY) == "callback_some_time"
