"""Rates, headers, errors and logs: what holds for every route."""

import logging
from uuid import uuid4

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import text
from werkzeug.test import TestResponse

from intake.database import session_scope
from tests.webhook.api_chat import Chat, refusal
from tests.webhook.fake_rasa import FakeRasa, says
from webhook import OPENINGS_A_MINUTE
from webhook.security import HEADERS
from webhook.services import Services

WORDS = ("Zwaantje", "111222333", "0612345678", "+31612345678", "de Vries")
"""What a citizen says in these tests."""
POLICY = "Content-Security-Policy"


def test_too_many_openings_are_refused_for_a_while(client: FlaskClient) -> None:
    for _ in range(OPENINGS_A_MINUTE):
        assert client.get("/api/municipalities").status_code == 200
    assert refusal(client.get("/api/municipalities")) == (429, "too_many_requests")


def test_another_address_is_not_held_back(client: FlaskClient) -> None:
    for _ in range(OPENINGS_A_MINUTE + 1):
        client.get("/api/municipalities")
    elsewhere = {"REMOTE_ADDR": "192.0.2.7"}
    answer = client.get("/api/municipalities", environ_overrides=elsewhere)
    assert answer.status_code == 200


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
        assert {name for name, _ in missing} <= {POLICY}, (address, missing)
        assert set(directives(answer).values()) <= {"'none'", "'self'"}, address


def test_a_page_may_load_what_is_ours_and_nothing_else(client: FlaskClient) -> None:
    answer = client.get("/chat")
    headers, policy = answer.headers, directives(answer)
    assert policy["default-src"] == policy["frame-ancestors"] == policy["base-uri"] == "'none'"
    assert set(policy.values()) == {"'none'", "'self'"}
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "microphone=()" in headers["Permissions-Policy"]


def test_only_our_own_demonstration_holds_the_chat_in_a_frame(client: FlaskClient) -> None:
    chat = directives(client.get("/chat?municipality=gemeente-leek"))
    assert chat == directives(client.get("/chat")) | {"frame-ancestors": "'self'"}
    page = directives(client.get("/demo?municipality=gemeente-leek"))
    assert page == directives(client.get("/chat")) | {"frame-src": "'self'"}


def directives(answer: TestResponse) -> dict[str, str]:
    """The content policy of an answer, by directive."""
    parts = (part.strip().partition(" ") for part in answer.headers[POLICY].split(";"))
    return {name: value for name, _, value in parts}


def test_answers_of_the_api_are_kept_by_no_cache(chat: Chat) -> None:
    assert chat.read().headers["Cache-Control"] == "no-store"
    assert chat.client.get("/api/nothing").headers["Cache-Control"] == "no-store"


def test_a_failure_of_ours_is_told_in_json_without_details(chat: Chat, rasa: FakeRasa) -> None:
    rasa.answers.append(RuntimeError("secret detail"))
    answer = chat.send()
    assert refusal(answer) == (500, "internal_server_error")
    assert "secret" not in answer.text


def words_in(log: str) -> list[str]:
    return [word for word in WORDS if word in log]


def test_no_log_line_holds_what_a_citizen_said(
    chat: Chat, rasa: FakeRasa, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    chat.send(text="mijn buurman Zwaantje, bsn 111222333")
    rasa.answers.append(says("Op welk nummer?", expect="phone"))
    chat.send(text="Zwaantje nog eens")
    chat.send(text="0612345678")
    rasa.answers.append(says("Op welke naam?", expect="name"))
    chat.send(text="Zwaantje")
    chat.send(text="Jan de Vries")
    rasa.goes_down()
    chat.send(text="Zwaantje is weg")
    chat.send(text=7, name="Zwaantje")
    chat.read(after="Zwaantje")
    assert words_in(caplog.text) == []
    assert chat.opened["token"] not in caplog.text


def test_a_failing_database_is_logged_without_words(
    chat: Chat, services: Services, caplog: pytest.LogCaptureFixture
) -> None:
    with session_scope(services.engine) as session:
        broken = "INSERT INTO nowhere VALUES (1)"
        session.execute(text(f"CREATE TRIGGER b BEFORE INSERT ON turns BEGIN {broken}; END"))
    assert chat.send(text="mijn buurman Zwaantje").status_code == 500
    assert "no such table" in caplog.text
    assert words_in(caplog.text) == []
