"""What is seen of each turn."""

import logging
from dataclasses import replace

import pytest
from flask.testing import FlaskClient
from sqlalchemy import text

from intake.database import session_scope
from intake.monitoring.meters import Meters
from tests.webhook.api_chat import Chat
from tests.webhook.fake_rasa import FakeRasa, misses, says
from tests.webhook.metrics import LEEK_CHAT, scrape
from webhook.services import Services

UNDERSTOOD = {"understood": True, "decision": "act", "intent": "ask_help", "confidence": 0.9}


@pytest.fixture
def services(services: Services) -> Services:
    """An installation that has counted nothing yet."""
    return replace(services, meters=Meters())


def test_a_turn_is_counted_with_what_was_understood(
    client: FlaskClient, chat: Chat, rasa: FakeRasa
) -> None:
    rasa.answers += [says("Goed.", understood=UNDERSTOOD), misses()]
    chat.send()
    chat.send()
    told = scrape(client)
    assert told("conversations_total", **LEEK_CHAT) == 1
    assert told("turns_total", **LEEK_CHAT, outcome="answered") == 2
    assert told("intents_total", intent="ask_help", language="nl") == 1
    assert told("decisions_total", decision="act", language="nl", channel="chat") == 1
    assert told("misses_total", language="nl", channel="chat") == 1


def test_a_turn_is_timed_by_stage(client: FlaskClient, chat: Chat) -> None:
    chat.send()
    told = scrape(client)
    for stage in ("gateway", "sql"):
        assert told("stage_seconds_count", process="gateway", stage=stage) == 1
    whole = told("stage_seconds_sum", process="gateway", stage="gateway")
    of_it = told("stage_seconds_sum", process="gateway", stage="sql")
    assert whole and of_it and whole > of_it > 0
    assert told("request_seconds_count", endpoint="chat.send", status="200") == 1


def test_a_message_that_comes_twice_is_a_duplicate(client: FlaskClient, chat: Chat) -> None:
    chat.send(id="same")
    chat.send(id="same")
    told = scrape(client)
    assert told("duplicates_total", channel="chat") == 1
    assert told("turns_total", **LEEK_CHAT, outcome="duplicate") == 1


def test_a_breakdown_and_the_case_it_opens_are_counted(
    client: FlaskClient, chat: Chat, rasa: FakeRasa
) -> None:
    rasa.goes_down(2)
    chat.send()
    chat.send()
    told = scrape(client)
    assert told("breakdowns_total", kind="RasaUnavailable") == 2
    assert told("turns_total", **LEEK_CHAT, outcome="broken") == 2
    assert told("handovers_total", reason="rasa_unavailable", **LEEK_CHAT) == 1
    queue = {"municipality": "gemeente-leek", "department": "kcc", "status": "open"}
    assert told("cases", **queue) == 1


def test_a_turn_that_fails_is_counted_and_told(
    client: FlaskClient, chat: Chat, services: Services, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    with session_scope(services.engine) as session:
        broken = "INSERT INTO nowhere VALUES (1)"
        session.execute(text(f"CREATE TRIGGER b BEFORE INSERT ON turns BEGIN {broken}; END"))
    assert chat.send().status_code == 500
    assert scrape(client)("turns_total", **LEEK_CHAT, outcome="failed") == 1
    assert facts(caplog, "turn")[-1]["outcome"] == "failed"


def facts(caplog: pytest.LogCaptureFixture, message: str) -> list[dict[str, object]]:
    return [record.facts for record in caplog.records if record.message == message]  # type: ignore[attr-defined]


def test_the_log_has_one_line_a_turn(
    chat: Chat, rasa: FakeRasa, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    rasa.answers.append(says("Goed.", understood=UNDERSTOOD))
    chat.send()
    (line,) = facts(caplog, "turn")
    assert line.pop("ms") > line.pop("sql_ms") > 0  # type: ignore[operator]
    expected = {"conversation": chat.id, **LEEK_CHAT, "outcome": "answered"}
    assert line == expected | {"intent": "ask_help", "decision": "act", "confidence": 0.9}
