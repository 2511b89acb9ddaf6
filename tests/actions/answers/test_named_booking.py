"""What can be booked and when, said in one line, begins the booking with all that it names."""

import pytest

from tests.actions.talk import Talk, Talking

LINE = "donderdag om half tien voor een nieuw paspoort, ik heet [name]"
PASSPORT = {"service": "passport"}
READINGS = ("inform", "book_appointment")


def doubted(talk: Talk, text: str, action: str = "action_not_understood", **more: object) -> Talk:
    talk.hears(text, "unsure_offer", READINGS, decision="offer", **PASSPORT, **more)
    assert talk.does(action).followup == "appointment_form"
    return talk


@pytest.mark.parametrize("action", ["action_not_understood", "action_clarify", "action_help"])
def test_day_hour_and_matter_in_one_line_are_not_asked_again(talking: Talking, action: str) -> None:
    talk = doubted(talking(), LINE, action)
    talk.turn("appointment_form")
    assert talk.slots["appointment_time"] == "2014-02-06T09:30:00+01:00"
    assert (talk.slots["service"], talk.slots["office"]) == ("passport", "town_hall")
    assert talk.slots["requested_slot"] == "name_given"


def test_a_name_that_is_known_is_read_back_at_once(talking: Talking) -> None:
    talk = talking()
    talk.gives("name", "Els Smit")
    doubted(talk, LINE).turn("appointment_form")
    assert talk.slots["requested_slot"] == "appointment_confirmed"


def test_in_german_the_same_line_is_a_booking(talking: Talking) -> None:
    talk = talking(language="de")
    doubted(talk, "am Freitag um zehn wegen einem neuen Reisepass").turn("appointment_form")
    assert talk.slots["appointment_time"] == "2014-02-07T10:00:00+01:00"


@pytest.mark.parametrize(
    ("text", "service"),
    [
        ("donderdag om tien heb ik een afspraak voor mijn paspoort", "passport"),
        ("donderdag om tien voor bijstand", "social_assistance"),
        ("voor een paspoort graag", "passport"),
    ],
)
def test_an_appointment_that_is_made_a_walk_in_or_no_time_is_no_booking(
    talking: Talking, text: str, service: str
) -> None:
    talk = talking().hears(text, "unsure_offer", READINGS, decision="offer", service=service)
    assert talk.does("action_not_understood").followup is None


def test_between_hours_and_a_booking_it_is_asked_which(talking: Talking) -> None:
    readings = ("book_appointment", "ask_opening_hours")
    talk = talking().hears(
        "tot hoe laat morgen voor een paspoort", "unsure_clarify", readings,
        decision="clarify", **PASSPORT,
    )  # fmt: skip
    assert talk.does("action_clarify").said == ["utter_clarify"]


@pytest.mark.parametrize(
    ("text", "booked"),
    [
        ("ik wil vrijdag om elf uur een paspoort aanvragen", True),
        ("mijn paspoort verloopt vrijdag", False),
    ],
)
def test_a_clear_matter_is_booked_only_for_an_hour(
    talking: Talking, text: str, booked: bool
) -> None:
    heard = talking().hears(text, "request_document", **PASSPORT).does("action_answer_topic")
    assert (heard.followup == "appointment_form") == booked


@pytest.mark.parametrize(
    ("text", "booked"),
    [
        ("vrijdagmorgen een nieuwe pas graag", True),
        ("vrijdagmorgen mijn pas verzetten", False),
        ("voor mijn pas kan ik vrijdag niet", False),
    ],
)
def test_a_wish_for_a_time_is_no_doubt_about_an_appointment_that_stands(
    talking: Talking, text: str, booked: bool
) -> None:
    readings = ("book_appointment", "cancel_appointment")
    talk = talking().hears(text, "unsure_clarify", readings, decision="clarify", **PASSPORT)
    assert (talk.does("action_clarify").followup == "appointment_form") == booked
