"""Antwerp's desks in the second wave: which is open, where Linkeroever goes, and who says so."""

from tests.actions.talk import REMARK, Talk, Talking

ANTWERP = "stad-antwerpen"
TUESDAY = "2020-11-24T10:00:00+01:00"
NOTICE = "Wijzigingen aan de stadsloketten vanaf 12 november"


def hours(talk: Talk, text: str) -> str:
    return talk.hears(text, "ask_opening_hours").does("action_opening_hours").answer


def place(talk: Talk, text: str) -> str:
    return talk.hears(text, "ask_location").does("action_location").answer


def test_of_hours_that_are_assumed_the_measure_still_has_its_source(talking: Talking) -> None:
    talk = talking(ANTWERP, now=TUESDAY)
    told = hours(talk, "is Berendrecht open")
    assert told.startswith(REMARK)
    assert f"Bron: {NOTICE}" in told
    asked = talk.hears("waar staat dat", "source_asked").does("action_tell_source").answer
    assert NOTICE in asked
    assert "Een deel ervan is een aanname" in asked


def test_where_is_that_means_the_place_spoken_of(talking: Talking) -> None:
    talk = talking(ANTWERP, now=TUESDAY)
    hours(talk, "is Berendrecht open")
    assert "Berendrechtstraat" in place(talk, "waar is dat")


def test_when_are_you_open_means_the_house(talking: Talking) -> None:
    talk = talking(ANTWERP, now=TUESDAY)
    hours(talk, "is Berendrecht open")
    assert "Antwerpen-Centrum" in hours(talk, "en wanneer zijn jullie open")


def test_what_was_told_of_a_place_is_told_of_it_again(talking: Talking) -> None:
    talk = talking(ANTWERP, now=TUESDAY, told_assumed=True)
    first = hours(talk, "is Berendrecht open")
    assert talk.hears("wat zegt u", "ask_repeat").does("action_repeat").answer == first


def test_where_is_that_after_an_answer_means_where_it_is_had(talking: Talking) -> None:
    talk = talking("jobcenter-wuppertal", "de", now="2016-06-06T09:30:00+02:00")
    talk.slots["legal_status"] = "recognised"
    talk.hears("ich brauche Hilfe", "ask_integration").does("action_answer_topic")
    assert "Neumarkt in Wuppertal" in place(talk, "wo ist das")


def test_a_general_answer_is_not_assumed_because_its_service_is(talking: Talking) -> None:
    talk = talking(ANTWERP, channel="sms", now=TUESDAY)
    talk.hears("ik heb een geboorteakte nodig", "request_document", service="birth_certificate")
    told = talk.does("action_answer_topic").answer
    assert told.startswith("Heel wat documenten en attesten")
    assert "03 22 11 333" in told


def test_no_house_is_named_before_the_situation_is_known(talking: Talking) -> None:
    talk = talking("jobcenter-wuppertal", "de", now="2016-06-06T09:30:00+02:00")
    talk.hears("Erstantrag", "book_appointment", service="refugee_first_application")
    assert talk.does("action_answer_topic").said == ["utter_ask_situation"]
