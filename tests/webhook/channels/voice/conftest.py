"""A caller, and a gateway that Twilio calls; every answer is held against Twilio's documents."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from itertools import count
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest
from flask.testing import FlaskClient
from twilio.request_validator import RequestValidator

from intake import cases, conversations, references
from intake.cases import Case
from intake.contacts import ContactBook
from intake.conversations import Conversation
from intake.database import read_scope
from intake.settings import Settings
from tests.webhook.channels.voice.documented import mistakes
from webhook import create_app
from webhook.services import Services

TOKEN = "0123456789abcdef0123456789abcdef"
PUBLIC = "https://intake.example"
LEEK, ANTWERP, HEINSBERG = "+31594000014", "+3230000014", "+492214710114"
CALLER = "+31612345678"
EVENING = "2014-02-06T20:00:00+01:00"
REFERENCE = "een twee, drie vier, vijf zes, zeven een"
"""12345671, said."""


@dataclass
class Answer:
    """One TwiML document, as a telephone follows it."""

    document: str
    root: Element = field(init=False)

    def __post_init__(self) -> None:
        assert mistakes(self.document) == []
        self.root = ElementTree.fromstring(self.document.encode())

    @property
    def said(self) -> list[str]:
        """Everything that is said, in order."""
        return [str(say.text) for say in self.root.iter("Say")]

    @property
    def words(self) -> str:
        return " ".join(self.said)

    @property
    def voices(self) -> set[str | None]:
        return {say.get("voice") for say in self.root.iter("Say")}

    @property
    def gather(self) -> Mapping[str, str]:
        """The attributes of the question."""
        found = self.root.find("Gather")
        assert found is not None, f"nothing is asked: {self.document}"
        return found.attrib

    @property
    def dialled(self) -> str | None:
        return self.root.findtext("Dial/Number")

    @property
    def ends(self) -> bool:
        return self.root.find("Hangup") is not None

    @property
    def next(self) -> str:
        """Path and query of the webhook that comes next."""
        for verb in ("Gather", "Dial"):
            if (found := self.root.find(verb)) is not None:
                return _path(str(found.get("action")))
        return _path(str(self.root.findtext("Redirect")))


def _path(url: str) -> str:
    assert url.startswith(f"{PUBLIC}/")
    parts = urlsplit(url)
    return f"{parts.path}?{parts.query}"


@dataclass
class Telephone:
    """One call: each webhook is signed as Twilio signs it and goes where the last answer said."""

    client: FlaskClient
    services: Services
    dials: str = LEEK
    number: str = CALLER
    at: str | None = None
    sid: str = "CA1"
    answer: Answer | None = None

    def call(self) -> Answer:
        return self._next("/twilio/voice", CallStatus="ringing")

    def say(self, words: str, confidence: str = "0.9") -> Answer:
        return self._next(self._where(), SpeechResult=words, Confidence=confidence)

    def key(self, digits: str) -> Answer:
        return self._next(self._where(), Digits=digits, FinishedOnKey="")

    def silent(self) -> Answer:
        return self._next(self._where())

    def dial_ends(self, status: str) -> Answer:
        return self._next(self._where(), DialCallStatus=status)

    def picked_up(self) -> Answer:
        """What whoever picks up the department's telephone hears."""
        assert self.answer is not None
        number = self.answer.root.find("Dial/Number")
        assert number is not None and number.get("url"), "nothing is whispered"
        return self._beside(_path(str(number.get("url"))))

    def colleague(self, told: Answer, digits: str = "") -> Answer:
        """What they hear after a key; no key is silence, as of a mailbox."""
        return self._beside(told.next, Digits=digits)

    def taken(self) -> None:
        """A person picks up and takes the call."""
        answer = self.colleague(self.picked_up(), "1")
        assert list(answer.root) == [], "the two are connected"

    def _beside(self, path: str, **given: str) -> Answer:
        """A webhook of the department's own leg; the caller's call stays where it is."""
        leg = {"CallSid": "CA2", "ParentCallSid": self.sid, "From": self.dials}
        response = self.post(path, **leg, To="+31594000010", **given)
        assert (response.status_code, response.mimetype) == (200, "text/xml"), response.text
        return Answer(response.text)

    def redirect(self) -> Answer:
        return self._next(self._where())

    def status(self, status: str) -> int:
        return self.post("/twilio/voice/status", CallStatus=status).status_code

    def post(self, path: str, **given: str) -> Any:
        fields = {"CallSid": self.sid, "From": self.number, "To": self.dials, **given}
        signature = RequestValidator(TOKEN).compute_signature(f"{PUBLIC}{path}", fields)
        own_time = {"X-Intake-Now": self.at} if self.at else {}
        headers = {"X-Twilio-Signature": signature, **own_time}
        return self.client.post(path, data=fields, headers=headers)

    def _where(self) -> str:
        assert self.answer is not None, "nobody has called yet"
        return self.answer.next

    def _next(self, path: str, **given: str) -> Answer:
        response = self.post(path, **given)
        assert (response.status_code, response.mimetype) == (200, "text/xml"), response.text
        return self.heard(response.text)

    def heard(self, document: str) -> Answer:
        """Follow this answer from now on."""
        self.answer = Answer(document)
        return self.answer

    # What is stored.

    @property
    def row(self) -> Conversation:
        with read_scope(self.services.engine) as session:
            found = conversations.latest_in_thread(session, self.sid)
        assert found is not None
        return found

    @property
    def transcript(self) -> list[tuple[str, str]]:
        with read_scope(self.services.engine) as session:
            turns = conversations.transcript(session, self.row.id)
        return [(turn.sender, turn.text) for turn in turns]

    def contact(self, kind: str = "phone") -> str | None:
        with read_scope(self.services.engine) as session:
            return ContactBook(session, self.services.settings.data_key).get(self.row.id, kind)

    def case(self) -> Case | None:
        with read_scope(self.services.engine) as session:
            return cases.for_conversation(session, self.row.id)

    def the_case(self) -> Case:
        case = self.case()
        assert case is not None
        return case

    def history(self) -> list[tuple[str, dict[str, Any]]]:
        with read_scope(self.services.engine) as session:
            acts = cases.history(session, self.the_case().reference)
        return [(event.act, event.detail) for event in acts]


