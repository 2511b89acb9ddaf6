"""What is booked, moved or cancelled is confirmed by text message, recorded in one transaction."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from actions import confirmation
from actions.house import House, use
from intake import clock
from intake.appointments.models import Appointment
from intake.contacts import ContactBook
from intake.database import read_scope, session_scope
from intake.outbox import Message
from intake.suppressions import Suppressions
from tests.actions.talk import Heard, Talk, Talking

MOBILE, LANDLINE = "+31612345678", "+31594551515"
MONDAY_NINE, TUESDAY_TEN = "2014-02-10T09:00:00+01:00", "2014-02-11T10:00:00+01:00"


def knows(talk: Talk, number: str) -> None:
    with session_scope(talk.house.engine) as session:
        ContactBook(session, talk.house.settings.data_key).put(talk.id, "phone", number)


def chosen(talk: Talk, at: str = MONDAY_NINE) -> Talk:
    talk.slots.update(
        service="household_help", office="town_hall", appointment_time=at, purpose="book"
    )
    return talk.hears("ja dat klopt", "affirm")


def booked(talk: Talk) -> Heard:
    return chosen(talk).does("action_book_appointment")


def messages(house: House) -> list[Message]:
    with read_scope(house.engine) as session:
        return list(session.scalars(select(Message).order_by(Message.created_at)))


@pytest.fixture
def caller(talking: Talking) -> Talk:
    """Somebody who calls from a mobile telephone."""
    talk = talking(channel="voice")
    knows(talk, MOBILE)
    return talk


def test_a_booking_is_confirmed_in_the_citizens_words(caller: Talk, house: House) -> None:
    heard = booked(caller)
    (message,) = messages(house)
    assert (message.template, message.kind, message.contact_kind) == ("sms_booked", "sms", "phone")
    assert (message.language, message.locale) == ("nl", "nl-NL")
    assert message.values == {
        "municipality": "Gemeente Leek",
        "when": "maandag 10 februari om 9.00 uur",
        "place": "op het gemeentehuis",
        "reference": heard.values("utter_appointment_booked")["reference"],
    }
    assert "utter_sms_follows" in heard.said


def test_the_message_names_the_day_also_when_it_is_tomorrow(talking: Talking, house: House) -> None:
    talk = talking(channel="voice", now="2014-02-09T10:00:00+01:00")
    knows(talk, MOBILE)
    booked(talk)
    assert "morgen" not in messages(house)[0].values["when"]


def test_the_message_tells_no_bystander_what_it_is_about(caller: Talk, house: House) -> None:
    booked(caller)
    assert "huishoud" not in str(messages(house)[0].values)


def test_a_german_caller_gets_german(talking: Talking, house: House) -> None:
    talk = talking(channel="voice", language="de")
    knows(talk, MOBILE)
    booked(talk)
    assert messages(house)[0].values["when"] == "am Montag, 10. Februar um 9:00 Uhr"


def test_it_is_due_at_once_by_the_houses_own_clock(
    caller: Talk, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("INTAKE_NOW", "2026-03-11T10:00:00+01:00")
    booked(caller)
    assert messages(house)[0].due_at == clock.now()


@pytest.mark.parametrize("channel", ["chat", "voice"])
def test_without_a_number_there_is_no_message(talking: Talking, house: House, channel: str) -> None:
    heard = booked(talking(channel=channel))
    assert messages(house) == []
    assert "utter_sms_follows" not in heard.said


def test_a_number_given_in_a_chat_is_used(talking: Talking, house: House) -> None:
    talk = talking()
    talk.gives("phone", MOBILE)
    booked(talk)
    assert len(messages(house)) == 1


def test_a_landline_gets_no_text_message(talking: Talking, house: House) -> None:
    talk = talking(channel="voice")
    knows(talk, LANDLINE)
    assert "utter_sms_follows" not in booked(talk).said
    assert messages(house) == []


def test_who_opted_out_gets_none_and_is_promised_none(caller: Talk, house: House) -> None:
    with session_scope(house.engine) as session:
        Suppressions(session, house.settings.data_key).add("gemeente-leek", MOBILE, clock.now())
    assert "utter_sms_follows" not in booked(caller).said
    assert messages(house) == []


@pytest.mark.parametrize(("sid", "count"), [("", 0), ("AC1", 1)])
def test_in_production_nothing_is_promised_that_nobody_sends(
    caller: Talk, house: House, sid: str, count: int
) -> None:
    account = {"twilio_account_sid": sid, "twilio_auth_token": "token"}
    use(replace(house, settings=replace(house.settings, environment="production", **account)))
    heard = booked(caller)
    assert heard.said.count("utter_sms_follows") == len(messages(house)) == count


def test_by_text_message_it_is_not_announced(talking: Talking, house: House) -> None:
    talk = talking(channel="sms")
    knows(talk, MOBILE)
    assert "utter_sms_follows" not in booked(talk).said
    assert len(messages(house)) == 1


def test_a_move_and_a_cancellation_are_confirmed_too(caller: Talk, house: House) -> None:
    reference = str(booked(caller).values("utter_appointment_booked")["reference"])
    (booking,) = caller.booked(reference)
    chosen(caller, TUESDAY_TEN).slots.update(purpose="change", booking=booking.id)
    caller.does("action_book_appointment")
    caller.slots.update(booking=booking.id, offer="cancel")
    caller.hears("ja", "affirm").does("action_take_up_offer")
    assert {message.template: message.values["when"] for message in messages(house)} == {
        "sms_booked": "maandag 10 februari om 9.00 uur",
        "sms_moved": "dinsdag 11 februari om 10.00 uur",
        "sms_cancelled": "dinsdag 11 februari om 10.00 uur",
    }


def test_a_booking_that_fails_confirms_nothing(caller: Talk, house: House) -> None:
    heard = chosen(caller, "2014-02-10T03:00:00+01:00").does("action_book_appointment")
    assert heard.said == ["utter_booking_failed"]
    assert messages(house) == []


def test_without_its_message_there_is_no_booking(
    caller: Talk, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_given: object) -> bool:
        raise RuntimeError

    monkeypatch.setattr(confirmation, "record", broken)
    with pytest.raises(RuntimeError):
        booked(caller)
    with read_scope(house.engine) as session:
        assert session.scalars(select(Appointment)).all() == []
