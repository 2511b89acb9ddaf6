"""What is booked, moved or cancelled is confirmed by text message, recorded in one transaction."""

from dataclasses import replace
from datetime import datetime

import pytest
from sqlalchemy import select

from actions.appointments import book
from actions.services import Services, use
from intake.appointments.models import Appointment
from intake.clock import Clock
from intake.contacts import ContactBook
from intake.database import read_scope, session_scope
from intake.messaging.outbox import Message
from intake.messaging.suppressions import Suppressions
from intake.messaging.text_limits import TO_ONE_NUMBER
from tests.actions.talk import Heard, Talk, Talking

MOBILE, LANDLINE = "+31612345678", "+31594551515"
FROZEN = datetime.fromisoformat("2026-03-11T10:00:00+01:00")
MONDAY_NINE, TUESDAY_TEN = "2014-02-10T09:00:00+01:00", "2014-02-11T10:00:00+01:00"


def knows(talk: Talk, number: str) -> None:
    with session_scope(talk.services.engine) as session:
        ContactBook(session, talk.services.settings.data_key).put(talk.id, "phone", number)


def chosen(talk: Talk, at: str = MONDAY_NINE) -> Talk:
    talk.slots.update(
        service="household_help", office="town_hall", appointment_time=at, purpose="book"
    )
    return talk.hears("ja dat klopt", "affirm")


def booked(talk: Talk) -> Heard:
    return chosen(talk).does("action_book_appointment")


def messages(services: Services) -> list[Message]:
    with read_scope(services.engine) as session:
        return list(session.scalars(select(Message).order_by(Message.created_at)))


@pytest.fixture
def caller(talking: Talking) -> Talk:
    """Somebody who calls from a mobile telephone."""
    talk = talking(channel="voice")
    knows(talk, MOBILE)
    return talk


def test_a_booking_is_confirmed_in_the_citizens_words(caller: Talk, services: Services) -> None:
    heard = booked(caller)
    (message,) = messages(services)
    assert (message.template, message.kind, message.contact_kind) == ("sms_booked", "sms", "phone")
    assert (message.language, message.locale) == ("nl", "nl-NL")
    assert message.values == {
        "municipality": "Gemeente Leek",
        "when": "maandag 10 februari om 9.00 uur",
        "place": "op het gemeentehuis",
        "reference": heard.values("utter_appointment_booked")["reference"],
    }
    assert "utter_sms_follows" in heard.said


def test_the_message_names_the_day_also_when_it_is_tomorrow(
    talking: Talking, services: Services
) -> None:
    talk = talking(channel="voice", now="2014-02-09T10:00:00+01:00")
    knows(talk, MOBILE)
    booked(talk)
    assert "morgen" not in messages(services)[0].values["when"]


def test_the_message_tells_no_bystander_what_it_is_about(caller: Talk, services: Services) -> None:
    booked(caller)
    assert "huishoud" not in str(messages(services)[0].values)


def test_a_german_caller_gets_german(talking: Talking, services: Services) -> None:
    talk = talking(channel="voice", language="de")
    knows(talk, MOBILE)
    booked(talk)
    assert messages(services)[0].values["when"] == "am Montag, 10. Februar um 9:00 Uhr"


def test_it_is_due_at_once_by_the_systems_own_clock(caller: Talk, services: Services) -> None:
    use(replace(services, settings=replace(services.settings, clock=Clock(FROZEN))))
    booked(caller)
    assert messages(services)[0].due_at == FROZEN


@pytest.mark.parametrize("channel", ["chat", "voice"])
def test_without_a_number_there_is_no_message(
    talking: Talking, services: Services, channel: str
) -> None:
    heard = booked(talking(channel=channel))
    assert messages(services) == []
    assert "utter_sms_follows" not in heard.said


def test_a_number_given_in_a_chat_is_used(talking: Talking, services: Services) -> None:
    talk = talking()
    talk.gives("phone", MOBILE)
    booked(talk)
    assert len(messages(services)) == 1


