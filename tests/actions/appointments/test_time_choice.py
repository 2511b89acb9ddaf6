"""A time is chosen, or another one wanted."""

import pytest

from tests.actions.conftest import MONDAY_NINE
from tests.actions.talk import Heard, Talk


def test_a_no_with_a_wish_takes_the_wish(at_the_time: Talk) -> None:
    at_the_time.hears("nee, liever maandag om negen uur", "deny").turn()
    assert at_the_time.slots["appointment_time"] == MONDAY_NINE


# What can be understood in two ways.


def test_an_ambiguous_time_is_asked_back_as_buttons(at_the_time: Talk) -> None:
    heard = at_the_time.hears("maandag om tien of om elf").turn()
    assert heard.said == ["utter_wish_ambiguous"]
    ten, eleven = "2014-02-10T10:00:00+01:00", "2014-02-10T11:00:00+01:00"
    assert [b["command"]["entities"] for b in heard.buttons] == [
        {"starts_at": ten},
        {"starts_at": eleven},
    ]
    at_the_time.presses(heard.buttons[1]).turn()
    assert at_the_time.slots["appointment_time"] == eleven
    assert at_the_time.slots["offer"] is None


def test_an_ambiguous_day_is_asked_back_and_its_times_are_offered(at_the_time: Talk) -> None:
    heard = at_the_time.hears("maandag of dinsdag").turn()
    assert heard.said == ["utter_wish_ambiguous"]
    assert [b["command"]["entities"] for b in heard.buttons] == [
        {"day": "2014-02-10"},
        {"day": "2014-02-11"},
    ]
    heard = at_the_time.presses(heard.buttons[1]).turn()
    assert heard.said == ["utter_ask_time_for_wish"]
    assert {moment[:10] for moment in at_the_time.slots["offered_times"]} == {"2014-02-11"}


@pytest.mark.parametrize("text", ["de tweede", "dinsdag dan maar"])
def test_which_of_two_days_is_answered_in_words(at_the_time: Talk, text: str) -> None:
    at_the_time.hears("maandag of dinsdag").turn()
    at_the_time.hears(text).turn()
    assert {moment[:10] for moment in at_the_time.slots["offered_times"]} == {"2014-02-11"}


def test_neither_of_the_two_offers_the_next_free_times(at_the_time: Talk) -> None:
    first = at_the_time.slots["offered_times"]
    at_the_time.hears("maandag of dinsdag").turn()
    heard = at_the_time.hears("nee, geen van beide", "deny").turn()
    assert heard.said == ["utter_ask_time"]
    assert at_the_time.slots["offered_times"] == first


# What is gone, or was never there.


def test_a_time_that_somebody_else_took_meanwhile_brings_others(
    at_the_time: Talk, take_seat
) -> None:
    first = at_the_time.slots["offered_times"][0]
    take_seat(first)
    heard = at_the_time.hears("de eerste").turn()
    assert heard.said == ["utter_slot_taken", "utter_ask_time"]
    assert first not in at_the_time.slots["offered_times"]


def test_a_button_whose_time_is_over_brings_others(at_the_time: Talk) -> None:
    heard = at_the_time.hears("", "inform", starts_at="2014-02-04T09:00:00+01:00").turn()
    assert heard.said == ["utter_slot_taken", "utter_ask_time"]


def test_with_no_free_times_a_no_is_left_to_the_rules(nothing_free: tuple[Talk, Heard]) -> None:
    talk, _ = nothing_free
    assert talk.hears("nee", "deny").turn().rejected


# A time without a day is meant on the day spoken of.


THURSDAY = "2014-02-13"


def test_a_time_after_a_day_is_on_that_day(at_the_time: Talk) -> None:
    at_the_time.hears("donderdag 13 februari").turn()
    at_the_time.hears("om elf uur").turn()
    assert at_the_time.slots["appointment_time"] == f"{THURSDAY}T11:00:00+01:00"


def test_another_time_for_the_one_chosen_is_on_the_same_day(at_the_time: Talk) -> None:
    at_the_time.hears("donderdag 13 februari om elf uur").turn()
    at_the_time.hears("doe toch maar liever om tien uur").turn()
    assert at_the_time.slots["appointment_time"] == f"{THURSDAY}T10:00:00+01:00"
    assert at_the_time.held().slot.starts_at.isoformat() == f"{THURSDAY}T09:00:00+00:00"


def test_another_day_named_with_a_time_is_that_day(at_the_time: Talk) -> None:
    at_the_time.hears("donderdag 13 februari om elf uur").turn()
    at_the_time.hears("nee toch maandag om negen uur").turn()
    assert at_the_time.slots["appointment_time"] == MONDAY_NINE


@pytest.mark.parametrize("text", ["maakt niet uit", "maakt mij niet uit hoe laat", "kies maar"])
def test_to_whom_any_time_will_do_the_first_is_given(at_the_time: Talk, text: str) -> None:
    first = at_the_time.slots["offered_times"][0]
    at_the_time.hears(text, "unsure_offer").turn()
    assert at_the_time.slots["appointment_time"] == first
