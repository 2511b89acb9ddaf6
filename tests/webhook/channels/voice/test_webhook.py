"""No route of the telephone takes what Twilio did not sign; a replay is no second turn."""

import pytest
from twilio.request_validator import RequestValidator

from tests.webhook.channels.voice.conftest import PUBLIC, TOKEN, Telephone
from tests.webhook.fake_rasa import FakeRasa

ROUTES = [
    "/twilio/voice",
    "/twilio/voice/turn?turn=1",
    "/twilio/voice/turn?turn=1&wait=1",
    "/twilio/voice/dial-done?turn=1",
    "/twilio/voice/status",
]
FIELDS = {"CallSid": "CA1", "From": "+31612345678", "To": "+31594000014", "CallStatus": "completed"}


@pytest.mark.parametrize("path", ROUTES)
@pytest.mark.parametrize("signature", [None, "forged", "0/KCTR6DLpKmkAf8muzZqo1nDgQ="])
def test_unsigned_and_forged_requests_are_refused(
    phone: Telephone, rasa: FakeRasa, path: str, signature: str | None
) -> None:
    headers = {} if signature is None else {"X-Twilio-Signature": signature}
    answer = phone.client.post(path, data=FIELDS, headers=headers)
    assert answer.status_code == 403
    assert rasa.heard == []


@pytest.mark.parametrize("path", ROUTES)
def test_the_signature_of_another_route_does_not_fit(phone: Telephone, path: str) -> None:
    signature = RequestValidator(TOKEN).compute_signature(f"{PUBLIC}/twilio/sms", FIELDS)
    answer = phone.client.post(path, data=FIELDS, headers={"X-Twilio-Signature": signature})
    assert answer.status_code == 403


@pytest.mark.parametrize("path", ROUTES)
def test_only_posts_are_taken(phone: Telephone, path: str) -> None:
    assert phone.client.get(path).status_code == 405


def test_a_replayed_turn_is_answered_from_its_receipt(phone: Telephone, rasa: FakeRasa) -> None:
    path = phone.call().next
    first = phone.post(path, SpeechResult="hallo").text
    for _ in range(3):
        assert phone.post(path, SpeechResult="hallo").text == first
    assert rasa.heard == ["hallo"]
    assert phone.row.turns == 1
