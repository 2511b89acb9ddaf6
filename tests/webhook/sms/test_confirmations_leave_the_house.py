"""What Twilio is asked to send, once; what never works stops, what passes is tried again."""

import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import Engine

from intake.database import read_scope, session_scope
from intake.messaging.outbox import BACK_OFF, Message
from intake.messaging.suppressions import Suppressions
from intake.settings import Settings
from intake.worker import Sender, send_outbox
from tests.webhook.conftest import NOW
from tests.webhook.sms.conftest import BODY, CITIZEN, LEEK, PUBLIC, TOKEN
from tests.webhook.sms.stand_in import (
    ACCOUNT,
    StandIn,
    fails,
    refuses,
    takes_and_dies,
    takes_and_hangs,
)
from webhook.services import Services
from webhook.twilio import sender as sender_module
from webhook.twilio.outgoing_sms import Outgoing
from webhook.twilio.segments import segments
from webhook.twilio.sender import ConsoleSender, TwilioSender, sender_for

Messages = Callable[[], list[Message]]
Record = Callable[..., None]


@pytest.fixture
def twilio() -> StandIn:
    return StandIn()


@pytest.fixture
def account(twilio: StandIn, settings: Settings, serve: Callable[[Flask], str]) -> Settings:
    """Settings of an installation whose Twilio is the stand-in."""
    return replace(settings, twilio_account_sid=ACCOUNT, twilio_api_url=serve(twilio.app))


@pytest.fixture
def sender(account: Settings, outgoing: Outgoing) -> Sender:
    return sender_for(account, outgoing)


@pytest.fixture
def work(services: Services, sender: Sender) -> Callable[..., int]:
    """The worker comes by, so long after the booking."""

    def run(later: timedelta = timedelta()) -> int:
        return send_outbox(services.engine, sender, NOW + later)

    return run


def test_a_confirmation_is_sent_from_the_municipalitys_number(
    record: Record, work: Callable[..., int], twilio: StandIn, messages: Messages
) -> None:
    record()
    assert work() == 1
    (message,) = messages()
    assert twilio.asked == [
        {
            "To": CITIZEN,
            "From": LEEK,
            "Body": BODY,
            "ValidityPeriod": "14400",
            "StatusCallback": f"{PUBLIC}/twilio/sms/status?message={message.id}",
        }
    ]
    assert (message.state, message.provider_id) == ("sent", twilio.taken[0]["sid"])


def test_a_confirmation_is_one_part() -> None:
    assert segments(BODY) == 1


def test_a_confirmation_is_in_the_citizens_language(
    record: Record, work: Callable[..., int], twilio: StandIn
) -> None:
    record(language="de")
    work()
    assert twilio.taken[0]["body"].startswith("Gemeente Leek: Ihr Termin ist ")


def test_nothing_is_sent_twice(record: Record, work: Callable[..., int], twilio: StandIn) -> None:
    record()
    record()
    assert [work(), work(), work(timedelta(days=1))] == [2, 0, 0]
    assert len(twilio.taken) == 2 and twilio.looks == []


@pytest.mark.parametrize("code", [21610, 21211, 21614, 21408, 21606, 30005, 30006, 20404])
def test_what_never_works_stops_at_once(
    record: Record, work: Callable[..., int], twilio: StandIn, messages: Messages, code: int
) -> None:
    record()
    twilio.then = [refuses(code)]
    assert [work(), work(timedelta(days=2))] == [0, 0]
    assert len(twilio.asked) == 1
    assert (messages()[0].state, messages()[0].last_error) == ("failed", str(code))


@pytest.mark.parametrize(
    ("behaviour", "error"),
    [
        (refuses(30003), "30003"),
        (refuses(20429, 429), "20429"),
        (refuses(21611), "21611"),
        (refuses(20003, 401), "20003"),
        (refuses(20500, 500), "20500"),
        (fails(429), "429"),
        (fails(500), "500"),
        (fails(503), "503"),
        (fails(200), "unreadable"),
    ],
)
def test_what_passes_is_tried_again_after_a_while(
    record: Record,
    work: Callable[..., int],
    twilio: StandIn,
    messages: Messages,
    behaviour: Any,
    error: str,
) -> None:
    record()
    twilio.then = [behaviour]
    assert work() == 0
    assert (messages()[0].state, messages()[0].last_error) == ("waiting", error)
    assert work(BACK_OFF[0] / 2) == 0
    assert work(BACK_OFF[0]) == 1
    assert (len(twilio.taken), messages()[0].state) == (1, "sent")


def test_what_passes_but_never_does_is_given_up(
    record: Record, work: Callable[..., int], twilio: StandIn, messages: Messages
) -> None:
    record()
    twilio.then = [refuses(30003)] * 20
    later = timedelta()
    for pause in (timedelta(), *BACK_OFF, timedelta(days=7)):
        later += pause
        work(later)
    assert len(twilio.asked) == len(BACK_OFF) + 1
    assert messages()[0].state == "given_up"


def test_one_that_fails_does_not_hold_up_the_others(
    record: Record, work: Callable[..., int], twilio: StandIn
) -> None:
    record()
    record()
    twilio.then = [refuses(20429, 429)]
    assert work() == 1


