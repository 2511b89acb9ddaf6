"""Confirmations are sent, once."""

import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Engine

from intake.database import read_scope
from intake.messaging.outbox import BACK_OFF
from intake.messaging.suppressions import Suppressions
from intake.settings import Settings
from intake.worker import send_outbox
from tests.webhook.conftest import NOW
from tests.webhook.twilio.conftest import BODY, CITIZEN, LEEK, PUBLIC, TOKEN, Messages, Record
from tests.webhook.twilio.stand_in import (
    ACCOUNT,
    StandIn,
    refuses,
    takes_and_dies,
    takes_and_hangs,
)
from webhook.services import Services
from webhook.twilio import sender as sender_module
from webhook.twilio.outgoing_sms import Outgoing
from webhook.twilio.segments import segments
from webhook.twilio.sender import ConsoleSender, TwilioSender, sender_for


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


def test_nothing_is_sent_twice(record: Record, work: Callable[..., int], twilio: StandIn) -> None:
    record()
    record()
    assert [work(), work(), work(timedelta(days=1))] == [2, 0, 0]
    assert len(twilio.taken) == 2 and twilio.looks == []


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


def test_whom_twilio_knows_to_have_opted_out_is_known_here_too(
    record: Record, work: Callable[..., int], twilio: StandIn, services: Services
) -> None:
    record()
    twilio.then = [refuses(21610)]
    work()
    assert suppressed(services.engine, services.settings)


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
    ],
)
def test_twilio_sends_where_there_is_an_account(
    settings: Settings, outgoing: Outgoing, sid: str, token: str, kind: type
) -> None:
    given = replace(settings, twilio_account_sid=sid, twilio_auth_token=token)
    assert isinstance(sender_for(given, outgoing), kind)


def test_looking_and_sending_end_well_within_the_lease() -> None:
    assert sender_module.TIMEOUT_SECONDS * 2 < 30
