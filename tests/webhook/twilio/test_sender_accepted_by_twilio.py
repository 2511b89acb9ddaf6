"""Every call of ours to Twilio's API fits Twilio's own description of it."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
import requests
from flask import Flask

from intake.messaging.outbox import Message
from intake.settings import Settings
from intake.worker import send_outbox
from tests.webhook.conftest import NOW
from tests.webhook.twilio.conftest import CITIZEN, LEEK, Record
from tests.webhook.twilio.prism import DOCUMENT, prism
from tests.webhook.twilio.stand_in import ACCOUNT, StandIn
from webhook.services import Services
from webhook.twilio.outgoing_sms import Outgoing
from webhook.twilio.sender import TwilioSender, sender_for, twilio_client

MESSAGES = f"/2010-04-01/Accounts/{ACCOUNT}/Messages.json"
DESCRIBED = "/2010-04-01/Accounts/{AccountSid}/Messages.json"


@pytest.fixture(scope="module")
def described(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of Twilio as its document describes it."""
    with prism(tmp_path_factory.mktemp("prism") / "log") as address:
        yield address


@pytest.fixture
def account(settings: Settings, described: str) -> Settings:
    return replace(settings, twilio_account_sid=ACCOUNT, twilio_api_url=described)


def test_a_confirmation_is_accepted(
    record: Record,
    account: Settings,
    outgoing: Outgoing,
    services: Services,
    messages: Callable[[], list[Message]],
) -> None:
    record()
    assert send_outbox(services.engine, sender_for(account, outgoing), NOW) == 1
    assert str(messages()[0].provider_id).startswith("SM")


def test_the_look_for_an_earlier_attempt_is_accepted(
    record: Record,
    account: Settings,
    outgoing: Outgoing,
    messages: Callable[[], list[Message]],
) -> None:
    record()
    (message,) = messages()
    message.attempts = 2
    sender = TwilioSender(twilio_client(account), outgoing, account.public_base_url, account.clock)
    assert sender.send(message).startswith("SM")


def test_every_field_of_a_confirmation_is_one_of_twilios(
    record: Record,
    settings: Settings,
    outgoing: Outgoing,
    services: Services,
    serve: Callable[[Flask], str],
) -> None:
    twilio = StandIn()
    given = replace(settings, twilio_account_sid=ACCOUNT, twilio_api_url=serve(twilio.app))
    record()
    send_outbox(services.engine, sender_for(given, outgoing), NOW)
    operation = json.loads(DOCUMENT.read_text())["paths"][DESCRIBED]["post"]
    (form,) = operation["requestBody"]["content"].values()
    assert set(twilio.asked[0]) <= set(form["schema"]["properties"])


@pytest.mark.parametrize(
    ("fields", "signed_in", "status"),
    [
        ({"To": CITIZEN, "From": LEEK, "Body": "ja"}, True, 201),
        ({"From": LEEK, "Body": "ja"}, True, 422),
        ({"To": CITIZEN, "From": LEEK, "ValidityPeriod": "four hours"}, True, 422),
        ({"To": CITIZEN, "From": LEEK, "StatusCallback": "nowhere"}, True, 422),
        ({"To": CITIZEN, "From": LEEK, "Body": "ja"}, False, 401),
    ],
)
def test_the_document_refuses_what_is_wrong(
    described: str, fields: dict[str, str], signed_in: bool, status: int
) -> None:
    auth = (ACCOUNT, "token") if signed_in else None
    answer = requests.post(described + MESSAGES, data=fields, auth=auth, timeout=10)
    assert answer.status_code == status
