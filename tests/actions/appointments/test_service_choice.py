"""The service of an appointment is mended in the middle of booking, or only asked about."""

from typing import Any

import pytest

from tests.actions.talk import Talk, Talking


def at_the_time(talk: Talk) -> Talk:
    talk.hears("een afspraak voor een paspoort", "book_appointment", service="passport")
    talk.does("action_start_booking")
    talk.turn("appointment_form")
    assert talk.slots["requested_slot"] == "appointment_time"
    return talk


def names(*services: str) -> dict[str, Any]:
    return {"entities": [{"entity": "service", "value": one} for one in services]}


@pytest.mark.parametrize(
    ("language", "text", "intent", "named"),
    [
        ("nl", "nee sorry, een rijbewijs", "request_document", ("driving_licence",)),
        ("nl", "geen pas maar rijbewijs", "cancel_appointment", ("passport", "driving_licence")),
        ("nl", "rijbewijs bedoel ik", "question_asked", ("driving_licence",)),
        ("nl", "wacht, het is voor mijn rijbewijs", "stop_dialogue", ("driving_licence",)),
        ("de", "keinen Pass sondern den Führerschein", "deny", ("passport", "driving_licence")),
        ("de", "nee, es geht um den Führerschein", "request_document", ("driving_licence",)),
    ],
)  # fmt: skip
def test_another_service_takes_its_place(
    talking: Talking, language: str, text: str, intent: str, named: tuple[str, ...]
) -> None:
    talk = at_the_time(talking(language=language))
    heard = talk.hears(text, intent, message=names(*named)).turn()
    assert talk.slots["service"] == "driving_licence"
    assert heard.said == ["utter_ask_time"]


@pytest.mark.parametrize(
    "text",
    ["nee, wat kost een rijbewijs eigenlijk?", "mijn zoon heeft ook nog een rijbewijs nodig"],
)
def test_a_service_that_is_only_spoken_of_changes_nothing(talking: Talking, text: str) -> None:
    talk = at_the_time(talking()).hears(text, "request_document", service="driving_licence")
    assert talk.turn().rejected and talk.slots["service"] == "passport"


def test_what_cannot_be_booked_takes_no_place(talking: Talking) -> None:
    talk = at_the_time(talking())
    talk.hears("nee, bijstand", "request_benefits", service="social_assistance")
    assert talk.turn().rejected and talk.slots["service"] == "passport"


def test_the_time_stays_where_it_is_free_for_the_other_service_too(talking: Talking) -> None:
    talk = at_the_time(talking())
    talk.hears("morgen om tien uur").turn()
    heard = talk.hears("nee, het is voor een rijbewijs", "deny", service="driving_licence").turn()
    assert heard.said == ["utter_ask_name"]
    assert talk.slots["appointment_time"] == "2014-02-06T10:00:00+01:00"
    assert talk.held().slot.service == "driving_licence"


def test_of_two_services_in_a_first_line_the_first_is_booked(talking: Talking) -> None:
    talk = talking()
    text = "ik wil een afspraak voor een paspoort en een rijbewijs"
    talk.hears(text, "book_appointment", message=names("passport", "driving_licence"))
    talk.does("action_start_booking")
    talk.turn("appointment_form")
    assert talk.slots["service"] == "passport"


def test_where_it_is_asked_the_one_that_is_not_taken_back_counts(talking: Talking) -> None:
    talk = talking().hears("een afspraak", "book_appointment")
    talk.does("action_start_booking")
    talk.turn("appointment_form")
    talk.hears("niet een pas maar rijbewijs", message=names("passport", "driving_licence")).turn()
    assert talk.slots["service"] == "driving_licence"