@pytest.fixture
def settings(settings: Settings) -> Settings:
    return replace(settings, twilio_auth_token=TOKEN, public_base_url=PUBLIC)


@pytest.fixture(autouse=True)
def one_reference(monkeypatch: pytest.MonkeyPatch) -> None:
    """Gives references in a row that begins with 1234 5671."""
    numbers = count(1234567)
    monkeypatch.setattr(references, "_seven_digits", lambda: next(numbers))


@pytest.fixture
def client(settings: Settings, services: Services) -> FlaskClient:
    app = create_app(settings, services)
    app.config["PROPAGATE_EXCEPTIONS"] = False
    return app.test_client()


@pytest.fixture
def phone_of(client: FlaskClient, services: Services) -> Callable[..., Telephone]:
    """Gives each caller a telephone; all of them call one gateway."""
    sids = (f"CA{number:032d}" for number in count(1))

    def make(dials: str = LEEK, **given: Any) -> Telephone:
        return Telephone(client, services, dials, sid=next(sids), **given)

    return make


@pytest.fixture
def phone(phone_of: Callable[..., Telephone]) -> Telephone:
    """A Dutch caller to Leek, in office hours."""
    return phone_of()


@pytest.fixture
def hurry(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Leaves patience for a moment only, so that tests of slow answers are quick."""

    def shorten() -> None:
        monkeypatch.setattr("webhook.channels.voice.deadline.ANSWER_SECONDS", 0.2)
        monkeypatch.setattr("webhook.channels.voice.deadline.LEAST_SECONDS", 0.1)
        monkeypatch.setattr("webhook.channels.voice.deadline.ONCE_MORE_SECONDS", 0.2)

    return shorten
