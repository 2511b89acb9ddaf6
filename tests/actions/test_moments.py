"""Moments, days and times in the words of a turn."""

from datetime import date, datetime, time

import pytest

from actions.moments import (
    capitalised,
    clock_in_words,
    date_in_words,
    day_in_words,
    moment_in_words,
)
from actions.turn_context import Citizen
from tests.actions.talk import Talking

AT = datetime.fromisoformat("2014-02-10T14:30:00+01:00")


def citizen(talking: Talking, **given: str) -> Citizen:
    return Citizen(talking(**given).hears("hallo", "greet").tracker())


def test_a_moment_is_written_or_said(talking: Talking) -> None:
    assert moment_in_words(citizen(talking), AT) == "maandag 10 februari om 14.30 uur"
    assert moment_in_words(citizen(talking, channel="voice"), AT).endswith("om half drie")


def test_tomorrow_is_called_so(talking: Talking) -> None:
    assert day_in_words(citizen(talking), date(2014, 2, 6)).startswith("morgen")


def test_a_source_has_a_date_with_its_year(talking: Talking) -> None:
    assert date_in_words(citizen(talking), date(2014, 1, 27)) == "27 januari 2014"


@pytest.mark.parametrize(("at", "words"), [(time(9), "9"), (time(10, 30), "10.30")])
def test_a_time_of_opening_hours_is_short(talking: Talking, at: time, words: str) -> None:
    assert clock_in_words(citizen(talking), at).startswith(words)


def test_a_sentence_begins_with_a_capital() -> None:
    assert capitalised("de ISD") == "De ISD"
    assert capitalised("") == ""
