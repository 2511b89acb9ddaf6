"""Which errors of Twilio end a message, and which pass."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask

from intake.messaging.outbox import BACK_OFF, Message
from intake.settings import Settings
from intake.worker import Sender, send_outbox
from tests.webhook.conftest import NOW
from tests.webhook.twilio.stand_in import (
    ACCOUNT,
    StandIn,
    fails,
    refuses,
)
from webhook.services import Services
from webhook.twilio.outgoing_sms import Outgoing
from webhook.twilio.sender import sender_for

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
