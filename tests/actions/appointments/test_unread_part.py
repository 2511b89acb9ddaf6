"""A day or an hour that could not be read is asked for, and the rest of the wish is kept."""

import pytest

from tests.actions.talk import Heard, Talk, Talking

MONDAY = "2014-02-10"


def said(heard: Heard) -> list[str]:
    return [str(one.get("answer") or one["response"]) for one in heard.messages if one["response"]]


@pytest.fixture
def at_the_time(talking: Talking) -> Talk:
    """Household help at the town hall, in February 2014: the time is asked."""
    talk = talking()
    words = "een afspraak op het gemeentehuis voor huishoudelijke hulp"
    talk.hears(words, "book_appointment", service="household_help").does("action_start_booking")
    talk.turn("appointment_form")
    assert talk.slots["requested_slot"] == "appointment_time"
    return talk


@pytest.mark.parametrize(
    "words", ["maandag om kwart voor", "maandag na de training", "maandag om 31 uur"]
)
def test_the_hour_is_asked_for_and_the_day_is_kept(at_the_time: Talk, words: str) -> None:
    heard = at_the_time.hears(words).turn()
    assert said(heard) == [
        "U wilt maandag 10 februari komen.",
        "Hoe laat wilt u dan komen?",
    ]
    assert {when[:10] for when in at_the_time.slots["offered_times"]} == {MONDAY}
    at_the_time.hears("om negen uur").turn()
    assert at_the_time.slots["appointment_time"] == f"{MONDAY}T09:00:00+01:00"
    assert at_the_time.slots["offer"] is None


def test_the_week_is_kept_until_its_hour_is_told(at_the_time: Talk) -> None:
    at_the_time.hears("ergens volgende week na mijn werk").turn()
    at_the_time.hears("vanaf elf uur").turn()
    offered = at_the_time.slots["offered_times"]
    assert {when[:10] for when in offered} <= {f"2014-02-{day}" for day in range(10, 15)}
    assert offered and all(when[11:13] >= "11" for when in offered)


def test_a_day_that_does_not_exist_is_asked_for_and_its_hour_is_kept(at_the_time: Talk) -> None:
    heard = at_the_time.hears("op 30 februari om negen uur").turn()
    assert said(heard) == ["Die dag staat niet op de kalender.", "Welke dag wilt u komen?"]
    at_the_time.hears("maandag dan").turn()
    assert at_the_time.slots["appointment_time"] == f"{MONDAY}T09:00:00+01:00"


def test_an_hour_alone_that_cannot_be_read_is_asked_for(at_the_time: Talk) -> None:
    heard = at_the_time.hears("om 26 uur").turn()
    assert said(heard) == ["Dat tijdstip begrijp ik niet.", "Hoe laat wilt u dan komen?"]


def test_another_wish_stands_for_itself(at_the_time: Talk) -> None:
    at_the_time.hears("dinsdag om half").turn()
    at_the_time.hears("of nee, maandag om negen uur").turn()
    assert at_the_time.slots["appointment_time"] == f"{MONDAY}T09:00:00+01:00"


def test_the_same_part_is_asked_for_once_and_then_times_are_offered(at_the_time: Talk) -> None:
    at_the_time.hears("maandag na de les").turn()
    heard = at_the_time.hears("maandag dus, na de les").turn()
    assert heard.said == ["utter_ask_time_for_wish"]
    assert {when[:10] for when in at_the_time.slots["offered_times"]} == {MONDAY}


def test_where_the_day_is_closed_that_comes_first(at_the_time: Talk) -> None:
    heard = at_the_time.hears("zondag om half").turn()
    assert heard.answer == "Er zijn zondag 9 februari geen afspraken."


def test_an_hour_of_the_first_line_is_asked_for_once_the_times_are_known(talking: Talking) -> None:
    talk = talking()
    words = "maandag om half naar het gemeentehuis, voor huishoudelijke hulp"
    talk.hears(words, "book_appointment", service="household_help").does("action_start_booking")
    heard = talk.turn("appointment_form")
    assert said(heard)[-1] == "Hoe laat wilt u dan komen?"
