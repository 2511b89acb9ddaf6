"""The appointment form: what one sentence says is taken, what changes is asked anew."""

import pytest

from actions.appointments.form import A_QUESTION
from tests.actions.appointments.bookings import begin
from tests.actions.conftest import MONDAY_NINE
from tests.actions.talk import Talk, Talking


def test_several_facts_of_one_sentence_are_taken(talking: Talking) -> None:
    talk = talking()
    heard = begin(
        talk,
        "ik wil maandag om negen uur een afspraak op het gemeentehuis voor huishoudelijke hulp",
        service="household_help",
    )
    assert heard.said == ["utter_ask_name"]
    assert talk.slots["office"] == "town_hall"
    assert talk.slots["appointment_time"] == MONDAY_NINE
    assert talk.held().slot.starts_at.isoformat() == "2014-02-10T08:00:00+00:00"


def test_a_service_that_is_had_at_one_place_needs_no_place(talking: Talking) -> None:
    talk = talking()
    assert begin(talk, "een afspraak voor een paspoort", service="passport").said == [
        "utter_ask_time"
    ]
    assert talk.slots["office"] == "town_hall"


def test_a_known_name_is_not_asked_again(at_the_time: Talk) -> None:
    at_the_time.gives("name", "Els de Vries")
    heard = at_the_time.hears("maandag om negen uur").turn()
    assert heard.said == ["utter_ask_confirm"]


def test_the_name_is_never_in_a_slot(read_back: Talk) -> None:
    assert "Els" not in str(read_back.slots)


# What changes.


def test_another_place_drops_the_time_and_its_seat_goes_with_the_next(at_the_time: Talk) -> None:
    at_the_time.hears("maandag om negen uur").turn()
    heard = at_the_time.hears("toch liever bij mij thuis").turn()
    assert heard.said == ["utter_ask_time"]
    assert at_the_time.slots["office"] == "home_visit"
    assert at_the_time.slots["appointment_time"] is None
    at_the_time.hears("dinsdag om tien uur").turn()
    held = at_the_time.held().slot
    assert (held.office, held.starts_at.day) == ("gemeente-leek/home_visit", 11)


def test_another_service_is_read_back_for_the_same_time(read_back: Talk) -> None:
    heard = read_back.hears(
        "nee, ik wil een afspraak voor een paspoort", "book_appointment", service="passport"
    ).turn()
    assert heard.said == ["utter_ask_confirm"]
    assert read_back.slots["service"] == "passport"
    assert read_back.slots["appointment_time"] == MONDAY_NINE


def test_another_time_instead_of_yes_is_read_back_anew(read_back: Talk) -> None:
    heard = read_back.hears("nee, liever dinsdag om tien uur", "deny").turn()
    assert heard.said == ["utter_ask_confirm"]
    assert "dinsdag 11 februari" in heard.values("utter_ask_confirm")["when"]


def test_a_second_no_is_left_to_the_rules_which_end_the_booking(read_back: Talk) -> None:
    read_back.hears("nee", "deny").turn()
    assert read_back.hears("nee", "deny").turn().rejected


def test_a_yes_to_what_to_change_books_nothing_but_reads_back(read_back: Talk) -> None:
    read_back.hears("nee", "deny").turn()
    heard = read_back.hears("ja", "affirm").turn()
    assert heard.said == ["utter_ask_confirm"]


def test_what_to_change_is_said_and_read_back_anew(read_back: Talk) -> None:
    read_back.hears("nee", "deny").turn()
    heard = read_back.hears("dinsdag om tien uur").turn()
    assert heard.said == ["utter_ask_confirm"]


# Questions in between and the end.


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("hoe laat gaat het gemeentehuis dicht", "ask_opening_hours"),
        ("waar is het gemeentehuis precies, en kan ik daar parkeren", "ask_location"),
        ("laat maar", "stop_dialogue"),
        ("ik wil een mens", "speak_to_human"),
        ("blablabla", "unsure_offer"),
    ],
)
def test_what_is_no_answer_is_left_to_the_rules(at_the_time: Talk, text: str, intent: str) -> None:
    before = dict(at_the_time.slots)
    assert at_the_time.hears(text, intent).turn().rejected
    assert at_the_time.slots == before


