"""A reference is asked for, unless this conversation has one."""

import pytest

from actions.services import Services
from intake import references
from tests.actions.conftest import NUMBER
from tests.actions.lookups import ask, give, name, open_case, prove, reference_of
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
    assert other.slots["offer"] == f"holder:{reference_of(booked)}"


def test_a_number_alone_only_asks_for_the_name_it_was_given_for(
    booked: Talk, talking: Talking
) -> None:
    talk = talking()
    ask(talk, "check_appointment")
    heard = give(talk, reference_of(booked))
    assert heard.answer.startswith("Op welke naam")
    assert heard.directive("expect") == {"type": "expect", "kind": "holder"}
    assert [b["command"]["name"] for b in heard.buttons] == ["deny"]
    assert talk.slots.get("reference_given") is None


def test_a_number_that_nobody_was_given_is_asked_about_like_any(
    booked: Talk, talking: Talking
) -> None:
    talk, other = talking(), talking()
    ask(talk, "check_appointment")
    ask(other, "check_appointment")
    heard = give(talk, reference_of(booked))
    assert give(other, references.new_reference()).messages == heard.messages


@pytest.mark.parametrize("channel", ["voice", "sms"])
@pytest.mark.parametrize(
    "wish", ["change_appointment", "cancel_appointment", "check_appointment", "ask_status"]
)
def test_who_calls_from_its_number_is_asked_for_the_name_and_no_reference(
    booked: Talk, talking: Talking, channel: str, wish: str
) -> None:
    talk = talking(channel=channel, number=NUMBER)
    assert ask(talk, wish).answer.startswith("Op welke naam")
    told = {"cancel_appointment": "utter_ask_cancel"}.get(wish, "utter_appointment_is")
    assert name(talk, "Els de Vries").said == [told]


def test_on_its_own_line_the_reference_is_not_enough(booked: Talk, talking: Talking) -> None:
    """It stands in the text messages of that telephone, whoever holds it."""
    talk = talking(channel="sms", number=NUMBER)
    ask(talk, "cancel_appointment")
    assert give(talk, reference_of(booked)).answer.startswith("Op welke naam")


def test_what_was_booked_without_a_name_needs_its_line_and_its_reference(
    services: Services, talking: Talking
) -> None:
    first, talk = (talking(channel="voice", number=NUMBER) for _ in range(2))
    reference = open_case(first)
    assert ask(talk, "ask_status").said == ["utter_ask_reference"]
    assert give(talk, reference).said == ["utter_status"]


def test_after_a_wrong_name_either_is_asked_for(booked: Talk, talking: Talking) -> None:
    talk = talking(channel="voice", number=NUMBER)
    ask(talk, "cancel_appointment")
    heard = name(talk, "Jan de Vries")
    assert heard.answer.startswith("Op die naam vind ik niets.")
    assert heard.directive("expect") == {"type": "expect", "kind": "holder"}
    assert name(talk, "Els de Vries").said == ["utter_ask_cancel"]


def test_after_three_wrong_names_on_its_line_a_person_is_offered(
    booked: Talk, talking: Talking
) -> None:
    talk = talking(channel="voice", number=NUMBER)
    ask(talk, "cancel_appointment")
    for wrong in ("Jan de Vries", "Elsa de Vries"):
        name(talk, wrong)
    assert name(talk, "Piet Paulusma").answer.startswith("Met deze gegevens vind ik niets")
    assert talk.slots["offer"] == "handover"


def test_a_name_that_was_told_is_not_asked_for_again(booked: Talk, talking: Talking) -> None:
    talk = talking(channel="voice", number=NUMBER)
    ask(talk, "check_appointment")
    name(talk, "Els de Vries")
    assert ask(talk, "cancel_appointment").said == ["utter_ask_cancel"]


def test_where_danger_was_told_on_the_number_the_name_finds_nothing(
    booked: Talk, talking: Talking
) -> None:
    in_danger = talking(channel="voice", number=NUMBER)
    in_danger.hears("mijn man slaat mij", "report_urgent", kind="violence")
    in_danger.does("action_begin_danger")
    talk = talking(channel="voice", number=NUMBER)
    assert ask(talk, "cancel_appointment").said == ["utter_ask_reference"]
    talk.hears("die heb ik niet", "deny").turn()
    assert name(talk, "Els de Vries").answer.startswith("Op die naam vind ik niets.")


def test_a_number_that_is_only_told_is_no_number_that_calls(booked: Talk, talking: Talking) -> None:
    talk = talking(channel="voice", number="+31687654321")
    talk.keeps("phone", NUMBER)
    ask(talk, "cancel_appointment")
    assert give(talk, reference_of(booked)).answer.startswith("Op welke naam")


@pytest.mark.parametrize("words", ["nee", "dat nummer heb ik niet bij me"])
def test_of_what_is_over_the_name_is_enough_for_who_has_no_number(
    booked: Talk, talking: Talking, words: str
) -> None:
    talk = talking(channel="voice", number=NUMBER, now="2014-02-10T09:30:00+01:00")
    assert ask(talk, "change_appointment").said == ["utter_ask_reference"]
    intent = "deny" if words == "nee" else "inform"
    assert talk.hears(words, intent).turn().answer.startswith("Op welke naam")
    assert name(talk, "Els de Vries").said == ["utter_appointment_is"]


def test_at_once_without_a_number_from_its_telephone_needs_only_the_name(
    booked: Talk, talking: Talking
) -> None:
    talk = talking(channel="sms", number=NUMBER)
    talk.hears("afspraak afzeggen maar ik ben mijn nummer kwijt", "cancel_appointment")
    assert talk.does("action_start_lookup").followup is None
    assert talk.turn("reference_form").answer.startswith("Op welke naam")
    assert name(talk, "de Vries, Els").said == ["utter_ask_cancel"]


def test_a_name_is_not_enough_where_no_telephone_tells_who_it_is(talking: Talking) -> None:
    talk = talking()
    ask(talk, "cancel_appointment")
    assert talk.hears("nee", "deny").turn().rejected


def test_a_reference_with_a_slip_is_asked_once_more(talking: Talking) -> None:
    talk = talking()
    ask(talk, "check_appointment")
    assert give(talk, "12345678").said == ["utter_reference_unknown", "utter_ask_reference"]


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
    assert prove(talk, reference_of(booked)).said == ["utter_ask_cancel"]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("nl", "momentje hoor, ik pak mijn agenda er even bij"),
        ("de", "Sekunde, ich hole meinen Kalender"),
    ],
)
def test_who_looks_into_a_diary_is_given_time_and_not_asked_for_a_number(
    talking: Talking, language: str, words: str
) -> None:
    talk = talking(language=language)
    heard = talk.hears(words, "check_appointment").does("action_start_lookup")
    assert heard.answer == talk.services.texts.prompt("take_your_time", talk.metadata["locale"])
    assert heard.followup == "action_listen"


@pytest.mark.parametrize(
    ("language", "words"),
    [("nl", "moment, wanneer is mijn afspraak"), ("de", "warte, wann war mein Termin nochmal")],
)
def test_who_asks_for_an_appointment_after_all_is_looked_up(
    talking: Talking, language: str, words: str
) -> None:
    talk = talking(language=language)
    talk.hears(words, "check_appointment").does("action_start_lookup")
    assert talk.slots["purpose"] == "check"
