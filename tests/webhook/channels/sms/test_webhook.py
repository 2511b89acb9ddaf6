"""A text message gets one text message back: in its thread, disclosed, numbered, never twice."""

import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from intake import receipts
from intake.contacts import Contact, ContactBook
from intake.conversations import Conversation, ConversationBusy
from intake.database import read_scope, session_scope
from intake.settings import Settings
from tests.clocks import SetClock
from tests.webhook.channels.sms.conftest import Phone
from tests.webhook.channels.sms.threads import (
    COMPUTER,
    DISCLOSED,
    IN_GERMAN,
    conversations,
    only,
    turns,
)
from tests.webhook.conftest import NOW
from tests.webhook.fake_rasa import FakeRasa, offers, says, tells_whom_to_call
from tests.webhook.full_store import full
from webhook import create_app
from webhook.services import Services
from webhook.twilio.segments import septets
from webhook.wire import Command


def test_the_first_answer_says_that_this_is_a_computer(phone: Any, rasa: FakeRasa) -> None:
    rasa.answers = [says("Dat kost 50 euro."), says("Graag gedaan.")]
    assert phone.text("wat kost een paspoort?") == f"{DISCLOSED} Dat kost 50 euro."
    assert phone.text("bedankt") == "Graag gedaan."


def test_in_danger_every_number_is_sent_before_the_disclosure(phone: Any, rasa: FakeRasa) -> None:
    numbers = " ".join(f"Bel hulplijn {letter}: 0900 0113." for letter in "abcdefghijklmnop")
    rasa.answers = [says(numbers, handover={"urgent": True})]
    assert phone.text("ik wil niet meer leven") == f"{numbers} {COMPUTER}"


def test_who_wants_no_call_reads_so_in_a_long_answer_and_is_not_told_to_call(
    phone: Any, rasa: FakeRasa
) -> None:
    phone.text("hallo")
    rasa.answers.append(says("Een zin met woorden over de hele zaak. " * 12 + "Wat is uw naam?"))
    told = phone.text("ik hoor niets, dus niet bellen")
    assert told.startswith("We bellen u niet.")
    assert told.endswith("Meer weten? Schrijf ons. Wat is uw naam?")


def test_the_disclosure_is_in_the_record(phone: Any, services: Services, rasa: FakeRasa) -> None:
    phone.text("hallo")
    said = [("bot", COMPUTER), ("bot", IN_GERMAN), ("citizen", "hallo"), ("bot", "Goed.")]
    assert turns(services) == said


def test_a_long_first_answer_needs_the_room_of_the_other_language(
    phone: Any, rasa: FakeRasa
) -> None:
    answer = " ".join(["Dit is een zin."] * 16)
    rasa.answers = [says(answer)]
    assert phone.text("wat kost een paspoort?") == f"{COMPUTER} {answer}"


def test_a_german_office_speaks_german_first(phone_of: Callable[..., Any], rasa: FakeRasa) -> None:
    rasa.answers = [says("Guten Tag.")]
    assert phone_of(to="+492214710114").text("hallo") == (
        "Jobcenter Kreis Heinsberg: Sie schreiben mit einem Computer, nicht mit einem Menschen. "
        "Nederlands? Sms NEDERLANDS. Guten Tag."
    )
    assert rasa.sent[0].metadata["locale"] == "de-DE"


def test_rasa_hears_that_it_is_a_text_message(phone: Any, rasa: FakeRasa) -> None:
    phone.text("hallo")
    assert rasa.sent[0].metadata["channel"] == "sms"
    assert rasa.sent[0].metadata["municipality"] == "gemeente-leek"


def test_choices_are_numbered_and_a_bare_number_presses(phone: Any, rasa: FakeRasa) -> None:
    rasa.answers = [offers("Klopt dat?", affirm="Ja", deny="Nee")]
    assert str(phone.text("maak maar")).endswith("Klopt dat?\n1 Ja\n2 Nee")
    phone.text("2")
    assert rasa.heard == ["maak maar", Command("deny")]


def test_numbers_to_call_are_in_the_words_only(phone: Any, rasa: FakeRasa) -> None:
    numbers = {"Bel 113": "113", "Bel 112": "112"}
    rasa.answers = [tells_whom_to_call("Bel 113 of 112.", numbers, affirm="Ja", deny="Nee")]
    assert str(phone.text("ik wil niet meer")).endswith("Bel 113 of 112.\n1 Ja\n2 Nee")
    phone.text("2")
    assert rasa.heard[-1] == Command("deny")


@pytest.mark.parametrize("expect", ["free", "name", "phone", "reference", "choice", "date"])
def test_a_number_presses_whatever_else_is_awaited(phone: Any, rasa: FakeRasa, expect: str) -> None:
    rasa.answers = [offers("Wat is uw nummer?", expect=expect, deny="Ik heb geen nummer")]
    phone.text("verzetten")
    phone.text("1")
    assert rasa.heard[-1] == Command("deny")


def test_the_number_is_kept_sealed_as_the_citizens_telephone(
    phone: Any, services: Services
) -> None:
    phone.text("hallo")
    id_ = only(services).id
    with read_scope(services.engine) as session:
        book = ContactBook(session, services.settings.data_key)
        assert book.get(id_, "phone") == phone.number
        assert phone.number.encode() not in session.scalars(select(Contact.sealed)).one()


