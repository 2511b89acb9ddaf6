"""Which errors of Twilio end a message, and which pass."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from intake.messaging.outbox import BACK_OFF
from tests.webhook.twilio.conftest import Messages, Record
from tests.webhook.twilio.stand_in import (
    StandIn,
    fails,
    refuses,
)


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
