"""Whatever is signed is answered or refused in words, on both databases; nothing is a fault."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import product

import pytest
from flask.testing import FlaskClient
from twilio.request_validator import RequestValidator

from intake.appointments import Appointments
from intake.database import connect
from intake.settings import Settings
from tests.webhook.twilio.conftest import CITIZEN, LEEK, PUBLIC, TOKEN
from webhook import create_app
from webhook.services import Services

ODD = (
    "",
    " ",
    "x" * 65,
    "x" * 5000,
    "1" * 400,
    "\x00",
    "a\x00b",
    "\u202e\u2066",
    "\ufffe\uffff",
    "\U0001f600" * 200,
    "-1",
    "99999999999999999999",
    "NaN",
    "1e999",
    "0001-01-01T00:00:00+14:00",
    "9999-12-31T23:59:59-14:00",
    "'; DROP TABLE turns; --",
    "%s%n{0}{}",
    "../../etc/passwd",
)
CALL = {"CallSid": "CA1", "From": CITIZEN, "To": LEEK, "CallStatus": "in-progress"}
TEXT = {"MessageSid": "SM1", "From": CITIZEN, "To": LEEK, "Body": "hallo"}
WEBHOOKS = (
    ("/twilio/voice", CALL, ("CallSid", "From", "To")),
    ("/twilio/voice/turn?turn=1", CALL, ("CallSid", "SpeechResult", "Digits", "Confidence")),
    ("/twilio/voice/dial-done?turn=1", CALL, ("CallSid", "DialCallStatus")),
    ("/twilio/voice/status", CALL, ("CallSid", "CallStatus")),
    ("/twilio/sms", TEXT, ("MessageSid", "From", "To", "Body", "OptOutType")),
    ("/twilio/sms/status?message=1", TEXT, ("MessageSid", "MessageStatus", "ErrorCode")),
)
ADDRESSES = ("/twilio/voice/turn?turn={}", "/twilio/voice/turn?turn=1&heard={}")
STATUS = "/twilio/sms/status?message={}"


def every_one() -> Iterator[tuple[str, dict[str, str]]]:
    """Each field of each webhook with each odd value; then each address."""
    for path, fields, names in WEBHOOKS:
        for name, value in product(names, ODD):
            yield path, {**fields, name: value}
    for address in ("", "x", "-1", "9" * 30, "%00", "1%00", "%F0%9F", "1.5", "1&turn=2"):
        for path in ADDRESSES:
            yield path.format(address), CALL
        yield STATUS.format(address), TEXT


@pytest.fixture(params=["sqlite", "postgresql"])
def gateway(
    request: pytest.FixtureRequest,
    settings: Settings,
    services: Services,
    migrated_database: Callable[[str], str],
) -> Iterator[FlaskClient]:
    engine = connect(migrated_database(request.param))
    book = Appointments(engine, settings)
    app = create_app(settings, replace(services, engine=engine, appointments=book))
    yield app.test_client()
    engine.dispose()


def test_nothing_that_is_signed_is_a_fault(
    gateway: FlaskClient, caplog: pytest.LogCaptureFixture
) -> None:
    faults, sent = [], 0
    for path, fields in every_one():
        signature = RequestValidator(TOKEN).compute_signature(f"{PUBLIC}{path}", fields)
        answer = gateway.post(path, data=fields, headers={"X-Twilio-Signature": signature})
        sent += 1
        # A call hears a sentence whatever happens: that something did is in the log.
        if answer.status_code >= 500 or "could not be answered" in caplog.text:
            faults.append((path, fields, answer.status_code))
            caplog.clear()
    assert faults == []
    assert sent > 300


def test_a_long_id_is_refused_in_words(gateway: FlaskClient) -> None:
    fields = {**TEXT, "MessageSid": "x" * 65}
    signature = RequestValidator(TOKEN).compute_signature(f"{PUBLIC}/twilio/sms", fields)
    answer = gateway.post("/twilio/sms", data=fields, headers={"X-Twilio-Signature": signature})
    assert answer.status_code == 400
    assert answer.get_json()["error"]["code"] == "bad_id"
