"""What /metrics tells of turns, hand-overs, silence and duplicates, and who may read it."""

import logging
from collections.abc import Callable, Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest
from flask import Flask
from flask.testing import FlaskClient
from prometheus_client import generate_latest
from prometheus_client.parser import text_string_to_metric_families
from sqlalchemy import text

from intake.database import session_scope
from intake.monitoring.meters import Meters
from intake.settings import Settings
from tests.webhook.api_chat import Chat, open_chat, refusal
from tests.webhook.fake_rasa import FakeRasa, misses, says
from webhook import create_app
from webhook.services import Services

LEEK_CHAT = {"channel": "chat", "language": "nl", "municipality": "gemeente-leek"}
UNDERSTOOD = {"understood": True, "decision": "act", "intent": "ask_help", "confidence": 0.9}


@pytest.fixture
def services(services: Services) -> Services:
    """A house that has counted nothing yet."""
    return replace(services, meters=Meters())


class Told:
    """What /metrics tells, by name and labels."""

    def __init__(self, answer: str) -> None:
        self.samples = {
            (sample.name, frozenset(sample.labels.items())): sample.value
            for family in text_string_to_metric_families(answer)
            for sample in family.samples
        }

    def __call__(self, name: str, **labels: str) -> float | None:
        return self.samples.get((f"intake_{name}", frozenset(labels.items())))


def scrape(client: FlaskClient) -> Told:
    answer = client.get("/metrics")
    assert answer.status_code == 200
    assert answer.mimetype == "text/plain"
    return Told(answer.text)


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


# --- parts that are down


@pytest.fixture
def of_actions(settings: Settings, services: Services) -> Iterator[Callable[[str], Flask]]:
    """Starts an action server that tells this of itself, and gives the gateway beside it."""
    servers = []

    def start(told: str) -> Flask:
        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                known = self.headers["Authorization"] == f"Bearer {settings.actions_secret}"
                self.send_response(200 if known else 401)
                self.end_headers()
                self.wfile.write(told.encode())

            def log_message(self, *_: object) -> None:
                return

        server = HTTPServer(("127.0.0.1", 0), Handler)
        Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
        beside = replace(settings, actions_port=server.server_port)
        return create_app(beside, replace(services, settings=beside))

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


def test_what_the_actions_counted_joins_what_the_gateway_counted(
    of_actions: Callable[[str], Flask], services: Services
) -> None:
    theirs = Meters()
    theirs.handovers.labels(reason="complaint", **LEEK_CHAT).inc(3)
    theirs.time("actions", {"total": 0.02, "sql": 0.01}, total="action")
    services.meters.handovers.labels(reason="silence", **LEEK_CHAT).inc()
    client = of_actions(generate_latest(theirs.registry).decode()).test_client()
    answer = client.get("/metrics").text
    told = Told(answer)
    assert told("up", part="actions") == 1
    assert told("handovers_total", reason="complaint", **LEEK_CHAT) == 3
    assert told("handovers_total", reason="silence", **LEEK_CHAT) == 1
    assert told("stage_seconds_sum", process="actions", stage="action") == 0.02
    named = [line for line in answer.splitlines() if line.startswith("# TYPE")]
    assert len(named) == len(set(named))


def test_what_is_down_is_told_and_the_rest_is_told_all_the_same(
    client: FlaskClient, chat: Chat, services: Services
) -> None:
    with session_scope(services.engine) as session:
        session.execute(text("DROP TABLE outbox"))
    told = scrape(client)
    assert told("up", part="actions") == told("up", part="database") == 0
    assert told("conversations_total", **LEEK_CHAT) == 1


def test_the_outbox_is_told_when_it_is_empty_too(client: FlaskClient) -> None:
    told = scrape(client)
    assert told("up", part="database") == 1
    assert told("outbox_messages", state="waiting") == 0
    assert told("outbox_oldest_due_seconds") == 0


# --- who may read


@pytest.mark.parametrize("address", ["127.0.0.1", "10.1.2.3", "::1"])
def test_who_calls_from_nearby_may_read(address: str, client: FlaskClient) -> None:
    answer = client.get("/metrics", environ_overrides={"REMOTE_ADDR": address})
    assert answer.status_code == 200


@pytest.mark.parametrize(
    ("address", "headers"),
    [
        ("203.0.113.7", {}),
        ("", {}),
        ("127.0.0.1", {"X-Forwarded-For": "203.0.113.7"}),
        ("127.0.0.1", {"Forwarded": "for=203.0.113.7"}),
    ],
)
def test_who_comes_from_afar_may_not(
    address: str, headers: dict[str, str], client: FlaskClient
) -> None:
    near = {"REMOTE_ADDR": address}
    answer = client.get("/metrics", headers=headers, environ_overrides=near)
    assert refusal(answer) == (401, "unauthorized")


@pytest.mark.parametrize(
    ("given", "status"), [("Bearer the-token", 200), ("Bearer other", 401), ("", 401), ("ü", 401)]
)
def test_with_a_token_everyone_needs_it(
    given: str, status: int, settings: Settings, services: Services
) -> None:
    closed = replace(settings, metrics_token="the-token")
    client = create_app(closed, replace(services, settings=closed)).test_client()
    assert client.get("/metrics", headers={"Authorization": given}).status_code == status


def test_no_meter_knows_a_citizen(client: FlaskClient, rasa: FakeRasa) -> None:
    chat = open_chat(client)
    rasa.answers.append(says("Op welke naam?", expect="name"))
    chat.send(text="mijn buurman Zwaantje, bel 0612345678")
    chat.send(text="Jan de Vries")
    answer = client.get("/metrics").text
    assert not [word for word in ("Zwaantje", "0612345678", "Vries", chat.id) if word in answer]


def test_without_its_tables_the_house_is_not_ready(client: FlaskClient, services: Services) -> None:
    assert client.get("/readyz").json["parts"]["database"] is True
    with session_scope(services.engine) as session:
        session.execute(text("DROP TABLE conversations"))
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert answer.json["ready"] is answer.json["parts"]["database"] is False
    assert client.get("/healthz").status_code == 200
