"""A citizen with a telephone that writes text messages, and a gateway that Twilio calls."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import count
from typing import Any
from xml.etree import ElementTree

import pytest
from flask.testing import FlaskClient
from twilio.request_validator import RequestValidator

from intake.settings import Settings
from tests.webhook.twilio.conftest import CITIZEN, LEEK, PUBLIC, TOKEN
from webhook import create_app
from webhook.services import Services


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
