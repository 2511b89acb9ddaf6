"""A citizen with a telephone that writes text messages, and a gateway that Twilio calls."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import count
from typing import Any
from xml.etree import ElementTree

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from twilio.request_validator import RequestValidator

from intake.contacts import ContactBook
from intake.database import read_scope, session_scope
from intake.messaging import outbox
from intake.messaging.outbox import Message
from intake.settings import Settings
from tests.webhook.conftest import NOW, Talk
from webhook import create_app
from webhook.services import Services
from webhook.twilio.outgoing_sms import Outgoing

TOKEN = "0123456789abcdef0123456789abcdef"
PUBLIC = "https://intake.example"
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
    "Uw nummer: 1234 5678. Verzetten of afzeggen? Antwoord op deze sms."
)
"""What these values make of the sentence of a booking: one part of 160 characters."""


@dataclass
class Phone:
    """One citizen's telephone: every message is signed as Twilio signs it."""

    client: FlaskClient
    number: str = CITIZEN
    to: str = LEEK
    sids: Iterator[int] = field(default_factory=count)

    def text(self, body: str, **given: str) -> str | None:
        """Send a message and return the answer's words; None where there is no answer."""
        return words(self.twiml(body, **given))

    def twiml(self, body: str, at: str | None = None, **given: str) -> str:
        """Send a message and return the TwiML; fields of Twilio's are given by name."""
        fields = {"From": self.number, "To": self.to, "Body": body, "NumMedia": "0"}
        sid = {"MessageSid": f"SM{next(self.sids):032d}"}
        answer = self.post("/twilio/sms", {**sid, **fields, **given}, at)
        assert (answer.status_code, answer.mimetype) == (200, "text/xml")
        return answer.get_data(as_text=True)

    def post(self, path: str, fields: Mapping[str, str], at: str | None = None) -> Any:
        """Post signed fields and return the response."""
        signature = RequestValidator(TOKEN).compute_signature(f"{PUBLIC}{path}", fields)
        headers = {"X-Twilio-Signature": signature, **({"X-Intake-Now": at} if at else {})}
        return self.client.post(path, data=fields, headers=headers)


def words(twiml: str) -> str | None:
    """The text of the one message in this TwiML, None where there is none."""
    response = ElementTree.fromstring(twiml)
    assert response.tag == "Response" and {each.tag for each in response} <= {"Message"}
    assert len(response) <= 1
    return response[0].text if len(response) else None


@pytest.fixture
def settings(settings: Settings) -> Settings:
    return replace(settings, twilio_auth_token=TOKEN, public_base_url=PUBLIC)


@pytest.fixture
def phone_of(settings: Settings, services: Services) -> Callable[..., Phone]:
    """Gives each number its telephone; all of them write to one gateway."""
    client, sids = create_app(settings, services).test_client(), count(1)
    return lambda number=CITIZEN, to=LEEK: Phone(client, number, to, sids)


@pytest.fixture
def phone(phone_of: Callable[..., Phone]) -> Phone:
    """A Dutch telephone that writes to Leek."""
    return phone_of()


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
def messages(services: Services) -> Callable[[], list[Message]]:
    """Everything in the outbox as it is now."""

    def stored() -> list[Message]:
        with read_scope(services.engine) as session:
            return list(session.scalars(select(Message).order_by(Message.dedup_key)))

    return stored
