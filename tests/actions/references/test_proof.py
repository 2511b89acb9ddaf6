"""What strangers try who have a number, or make numbers up: each of these once worked."""

import logging
from dataclasses import replace
from datetime import timedelta

import pytest
from prometheus_client import generate_latest

from actions.services import Services, use
from intake import references
from tests.actions.conftest import WEDNESDAY
from tests.actions.lookups import ask, give, name, open_case, prove, reference_of
from tests.actions.talk import Heard, Talk, Talking
from tests.clocks import SetClock

WRONG = "Met dit nummer en deze naam vind ik niets"
LEFT = "Met deze gegevens vind ik niets"
SLOWED = "Dat ging erg snel"
REFUSED = "Er is te vaak"


@pytest.fixture
def clock(services: Services) -> SetClock:
    """The clock of the system, moved by hand."""
    clock = SetClock(WEDNESDAY)
    use(replace(services, settings=replace(services.settings, clock=clock)))
    return clock


def guesses(talk: Talk, reference: str, holder: str = "Piet Paulusma") -> Heard:
    """Ask for a reference under a name that it was not given for."""
    if talk.loop is None:
        ask(talk, "check_appointment")
    return prove(talk, reference, holder)


@pytest.mark.parametrize("wish", ["check_appointment", "change_appointment", "cancel_appointment"])
def test_a_number_alone_reads_moves_and_cancels_nothing(
    booked: Talk, talking: Talking, wish: str
) -> None:
    stranger = talking()
    ask(stranger, wish)
    heard = give(stranger, reference_of(booked))
    assert "maandag" not in str(heard.messages)
    assert stranger.slots.get("booking") is None
    assert name(stranger, "Piet Paulusma").answer.startswith(WRONG)
    assert len(booked.booked(reference_of(booked))) == 1


def test_a_case_is_told_to_no_stranger(talking: Talking) -> None:
    reference = open_case(talking())
    stranger = talking()
    ask(stranger, "ask_status")
    assert prove(stranger, reference).answer.startswith(WRONG)


def test_a_wrong_name_and_a_number_that_nobody_has_sound_the_same(
    booked: Talk, talking: Talking
) -> None:
    known = guesses(talking(), reference_of(booked))
    unknown = guesses(talking(), references.new_reference())
    assert known.messages == unknown.messages


@pytest.mark.parametrize(
    "holder",
    ["els de vries", "DE VRIES, ELS", "mevrouw Els de Vries", "Els de Vriez", "+31612345678"],
)
def test_who_knows_whose_it_is_gets_it(booked: Talk, talking: Talking, holder: str) -> None:
    assert guesses(talking(), reference_of(booked), holder).said == ["utter_appointment_is"]


def test_another_municipality_gives_nothing_of_it(booked: Talk, talking: Talking) -> None:
    elsewhere = talking("kreis-viersen", "de")
    heard = guesses(elsewhere, reference_of(booked), "Els de Vries")
    assert heard.answer.startswith("Mit dieser Nummer und diesem Namen finde ich nichts")


def test_after_three_wrong_names_a_person_is_offered(
    booked: Talk, talking: Talking, clock: SetClock
) -> None:
    talk = talking()
    said = []
    for _ in range(3):
        said.append(guesses(talk, reference_of(booked)).answer)
        clock.passes(timedelta(seconds=30))
    assert [words[: len(WRONG)] for words in said[:2]] == [WRONG] * 2
    assert said[2].startswith(LEFT)
    assert talk.slots["offer"] == "handover"


def test_guesses_in_many_chats_are_slowed_after_few(
    services: Services, booked: Talk, talking: Talking, clock: SetClock
) -> None:
    """Forty numbers in a second: four are looked at, each in a chat of its own."""
    said = [guesses(talking(), reference_of(booked)).answer for _ in range(40)]
    assert [words.startswith(WRONG) for words in said] == [True] * 4 + [False] * 36
    assert all(words.startswith(SLOWED) for words in said[4:])


def test_who_goes_on_slowly_is_refused_right_or_wrong_and_led_to_a_person(
    booked: Talk, talking: Talking, clock: SetClock, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.WARNING)
    for _ in range(8):
        guesses(talking(), reference_of(booked))
        clock.passes(timedelta(minutes=1))
    talk = talking()
    heard = guesses(talk, reference_of(booked), "Els de Vries")
    assert heard.answer.startswith(REFUSED)
    assert talk.slots["offer"] == "handover"
    told = [record for record in caplog.records if record.getMessage() == "limit reached"]
    facts = {"what": "guesses", "by": "reference", "municipality": "gemeente-leek"}
    assert [record.facts for record in told] == [facts]  # type: ignore[attr-defined]
    metrics = generate_latest(talk.services.meters.registry).decode()
    assert 'intake_limits_total{by="reference",what="guesses"}' in metrics


def test_the_citizen_gets_it_again_after_a_day(
    booked: Talk, talking: Talking, clock: SetClock
) -> None:
    for _ in range(8):
        guesses(talking(), reference_of(booked))
        clock.passes(timedelta(minutes=1))
    clock.passes(timedelta(days=1))
    assert guesses(talking(), reference_of(booked), "Els de Vries").said == ["utter_appointment_is"]


def test_strangers_shut_nothing_for_who_calls_from_its_number(
    booked: Talk, talking: Talking, clock: SetClock
) -> None:
    for _ in range(8):
        guesses(talking(), reference_of(booked))
        clock.passes(timedelta(minutes=1))
    talk = talking(channel="voice", number="+31612345678")
    ask(talk, "check_appointment")
    assert prove(talk, reference_of(booked)).said == ["utter_appointment_is"]