@pytest.mark.parametrize("behaviour", [takes_and_dies, takes_and_hangs])
def test_a_message_whose_answer_was_lost_is_found_and_not_sent_again(
    record: Record,
    work: Callable[..., int],
    twilio: StandIn,
    messages: Messages,
    behaviour: Any,
    sender: TwilioSender,
) -> None:
    sender._client.http_client.timeout = 0.2
    record()
    twilio.then = [behaviour]
    assert work() == 0
    twilio.released.set()
    sender._client.http_client.timeout = 10
    assert work(BACK_OFF[0]) == 1
    assert len(twilio.taken) == len(twilio.asked) == 1
    assert twilio.looks[0] == {"To": CITIZEN, "From": LEEK, "PageSize": "20"}
    assert messages()[0].provider_id == twilio.taken[0]["sid"]


def test_another_message_to_the_same_number_is_not_taken_for_this_one(
    record: Record, work: Callable[..., int], twilio: StandIn
) -> None:
    record()
    work()
    record(template="sms_moved")
    twilio.then = [refuses(20429, 429)]
    work()
    assert work(BACK_OFF[0]) == 1
    assert len(twilio.taken) == 2


def test_the_same_words_of_long_ago_or_lost_are_not_taken_for_this_one(
    record: Record, work: Callable[..., int], twilio: StandIn
) -> None:
    old = {"body": BODY, "to": CITIZEN, "from": LEEK, "sid": "SM0", "status": "delivered"}
    lost = {**old, "status": "undelivered", "date_created": "Thu, 06 Feb 2014 09:29:30 +0000"}
    twilio.taken = [{**old, "date_created": "Wed, 05 Feb 2014 09:00:00 +0000"}, lost]
    record()
    twilio.then = [refuses(20429, 429)]
    work()
    assert work(BACK_OFF[0]) == 1
    assert len(twilio.taken) == 3


def test_without_a_look_at_what_arrived_nothing_is_sent_again(
    record: Record, work: Callable[..., int], twilio: StandIn, messages: Messages
) -> None:
    record()
    twilio.then = [takes_and_dies]
    work()
    twilio.list_status = 503
    assert work(BACK_OFF[0]) == 0
    assert (len(twilio.taken), messages()[0].last_error) == (1, "503")


def test_twilio_out_of_reach_passes(
    record: Record, account: Settings, outgoing: Outgoing, services: Services, messages: Messages
) -> None:
    nobody = replace(account, twilio_api_url="http://127.0.0.1:9")
    record()
    assert send_outbox(services.engine, sender_for(nobody, outgoing), NOW) == 0
    assert (messages()[0].state, messages()[0].last_error) == ("waiting", "unreachable")


def suppressed(engine: Engine, settings: Settings) -> bool:
    with read_scope(engine) as session:
        return Suppressions(session, settings.data_key).holds("gemeente-leek", CITIZEN)


def test_who_opted_out_is_not_written_to(
    record: Record,
    work: Callable[..., int],
    twilio: StandIn,
    messages: Messages,
    services: Services,
) -> None:
    with session_scope(services.engine) as session:
        Suppressions(session, services.settings.data_key).add("gemeente-leek", CITIZEN, NOW)
    record()
    assert work() == 0
    assert twilio.asked == []
    assert (messages()[0].state, messages()[0].last_error) == ("failed", "opted_out")


def test_whom_twilio_knows_to_have_opted_out_is_known_here_too(
    record: Record, work: Callable[..., int], twilio: StandIn, services: Services
) -> None:
    record()
    twilio.then = [refuses(21610)]
    work()
    assert suppressed(services.engine, services.settings)


@pytest.mark.parametrize(
    ("given", "error"),
    [
        ({"number": None}, "no_contact"),
        ({"template": "no_such_sentence"}, "no_sentence"),
        ({"values": {}}, "no_sentence"),
        ({"kind": "email"}, "no_such_kind"),
    ],
)
def test_what_cannot_be_written_is_not_tried_again(
    record: Record,
    work: Callable[..., int],
    twilio: StandIn,
    messages: Messages,
    given: dict[str, Any],
    error: str,
) -> None:
    record(**given)
    assert work() == 0
    assert twilio.asked == []
    assert (messages()[0].state, messages()[0].last_error) == ("failed", error)


def test_a_profile_that_cannot_be_read_is_waited_for(
    record: Record, work: Callable[..., int], messages: Messages
) -> None:
    record(municipality="nowhere")
    assert work() == 0
    assert (messages()[0].state, messages()[0].last_error) == ("waiting", "no_municipality")


def test_neither_number_nor_words_are_logged(
    record: Record, work: Callable[..., int], twilio: StandIn, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    record()
    twilio.then = [refuses(20429, 429)]
    work()
    work(BACK_OFF[0])
    ours = [each for each in caplog.records if not each.name.startswith(("werkzeug", "urllib3"))]
    logged = " ".join(each.getMessage() for each in ours)
    assert "20429" in logged
    assert CITIZEN[3:] not in logged and "afspraak" not in logged


@pytest.mark.parametrize(
    ("sid", "token", "kind"),
    [
        (ACCOUNT, TOKEN, TwilioSender),
        ("", TOKEN, ConsoleSender),
        (ACCOUNT, "", ConsoleSender),
    ],
)
def test_twilio_sends_where_there_is_an_account(
    settings: Settings, outgoing: Outgoing, sid: str, token: str, kind: type
) -> None:
    given = replace(settings, twilio_account_sid=sid, twilio_auth_token=token)
    assert isinstance(sender_for(given, outgoing), kind)


def test_looking_and_sending_end_well_within_the_lease() -> None:
    assert sender_module.TIMEOUT_SECONDS * 2 < 30
