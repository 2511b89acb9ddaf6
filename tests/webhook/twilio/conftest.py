"""Confirmations in the outbox, and an account at Twilio by which they leave."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from itertools import count
from typing import Any

import pytest
from flask import Flask

from intake.contacts import ContactBook
from intake.database import session_scope
from intake.messaging import outbox
from intake.messaging.outbox import Message
from intake.settings import Settings
from intake.worker import Sender, send_outbox
from tests.webhook.conftest import NOW, Talk
from tests.webhook.twilio.stand_in import ACCOUNT, StandIn
from webhook.services import Services
from webhook.twilio.outgoing_sms import Outgoing
from webhook.twilio.sender import sender_for

TOKEN = "0123456789abcdef0123456789abcdef"
PUBLIC = "https://intake.example"
Messages = Callable[[], list[Message]]
Record = Callable[..., None]
LEEK, HEINSBERG = "+31594000014", "+492214710114"
CITIZEN = "+31600123456"
VALUES = {
    "municipality": "Gemeente Leek",
    "when": "woensdag 5 maart om 10.00 uur",
    "place": "op het gemeentehuis",
    "reference": "1234 5678",
}
BODY = (
    "Gemeente Leek: uw afspraak is woensdag 5 maart om 10.00 uur, op het gemeentehuis. "
    "Uw nummer is 1234 5678. Verzetten of afzeggen? Antwoord op deze sms."
)
"""What these values make of the sentence of a booking: one part of 160 characters."""


@pytest.fixture
def settings(settings: Settings) -> Settings:
    return replace(settings, twilio_auth_token=TOKEN, public_base_url=PUBLIC)


@pytest.fixture
def outgoing(services: Services, settings: Settings) -> Outgoing:
    return Outgoing(services.engine, settings.data_key, services.profiles, services.texts)


@pytest.fixture
def record(services: Services, begin: Callable[..., Talk]) -> Callable[..., None]:
    """Records a confirmation to a citizen of Leek, as a booking does."""
    keys = count(1)

    def make(number: str | None = CITIZEN, **given: Any) -> None:
        talk = begin(given.pop("language", "nl"))
        row = talk.row
        with session_scope(services.engine) as session:
            if number:
                ContactBook(session, services.settings.data_key).put(talk.id, "phone", number)
            usual = {
                "kind": "sms",
                "municipality": row.municipality,
                "conversation_id": talk.id,
                "contact_kind": "phone",
                "template": "sms_booked",
                "values": VALUES,
                "language": row.language,
                "locale": row.locale,
                "dedup_key": f"confirmation:{next(keys)}",
                "now": NOW,
            }
            outbox.record(session, **(usual | given))

    return make


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
