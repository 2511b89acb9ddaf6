"""A recorded message made ready to leave."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask

from intake.database import session_scope
from intake.messaging.outbox import Message
from intake.messaging.suppressions import Suppressions
from intake.settings import Settings
from intake.worker import Sender, send_outbox
from tests.webhook.conftest import NOW
from tests.webhook.twilio.conftest import CITIZEN
from tests.webhook.twilio.stand_in import (
    ACCOUNT,
    StandIn,
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


def test_a_confirmation_is_in_the_citizens_language(
    record: Record, work: Callable[..., int], twilio: StandIn
) -> None:
    record(language="de")
    work()
    assert twilio.taken[0]["body"].startswith("Gemeente Leek: Ihr Termin ist ")


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
