"""Which times are free, and which of them fit a wish."""

from tests.actions.conftest import MONDAY_NINE
from tests.actions.talk import Talk

# Which time.


def test_free_times_are_offered_spread_over_days(at_the_time: Talk) -> None:
    offered = at_the_time.slots["offered_times"]
    assert len(offered) == 4
    assert len({moment[:10] for moment in offered}) >= 2


def test_a_day_offers_the_times_of_that_day(at_the_time: Talk) -> None:
    heard = at_the_time.hears("liever op dinsdag").turn()
    assert heard.said == ["utter_ask_time_for_wish"]
    assert {moment[:10] for moment in at_the_time.slots["offered_times"]} == {"2014-02-11"}


def test_a_day_in_the_last_week_of_the_book_is_found(at_the_time: Talk) -> None:
    heard = at_the_time.hears("kan het op 18 maart").turn()
    assert heard.said == ["utter_ask_time_for_wish"]
    assert {moment[:10] for moment in at_the_time.slots["offered_times"]} == {"2014-03-18"}


def test_a_wish_that_is_not_free_offers_what_comes_next(at_the_time: Talk) -> None:
    heard = at_the_time.hears("zaterdag om tien uur").turn()
    assert heard.said == ["utter_answer", "utter_ask_time_for_wish"]
    assert at_the_time.slots["offered_times"][0] == MONDAY_NINE
    assert at_the_time.held() is None


def test_days_ruled_out_are_not_offered(at_the_time: Talk) -> None:
    at_the_time.hears("niet op donderdag en niet op vrijdag").turn()
    days = {moment[:10] for moment in at_the_time.slots["offered_times"]}
    assert not days & {"2014-02-06", "2014-02-07"}


def test_other_times_are_later_ones_and_then_the_first_again(at_the_time: Talk) -> None:
    first = at_the_time.slots["offered_times"]
    at_the_time.hears("nee, andere tijden", "deny").turn()
    later = at_the_time.slots["offered_times"]
    assert later[0] > first[-1]
    at_the_time.slots["offered_times"] = ["2014-04-01T09:00:00+02:00"]
    at_the_time.hears("nee", "deny").turn()
    assert at_the_time.slots["offered_times"] == first


def test_the_one_reading_that_is_free_is_taken(at_the_time: Talk, take_seat) -> None:
    take_seat("2014-02-10T10:00:00+01:00")
    at_the_time.hears("maandag om tien of om elf").turn()
    assert at_the_time.slots["appointment_time"] == "2014-02-10T11:00:00+01:00"


def test_parts_of_two_days_offer_times_of_both(at_the_time: Talk) -> None:
    heard = at_the_time.hears("maandagmiddag of dinsdagochtend").turn()
    assert heard.said == ["utter_ask_time_for_wish"]
    days = {moment[:10] for moment in at_the_time.slots["offered_times"]}
    assert days == {"2014-02-10", "2014-02-11"}
