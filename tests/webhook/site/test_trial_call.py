"""The test telephone: its page, and the signature without which no webhook is taken."""

from collections.abc import Callable
from dataclasses import replace
from xml.etree import ElementTree

import pytest
from flask.testing import FlaskClient

from intake.settings import Settings
from tests.webhook.api_chat import refusal
from webhook import create_app
from webhook.services import Services

TOKEN = "0123456789abcdef0123456789abcdef"
PUBLIC = "https://intake.example"
FIELDS = {"CallSid": "CA1", "From": "+31612345678", "To": "+31594000014"}
SIGNING = "/demo/telephone/signature"


@pytest.fixture
def settings(settings: Settings) -> Settings:
    return replace(settings, twilio_auth_token=TOKEN, public_base_url=PUBLIC)


@pytest.fixture
def production(settings: Settings, services: Services) -> FlaskClient:
    """A gateway for citizens that even shows its demonstration."""
    shown = replace(settings, environment="production", open_pages=frozenset({"demo"}))
    return create_app(shown, replace(services, settings=shown)).test_client()


def signed(client: FlaskClient, path: str) -> str:
    answer = client.post(SIGNING, json={"path": path, "fields": FIELDS})
    assert answer.status_code == 200
    return str(answer.json["signature"])  # type: ignore[index]


def test_a_signed_webhook_is_answered_as_a_call(client: FlaskClient) -> None:
    headers = {"X-Twilio-Signature": signed(client, "/twilio/voice")}
    answer = client.post("/twilio/voice", data=FIELDS, headers=headers)
    assert "Ik ben een computer" in answer.text
    assert ElementTree.fromstring(answer.text).find("Gather") is not None


def test_a_signature_is_for_one_path_and_its_query(client: FlaskClient) -> None:
    headers = {"X-Twilio-Signature": signed(client, "/twilio/voice/turn?turn=2")}
    there = client.post("/twilio/voice/turn?turn=2", data=FIELDS, headers=headers)
    elsewhere = client.post("/twilio/voice/turn?turn=3", data=FIELDS, headers=headers)
    assert (there.status_code, elsewhere.status_code) == (200, 403)


@pytest.mark.parametrize("path", ["/twilio/sms", "/twilio/voicemail", "/desk", "", None, 7])
def test_nothing_else_is_signed(path: object, client: FlaskClient) -> None:
    answer = client.post(SIGNING, json={"path": path, "fields": FIELDS})
    assert refusal(answer) == (422, "no_webhook")


@pytest.mark.parametrize("body", [[], "words", {"path": "/twilio/voice", "fields": "words"}])
def test_what_is_no_form_is_not_signed(body: object, client: FlaskClient) -> None:
    assert refusal(client.post(SIGNING, json=body)) == (422, "no_webhook")


Ask = Callable[[FlaskClient], int]


@pytest.mark.parametrize(
    "ask",
    [
        lambda client: client.get("/demo/telephone").status_code,
        lambda client: client.post(SIGNING, json={}).status_code,
    ],
)
def test_it_is_not_there_in_production_nor_from_afar(
    ask: Ask, production: FlaskClient, client: FlaskClient
) -> None:
    assert ask(production) == 404
    client.environ_base["REMOTE_ADDR"] = "203.0.113.7"
    assert ask(client) == 404
    client.environ_base["REMOTE_ADDR"] = "127.0.0.1"
    client.environ_base["HTTP_X_FORWARDED_FOR"] = "203.0.113.7"
    assert ask(client) == 404


def test_the_demonstration_leads_to_it_only_where_it_is(
    client: FlaskClient, production: FlaskClient
) -> None:
    link = "/demo/telephone?municipality=gemeente-leek"
    assert link in client.get("/demo?municipality=gemeente-leek").text
    client.environ_base["REMOTE_ADDR"] = "203.0.113.7"
    assert link not in client.get("/demo?municipality=gemeente-leek").text


@pytest.mark.parametrize(("language", "title"), [("nl", "Testtelefoon"), ("de", "Testtelefon")])
def test_its_page_speaks_both_languages(language: str, title: str, client: FlaskClient) -> None:
    page = client.get(f"/demo/telephone?municipality=gemeente-leek&language={language}")
    assert f"<h1>{title}</h1>" in page.text
    assert "microphone=(self)" in page.headers["Permissions-Policy"]
    assert "microphone=()" in client.get("/demo?municipality=gemeente-leek").headers.get(
        "Permissions-Policy", ""
    )


def test_an_unknown_municipality_is_not_found(client: FlaskClient) -> None:
    answer = client.get("/demo/telephone?municipality=nowhere")
    assert refusal(answer) == (404, "unknown_municipality")