def test_a_landline_gets_no_text_message(talking: Talking, services: Services) -> None:
    talk = talking(channel="voice")
    knows(talk, LANDLINE)
    assert "utter_sms_follows" not in booked(talk).said
    assert messages(services) == []


def test_who_opted_out_gets_none_and_is_promised_none(caller: Talk, services: Services) -> None:
    with session_scope(services.engine) as session:
        Suppressions(session, services.settings.data_key).add(
            "gemeente-leek", MOBILE, services.now()
        )
    assert "utter_sms_follows" not in booked(caller).said
    assert messages(services) == []


@pytest.mark.parametrize(("sid", "count"), [("", 0), ("AC1", 1)])
def test_in_production_nothing_is_promised_that_nobody_sends(
    caller: Talk, services: Services, sid: str, count: int
) -> None:
    account = {"twilio_account_sid": sid, "twilio_auth_token": "token"}
    use(replace(services, settings=replace(services.settings, environment="production", **account)))
    heard = booked(caller)
    assert heard.said.count("utter_sms_follows") == len(messages(services)) == count


def test_by_text_message_it_is_not_announced(talking: Talking, services: Services) -> None:
    talk = talking(channel="sms")
    knows(talk, MOBILE)
    assert "utter_sms_follows" not in booked(talk).said
    assert len(messages(services)) == 1


def test_a_move_and_a_cancellation_are_confirmed_too(caller: Talk, services: Services) -> None:
    reference = str(booked(caller).values("utter_appointment_booked")["reference"])
    (booking,) = caller.booked(reference)
    chosen(caller, TUESDAY_TEN).slots.update(purpose="change", booking=booking.id)
    caller.does("action_book_appointment")
    caller.slots.update(booking=booking.id, offer="cancel")
    caller.hears("ja", "affirm").does("action_take_up_offer")
    assert {message.template: message.values["when"] for message in messages(services)} == {
        "sms_booked": "maandag 10 februari om 9.00 uur",
        "sms_moved": "dinsdag 11 februari om 10.00 uur",
        "sms_cancelled": "dinsdag 11 februari om 10.00 uur",
    }


def test_a_booking_that_fails_confirms_nothing(caller: Talk, services: Services) -> None:
    heard = chosen(caller, "2014-02-10T03:00:00+01:00").does("action_book_appointment")
    assert heard.said == ["utter_booking_failed"]
    assert messages(services) == []


def test_without_its_message_there_is_no_booking(
    caller: Talk, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_given: object) -> bool:
        raise RuntimeError

    monkeypatch.setattr(book, "confirm", broken)
    with pytest.raises(RuntimeError):
        booked(caller)
    with read_scope(services.engine) as session:
        assert session.scalars(select(Appointment)).all() == []


@pytest.mark.parametrize("number", ["+22670123456", "+447400123456"])
def test_no_number_of_a_far_country_gets_a_text_message(
    talking: Talking, services: Services, number: str
) -> None:
    talk = talking()
    knows(talk, number)
    assert "utter_sms_follows" not in booked(talk).said
    assert messages(services) == []


def test_a_number_that_is_told_again_and_again_gets_few_messages(
    talking: Talking, services: Services
) -> None:
    """Each booking is another one's number that somebody typed into a chat."""
    for number in range(9):
        talk = talking()
        knows(talk, MOBILE)
        talk.keeps("name", f"Els {'abcdefghi'[number] * 5}")
        chosen(talk, f"2014-02-{10 + number % 2}T{9 + number // 4:02d}:00:00+01:00")
        talk.does("action_book_appointment")
    assert len(messages(services)) == TO_ONE_NUMBER


def test_an_installation_that_stopped_promises_no_message(
    talking: Talking, services: Services
) -> None:
    use(replace(services, settings=replace(services.settings, texts_an_hour=0)))
    talk = talking(channel="voice", number=MOBILE)
    assert "utter_sms_follows" not in booked(talk).said
    assert messages(services) == []