def test_the_number_is_in_no_table_in_clear(phone: Any, services: Services) -> None:
    phone.text("hallo")
    raw = services.engine.raw_connection()
    try:
        dump = "\n".join(raw.iterdump())  # type: ignore[attr-defined]
    finally:
        raw.close()
    assert "conversations" in dump and phone.number[3:] not in dump


def test_the_number_is_in_no_log(phone: Any, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    for body in ("hallo", "stop", "nog iets", "start", "dank u"):
        phone.text(body)
    assert caplog.text and phone.number[3:] not in caplog.text


def test_the_same_message_twice_is_one_turn_with_the_same_answer(
    phone: Any, services: Services, rasa: FakeRasa
) -> None:
    rasa.answers = [says("Eerste."), says("Tweede.")]
    first = phone.twiml("hallo", MessageSid="SM1")
    assert phone.twiml("hallo", MessageSid="SM1") == first
    assert rasa.heard == ["hallo"] and only(services).turns == 1


def test_an_answer_that_was_lost_on_the_way_is_made_again_with_its_disclosure(
    phone: Any, services: Services, rasa: FakeRasa, clock: SetClock
) -> None:
    first = phone.text("hallo", MessageSid="SM1")
    with session_scope(services.engine) as session:
        session.connection().exec_driver_sql(
            "UPDATE webhook_receipts SET answered = 0, response = NULL"
        )
    clock.set(NOW + timedelta(seconds=30))
    assert phone.text("hallo", MessageSid="SM1") == first
    assert rasa.heard == ["hallo"]


@pytest.mark.parametrize("media", ["0", "1"])
def test_a_message_without_words_is_answered(phone: Any, media: str, rasa: FakeRasa) -> None:
    answer = phone.text("", NumMedia=media)
    assert str(answer).endswith("Dat kon ik niet lezen. Kunt u het met gewone woorden zeggen?")
    assert rasa.heard == []


def test_a_message_to_a_number_of_nobody_is_taken_and_not_answered(
    phone_of: Callable[..., Any], caplog: pytest.LogCaptureFixture, rasa: FakeRasa
) -> None:
    assert phone_of(to="+31201234567").text("hallo") is None
    assert rasa.heard == []
    assert "no municipality has the number" in caplog.text


@pytest.mark.parametrize("sender", ["PostNL", "12345", "", "+492214710114", "anonymous"])
def test_machines_are_not_answered(
    phone_of: Callable[..., Any], sender: str, rasa: FakeRasa
) -> None:
    assert phone_of(sender or " ").text("hallo", From=sender) is None
    assert rasa.heard == []


def test_when_rasa_fails_the_citizen_gets_a_sentence_and_a_case(phone: Any, rasa: FakeRasa) -> None:
    rasa.goes_down()
    answer = phone.text("ik heb hulp nodig")
    assert "nummer" in str(answer) and septets(str(answer)) is not None


def test_who_writes_while_the_last_message_is_still_answered_is_asked_to_wait(
    phone: Any, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(*_given: object) -> None:
        raise ConversationBusy

    monkeypatch.setattr("webhook.channels.sms.turn.handle_turn", busy)
    assert phone.text("en nog iets") == services.texts.prompt("sms_busy", "nl-NL")


def test_a_citizen_whom_a_clerk_answers_gets_nothing_from_the_bot(
    phone: Any, services: Services, rasa: FakeRasa
) -> None:
    phone.text("hallo")
    with session_scope(services.engine) as session:
        session.get_one(Conversation, only(services).id).owner = "staff:1"
    assert phone.text("bent u daar?") is None
    assert ("citizen", "bent u daar?") in turns(services)


@pytest.mark.parametrize(
    ("environment", "at"), [("production", "2014-02-06T09:00:00+01:00"), ("test", "no time")]
)
def test_a_time_of_its_own_is_refused_in_production_and_where_it_is_none(
    settings: Settings, services: Services, environment: str, at: str
) -> None:
    given = replace(settings, environment=environment)
    client = create_app(given, replace(services, settings=given)).test_client()
    answer = Phone(client).post("/twilio/sms", {"MessageSid": "SM1"}, at=at)
    assert answer.status_code == 400


def test_an_unsigned_message_is_refused(phone: Any, services: Services) -> None:
    answer = phone.client.post("/twilio/sms", data={"From": phone.number, "Body": "hallo"})
    assert answer.status_code == 403
    assert conversations(services) == []


class Killed(BaseException):
    """The process ends here, as by kill -9."""


def test_a_message_whose_gateway_died_gets_its_answer_when_it_comes_again(
    phone: Phone, rasa: FakeRasa
) -> None:
    rasa.answers.append(Killed())
    with pytest.raises(Killed):
        phone.text("ja", MessageSid="SM-1")
    rasa.answers.append(says("De afspraak staat vast."))
    assert "De afspraak staat vast." in str(phone.text("ja", MessageSid="SM-1"))


def test_a_message_whose_twin_is_not_answered_is_asked_for_patience(
    phone: Phone, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("webhook.twilio.delivery.TWIN_SECONDS", 0)
    with session_scope(services.engine) as session:
        receipts.claim(session, "sms:SM-2", services.now())
    wants_nothing = phone.text("stop", MessageSid="SM-2")
    assert wants_nothing == services.texts.prompt("sms_busy", "nl-NL", "sms")


def test_a_message_that_cannot_be_stored_is_told_so(phone: Phone, services: Services) -> None:
    with full(services.engine):
        assert phone.text("hallo", MessageSid="SM-3") == services.texts.prompt("storing", "nl-NL")
    assert DISCLOSED in str(phone.text("hallo", MessageSid="SM-3"))
