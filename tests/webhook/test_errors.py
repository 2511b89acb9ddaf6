"""What goes wrong is told without details, and logged without words."""

import logging

import pytest
from flask.testing import FlaskClient
from sqlalchemy import text

from intake.database import session_scope
from tests.webhook.api_chat import Chat, refusal
from tests.webhook.fake_rasa import FakeRasa, says
from tests.webhook.full_store import full
from webhook.services import Services

WORDS = ("Zwaantje", "111222333", "0612345678", "+31612345678", "de Vries")
"""What a citizen says in these tests."""


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


def test_a_store_that_is_full_is_told_as_that_and_heals(chat: Chat, services: Services) -> None:
    with full(services.engine):
        answer = chat.send(id="m-1")
        assert refusal(answer) == (503, "storing")
        assert answer.headers["Retry-After"] == "5"
    assert chat.send(id="m-1").status_code == 200


def test_a_wrong_method_is_told_the_right_ones(client: FlaskClient) -> None:
    answer = client.put("/api/chat")
    assert answer.status_code == 405
    assert "POST" in answer.headers["Allow"]


def test_who_is_refused_is_logged_without_a_word(
    client: FlaskClient, caplog: pytest.LogCaptureFixture
) -> None:
    client.post("/twilio/sms", data={"Body": "geheim", "From": "+31600123456"})
    client.get("/api/chat/3f0c5f9e-0000-4000-8000-000000000000/messages")
    told = [getattr(record, "facts", None) for record in caplog.records]
    assert told == [
        {"code": "bad_signature", "route": "sms.incoming"},
        {"code": "unauthorized", "route": "chat.read"},
    ]
    assert {record.getMessage() for record in caplog.records} == {"refused"}