def test_a_place_is_an_answer_even_where_it_sounds_like_a_question(talking: Talking) -> None:
    talk = talking()
    begin(talk, "afspraak voor huishoudelijke hulp", service="household_help")
    talk.hears("in het gemeentehuis", "ask_location").turn()
    assert talk.slots["office"] == "town_hall"


@pytest.mark.parametrize("near", [0.4, 0.8])
def test_a_place_with_a_reason_is_chosen_and_one_that_is_asked_about_is_not(
    talking: Talking, near: float
) -> None:
    talk = talking()
    begin(talk, "afspraak voor huishoudelijke hulp", service="household_help")
    units = [{"id": "address.town_hall", "share": 0.9, "near": near}]
    said = "in het gemeentehuis, daar kom ik langs"
    talk.hears(said, "question_asked", message={"answer": {"units": units}}).turn()
    assert (talk.slots["office"] == "town_hall") == (near < A_QUESTION)


def test_a_filled_slot_tells_the_gateway_that_it_was_understood(at_the_time: Talk) -> None:
    heard = at_the_time.hears("maandag om negen", "unsure_offer").turn()
    assert heard.directive("understood") == {"type": "understood", "understood": True}


# A name that was read back wrong.


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("nee de naam is fout", "deny"),
        ("de naam klopt niet", "deny"),
        ("nee, [name] is het goede", "affirm"),
    ],
)
def test_a_wrong_name_is_asked_for_again_and_read_back(
    read_back: Talk, text: str, intent: str
) -> None:
    assert read_back.hears(text, intent).turn().said == ["utter_ask_name"]
    heard = read_back.gives("name", "Els Smid").turn()
    assert heard.said == ["utter_ask_confirm"]
    assert heard.values("utter_ask_confirm")["name"] == "op naam van [name]"
    assert read_back.slots["offer"] is None


@pytest.mark.parametrize("text", ["", "ja maar mijn voornaam is [name]"])
def test_a_name_mended_as_it_was_read_back_is_read_back_once_more(
    read_back: Talk, text: str
) -> None:
    heard = read_back.gives("name", "Els Smid", text).turn()
    assert heard.said == ["utter_ask_confirm"]
    assert heard.values("utter_ask_confirm")["name"] == "op naam van [name]"
    assert heard.directive("understood") == {"type": "understood", "understood": True}


def test_another_name_is_one_of_the_things_to_change(read_back: Talk) -> None:
    heard = read_back.hears("nee", "deny").turn()
    assert "Een andere naam" in heard.titles
    pressed = next(b for b in heard.buttons if b["title"] == "Een andere naam")
    assert read_back.presses(pressed).turn().said == ["utter_ask_name"]


def test_a_yes_to_the_name_is_a_yes(read_back: Talk) -> None:
    read_back.hears("ja die naam klopt", "affirm").turn()
    assert read_back.slots["appointment_confirmed"] is True


@pytest.mark.parametrize(("language", "text"), [("nl", "eender waar"), ("de", "egal welches")])
def test_any_place_will_do_although_it_sounds_like_an_end(
    talking: Talking, language: str, text: str
) -> None:
    talk = talking(language=language)
    begin(talk, "een afspraak voor huishoudelijke hulp", service="household_help")
    assert talk.slots["requested_slot"] == "office"
    assert talk.hears(text, "stop_dialogue").turn().said == ["utter_ask_time"]


def test_another_place_is_named_while_the_times_are_offered(at_the_time: Talk) -> None:
    at_the_time.hears("ja maar toch liever bij mij thuis", "ask_location")
    assert at_the_time.turn().said == ["utter_ask_time"]
    assert at_the_time.slots["office"] == "home_visit"
