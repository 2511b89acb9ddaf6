"""Several persons in one visit are heard, booked as long as it takes, or noted."""

import pytest

from tests.actions.appointments.bookings import begin
from tests.actions.talk import Talk, Talking

FAMILY = "een afspraak voor een paspoort voor mij en mijn twee kinderen"


def minutes_and_persons(talk: Talk) -> tuple[int, int]:
    held = talk.held()
    assert held is not None
    return held.slot.minutes, held.slot.persons


@pytest.fixture
def family(talking: Talking) -> Talk:
    talk = talking()
    begin(talk, FAMILY, service="passport")
    return talk


def test_where_each_must_come_it_takes_as_long_for_each(family: Talk) -> None:
    family.hears("donderdag om tien uur").turn()
    assert minutes_and_persons(family) == (30, 3)


def test_it_is_read_back_and_kept_with_the_booking(family: Talk) -> None:
    family.hears("donderdag om tien uur").turn()
    heard = family.gives("name", "Els de Vries").turn()
    assert heard.values("utter_ask_confirm")["service"] == "een paspoort voor 3 personen"
    family.hears("ja", "affirm").turn()
    told = family.does("action_book_appointment")
    (booking,) = family.booked(told.values("utter_appointment_booked")["reference"])
    assert (booking.slot.minutes, booking.slot.persons) == (30, 3)
    assert told.directive("booked")["service"] == "Paspoort voor 3 personen"


def test_a_conversation_takes_as_long_with_two_and_notes_them(talking: Talking) -> None:
    talk = talking()
    words = "op het gemeentehuis, huishoudelijke hulp voor mij en mijn man"
    begin(talk, words, service="household_help")
    talk.hears("maandag om negen uur").turn()
    assert minutes_and_persons(talk) == (45, 2)


def test_who_says_it_late_keeps_the_time_where_it_is_free_as_long(talking: Talking) -> None:
    talk = talking()
    begin(talk, "een afspraak voor een paspoort", service="passport")
    talk.hears("donderdag om tien uur").turn()
    assert minutes_and_persons(talk) == (10, 1)
    talk.hears("het is voor mij en mijn dochter").turn()
    assert talk.slots["appointment_time"] == "2014-02-06T10:00:00+01:00"
    assert minutes_and_persons(talk) == (20, 2)


def test_a_time_too_short_for_all_gives_way_to_others(talking: Talking, take_seat) -> None:
    take_seat("2014-02-06T10:10:00+01:00", "passport")
    talk = talking()
    begin(talk, "een afspraak voor een paspoort", service="passport")
    talk.hears("donderdag om tien uur").turn()
    heard = talk.hears("met z'n drieën").turn()
    assert talk.slots["appointment_time"] is None
    assert heard.answer == "Op dat moment is er niets vrij, want alles is bezet."


def test_an_hour_too_near_to_closing_for_all_is_not_called_full(family: Talk) -> None:
    heard = family.hears("donderdag om kwart voor twaalf").turn()
    assert (
        heard.answer
        == "Morgen, donderdag 6 februari zijn er afspraken van 9 tot 12 uur en 13 tot 16 uur."
    )


def test_it_is_taken_back(family: Talk) -> None:
    family.hears("donderdag om tien uur").turn()
    family.gives("name", "Els de Vries").turn()
    family.hears("nee, alleen voor mij", "deny").turn()
    assert minutes_and_persons(family) == (10, 1)


def test_what_was_said_with_the_question_before_counts(talking: Talking) -> None:
    talk = talking()
    talk.hears("wat kost een paspoort voor mij en mijn man", "request_document", service="passport")
    talk.slots["service"] = "passport"
    begin(talk, "maak maar een afspraak")
    assert talk.slots["persons"] == 2


def test_who_lives_in_a_household_does_not_come_along(talking: Talking) -> None:
    talk = talking()
    talk.hears("wij wonen hier met z'n vieren", "request_wmo")
    begin(talk, "een afspraak voor een paspoort", service="passport")
    assert talk.slots.get("persons") is None


def test_a_question_who_comes_along_is_an_answer(family: Talk) -> None:
    family.hears("kan mijn man ook, voor 4 personen dus?", "unsure_question").turn()
    assert family.slots["persons"] == 4


def test_it_is_heard_in_german(talking: Talking) -> None:
    talk = talking(language="de")
    begin(talk, "einen Reisepass für uns drei", service="passport")
    assert talk.slots["persons"] == 3
