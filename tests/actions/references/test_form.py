"""A reference is asked for, unless this conversation has one."""

import pytest

from intake import references
from tests.actions.lookups import ask, give, open_case, reference_of
from tests.actions.talk import Talk, Talking


def test_without_an_appointment_here_the_reference_is_asked(talking: Talking) -> None:
    heard = ask(talking(), "check_appointment")
    assert heard.said == ["utter_ask_reference"]
    assert heard.directive("expect") == {"type": "expect", "kind": "reference"}
    assert [b["command"]["name"] for b in heard.buttons] == ["deny"]


def test_the_appointment_of_this_conversation_needs_no_reference(booked: Talk) -> None:
    heard = ask(booked, "check_appointment")
    assert heard.said == ["utter_appointment_is"]
    told = heard.values("utter_appointment_is")
    assert told["service"] == "een paspoort"
    assert "maandag 10 februari" in told["when"]
    assert told["place"] == "op het gemeentehuis"


@pytest.mark.parametrize("written", ["{0}", "{0[0]}{0[1]}{0[2]}{0[3]} {0[4]}{0[5]}{0[6]}{0[7]}"])
def test_a_reference_is_read_from_words_too(booked: Talk, talking: Talking, written: str) -> None:
    other = talking()
    ask(other, "check_appointment")
    other.hears(f"het nummer is {written.format(reference_of(booked))}").turn()
    assert other.slots["reference_given"] == reference_of(booked)


def test_an_unknown_reference_is_asked_once_more(talking: Talking) -> None:
    talk = talking()
    ask(talk, "check_appointment")
    unknown = references.new_reference()
    assert give(talk, unknown).said == ["utter_reference_unknown", "utter_ask_reference"]


def test_words_without_a_reference_are_left_to_the_rules(talking: Talking) -> None:
    talk = talking()
    ask(talk, "check_appointment")
    assert talk.hears("die heb ik niet", "deny").turn().rejected


def test_whoever_has_only_a_case_is_asked_for_the_appointments_reference(
    talking: Talking, booked: Talk
) -> None:
    talk = talking()
    open_case(talk)
    assert ask(talk, "cancel_appointment").said == ["utter_ask_reference"]
    assert give(talk, reference_of(booked)).said == ["utter_ask_cancel"]
