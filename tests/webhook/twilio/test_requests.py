"""Only what Twilio signed passes, over the address it called."""

from collections.abc import Mapping
from dataclasses import replace

import pytest
from cryptography.fernet import Fernet
from flask import Blueprint, Flask
from flask.testing import FlaskClient
from twilio.request_validator import RequestValidator

from intake.settings import Settings, SettingsError
from webhook import build_services, guards
from webhook.errors import register_errors

TOKEN = "0123456789abcdef0123456789abcdef"
PUBLIC = "https://intake.example"
FIELDS = {"CallSid": "CA1", "SpeechResult": "drie één ü + & =", "Digits": ""}


def _environ(**given: str) -> dict[str, str]:
    names = ("INTAKE_CHANNEL_SECRET", "INTAKE_ACTIONS_SECRET", "INTAKE_SECRET_KEY")
    key = Fernet.generate_key().decode()
    usual = {**dict.fromkeys(names, "test"), "INTAKE_DATA_KEY": key, "INTAKE_ENV": "test"}
    return {**usual, "TWILIO_AUTH_TOKEN": TOKEN, "PUBLIC_BASE_URL": PUBLIC, **given}


def _client(settings: Settings) -> FlaskClient:
    app = Flask("test")
    app.extensions["services"] = build_services(settings)
    register_errors(app)
    blueprint = Blueprint("twilio", "test")
    blueprint.add_url_rule("/twilio/<path:rest>", view_func=lambda rest: "in", methods=["POST"])
    guards.register(app, blueprint, guards.twilio_signature)
    return app.test_client()


@pytest.fixture
def settings() -> Settings:
    return Settings.from_env(_environ())


@pytest.fixture
def client(settings: Settings) -> FlaskClient:
    return _client(settings)


def _signed(address: str, fields: Mapping[str, object], token: str = TOKEN) -> dict[str, str]:
    return {"X-Twilio-Signature": RequestValidator(token).compute_signature(address, fields)}


def _post(client: FlaskClient, path: str, headers: Mapping[str, str]) -> int:
    return client.post(path, data=FIELDS, headers=headers).status_code


def test_a_signed_request_passes(client: FlaskClient) -> None:
    headers = _signed(f"{PUBLIC}/twilio/voice", FIELDS)
    assert _post(client, "/twilio/voice", headers) == 200


@pytest.mark.parametrize(
    "path", ["/twilio/v%6Fice", "/twilio/voice?turn=3&a=b%20c+d", "/twilio/voice?a=é%C3%A9"]
)
def test_path_and_query_are_taken_as_they_were_sent(client: FlaskClient, path: str) -> None:
    raw = path.replace("é%C3%A9", "%C3%A9%C3%A9")
    assert _post(client, raw, _signed(PUBLIC + raw, FIELDS)) == 200


def test_what_the_request_says_of_its_own_address_is_not_believed(client: FlaskClient) -> None:
    inside = _signed("http://localhost/twilio/voice", FIELDS)
    assert _post(client, "/twilio/voice", inside) == 403
    outside = {**_signed(f"{PUBLIC}/twilio/voice", FIELDS), "Host": "elsewhere.example"}
    assert _post(client, "/twilio/voice", outside) == 200


def test_a_public_address_may_end_in_a_slash_or_lie_in_a_folder() -> None:
    client = _client(Settings.from_env(_environ(PUBLIC_BASE_URL=f"{PUBLIC}/bot/")))
    headers = _signed(f"{PUBLIC}/bot/twilio/voice", FIELDS)
    assert _post(client, "/twilio/voice", headers) == 200


@pytest.mark.parametrize("signature", [None, "", "x", "é", "0/KCTR6DLpKmkAf8muzZqo1nDgQ="])
def test_an_unsigned_or_forged_request_is_refused(
    client: FlaskClient, signature: str | None
) -> None:
    headers = {} if signature is None else {"X-Twilio-Signature": signature}
    answer = client.post("/twilio/voice", data=FIELDS, headers=headers)
    assert answer.status_code == 403
    assert answer.json == {
        "error": {
            "code": "bad_signature",
            "message": "This request is not signed as Twilio signs.",
        }
    }


def test_another_token_signs_nothing(client: FlaskClient) -> None:
    headers = _signed(f"{PUBLIC}/twilio/voice", FIELDS, "f" * 32)
    assert _post(client, "/twilio/voice", headers) == 403


@pytest.mark.parametrize(
    "changed",
    [
        {**FIELDS, "SpeechResult": "iets anders"},
        {**FIELDS, "More": "1"},
        {"CallSid": "CA1"},
        {**FIELDS, "CallSid": ["CA1", "CA2"]},
    ],
)
def test_every_field_is_signed(client: FlaskClient, changed: dict[str, object]) -> None:
    headers = _signed(f"{PUBLIC}/twilio/voice", FIELDS)
    assert client.post("/twilio/voice", data=changed, headers=headers).status_code == 403


@pytest.mark.parametrize("path", ["/twilio/voice/turn", "/twilio/voice?turn=1"])
def test_a_signature_holds_for_its_own_address_only(client: FlaskClient, path: str) -> None:
    assert _post(client, path, _signed(f"{PUBLIC}/twilio/voice", FIELDS)) == 403


def test_without_a_token_nothing_is_taken_for_twilios(settings: Settings) -> None:
    client = _client(replace(settings, twilio_auth_token=""))
    assert _post(client, "/twilio/voice", _signed(f"{PUBLIC}/twilio/voice", FIELDS, "")) == 403


def test_the_newer_algorithm_is_read_from_its_header(client: FlaskClient) -> None:
    validator, address = RequestValidator(TOKEN), f"{PUBLIC}/twilio/voice"
    signature = validator.compute_signature(address, FIELDS, "HMAC_SHA256")
    settings_header = "key=webhooks_sharedkey_1,algorithm=HMAC_SHA256"
    newer = {
        "X-Twilio-Signature": signature,
        "X-Twilio-Webhooks-Signature-Settings": settings_header,
    }
    assert _post(client, "/twilio/voice", newer) == 200
    assert _post(client, "/twilio/voice", {"X-Twilio-Signature": signature}) == 403


def test_production_needs_the_token_and_development_starts_without() -> None:
    with pytest.raises(SettingsError, match="TWILIO_AUTH_TOKEN"):
        Settings.from_env(_environ(INTAKE_ENV="production", TWILIO_AUTH_TOKEN=""))
    assert Settings.from_env(_environ(TWILIO_AUTH_TOKEN="")).twilio_auth_token == ""
