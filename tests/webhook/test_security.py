"""Headers that every answer carries."""

from dataclasses import replace
from uuid import uuid4

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from intake.settings import Settings
from tests.webhook.api_chat import Chat
from webhook import create_app
from webhook.security import HEADERS
from webhook.services import Services

POLICY = "Content-Security-Policy"
TELEPHONE = "/demo/telephone"
"""The one page that may listen, where its user lets it."""
HERE = "http://127.0.0.1:8080"
THE_DEMONSTRATION = ("'self' http://localhost:8080", "'self' http://localhost")
"""From where it loads the chat: this machine under its other name."""


def test_every_route_carries_the_security_headers(app: Flask, client: FlaskClient) -> None:
    given = {"conversation": uuid4(), "filename": "chat.css", "reference": "12345674"}
    given |= {"appointment": uuid4(), "anything": "nothing", "name": "htmx.js"}
    adapter = app.url_map.bind("localhost")
    addresses = {
        adapter.build(rule.endpoint, {name: given.get(name, 1) for name in rule.arguments})
        for rule in app.url_map.iter_rules()
    }
    for address in [*addresses, "/nowhere"]:
        answer = client.get(address)
        missing = set(HEADERS.items()) - set(answer.headers.items())
        allowed = {POLICY, "Permissions-Policy"} if address == TELEPHONE else {POLICY}
        assert {name for name, _ in missing} <= allowed, (address, missing)
        assert {*directives(answer).values()} <= {"'none'", "'self'", *THE_DEMONSTRATION}, address


def test_a_page_may_load_what_is_ours_and_nothing_else(client: FlaskClient) -> None:
    answer = client.get("/chat")
    headers, policy = answer.headers, directives(answer)
    assert policy["default-src"] == policy["frame-ancestors"] == policy["base-uri"] == "'none'"
    assert set(policy.values()) == {"'none'", "'self'"}
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "microphone=()" in headers["Permissions-Policy"]


def test_the_sites_of_a_profile_hold_its_chat_in_a_frame(client: FlaskClient) -> None:
    chat = directives(client.get("/chat?municipality=gemeente-leek"))
    sites = {"frame-ancestors": "'self' https://www.gemeente-leek.example"}
    assert chat == directives(client.get("/chat")) | sites


def test_the_demonstration_loads_the_chat_from_another_origin(client: FlaskClient) -> None:
    page = directives(client.get("/demo?municipality=gemeente-leek", base_url=HERE))
    changed = dict.fromkeys(("script-src", "connect-src"), THE_DEMONSTRATION[0])
    assert page == directives(client.get("/chat")) | changed


def test_in_production_browsers_come_by_tls_only(settings: Settings, services: Services) -> None:
    strict = replace(settings, environment="production")
    client = create_app(strict, replace(services, settings=strict)).test_client()
    told = {client.get(path).headers["Strict-Transport-Security"] for path in ("/chat", "/nowhere")}
    assert told == {"max-age=31536000; includeSubDomains"}


def test_a_development_machine_has_no_tls(client: FlaskClient) -> None:
    assert "Strict-Transport-Security" not in client.get("/chat").headers


def directives(answer: TestResponse) -> dict[str, str]:
    """The content policy of an answer, by directive."""
    parts = (part.strip().partition(" ") for part in answer.headers[POLICY].split(";"))
    return {name: value for name, _, value in parts}


def test_answers_of_the_api_are_kept_by_no_cache(chat: Chat) -> None:
    assert chat.read().headers["Cache-Control"] == "no-store"
    assert chat.client.get("/api/nothing").headers["Cache-Control"] == "no-store"
