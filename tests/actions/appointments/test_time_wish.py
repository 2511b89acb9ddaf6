"""Which time on offer is pointed at."""

import pytest

from actions.appointments.time_wish import pointed_at
from actions.turn_context import Citizen
from tests.actions.appointments.bookings import begin
from tests.actions.conftest import MONDAY_NINE
from tests.actions.talk import Talk, Talking

TUESDAY_TEN = "2014-02-11T10:00:00+01:00"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("de eerste", 0),
        ("doe de tweede maar", 1),
        ("die derde graag", 2),
        ("nummer vier", 3),
        ("2", 1),
        ("het eerste tijdstip is goed", 0),
        ("één", 0),
    ],
)
def test_an_offered_time_is_pointed_at(at_the_time: Talk, text: str, place: int) -> None:
    offered = at_the_time.slots["offered_times"]
    at_the_time.hears(text).turn()
    assert at_the_time.slots["appointment_time"] == offered[place]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("den ersten nehme ich", 0),
        ("ich hätte gern den zweiten Termin", 1),
        ("Nummer drei bitte", 2),
        ("der vierte", 3),
    ],
)
def test_an_offered_time_is_pointed_at_in_german(talking: Talking, text: str, place: int) -> None:
    talk = talking(language="de")
    begin(talk, "Termin im Rathaus für Haushaltshilfe", service="household_help")
    offered = talk.slots["offered_times"]
    talk.hears(text).turn()
    assert talk.slots["appointment_time"] == offered[place]


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        ("om drie uur", "2014-02-05T15:00"),
        ("maandag om twee uur", "2014-02-10T14:00"),
        ("dinsdag de elfde om drie uur", "2014-02-11T15:00"),
    ],
)
def test_a_number_in_a_time_points_at_nothing(at_the_time: Talk, text: str, starts: str) -> None:
    at_the_time.hears(text).turn()
    assert at_the_time.slots["appointment_time"].startswith(starts)


@pytest.mark.parametrize("text", ["een andere tijd graag", "met mijn twee kinderen"])
def test_an_article_or_a_count_points_at_nothing(at_the_time: Talk, text: str) -> None:
    at_the_time.hears(text, "deny").turn()
    assert at_the_time.slots.get("appointment_time") is None


def test_the_third_of_a_month_is_a_day(at_the_time: Talk) -> None:
    at_the_time.hears("kan het op drie maart").turn()
    assert {moment[:10] for moment in at_the_time.slots["offered_times"]} == {"2014-03-03"}


def test_a_time_without_a_day_is_the_offered_one_at_that_time(talking: Talking) -> None:
    talk = talking(now="2014-02-06T15:50:00+01:00")
    begin(talk, "een afspraak bij mij thuis voor een traplift", service="stairlift")
    offered = talk.slots["offered_times"]
    assert [moment[:16] for moment in offered[:2]] == ["2014-02-10T09:00", "2014-02-10T10:00"]
    talk.hears("tien uur is goed").turn()
    assert talk.slots["appointment_time"] == "2014-02-10T10:00:00+01:00"


def test_a_time_on_a_named_day_is_not_the_offered_one_of_another_day(at_the_time: Talk) -> None:
    at_the_time.slots["offered_times"] = [MONDAY_NINE, TUESDAY_TEN]
    at_the_time.hears("morgen om negen uur").turn()
    assert at_the_time.slots["appointment_time"] == "2014-02-06T09:00:00+01:00"


@pytest.mark.parametrize(
    ("language", "text"), [("nl", "doe de laatste maar"), ("de", "den letzten")]
)
def test_the_last_of_the_times_is_pointed_at(talking: Talking, language: str, text: str) -> None:
    offered = ["2014-02-06T09:00:00+01:00", "2014-02-06T10:00:00+01:00"]
    talk = talking(language=language, offered_times=offered).hears(text)
    assert pointed_at(Citizen(talk.tracker())) == offered[-1]
