"""What Prometheus reads, and who may read it."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest
from flask import Flask
from flask.testing import FlaskClient
from prometheus_client import generate_latest
from sqlalchemy import text

from intake.database import session_scope
from intake.keeping.models import RetentionStop
from intake.monitoring.meters import Meters
from intake.settings import Settings
from tests.webhook.api_chat import Chat, open_chat, refusal
from tests.webhook.fake_rasa import FakeRasa, says
from tests.webhook.metrics import LEEK_CHAT, Told, scrape
from webhook import create_app
from webhook.services import Services

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


def test_a_sweep_that_stopped_is_told(client: FlaskClient, services: Services) -> None:
    assert scrape(client)("retention_stopped_rows", kind="turns") is None
    with session_scope(services.engine) as session:
        session.add(RetentionStop(kind="turns", rows=900, among=1000, since=services.now()))
    assert scrape(client)("retention_stopped_rows", kind="turns") == 900


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


def test_that_text_messages_stopped_is_seen(
    of_actions: Callable[[str], Flask], services: Services, settings: Settings
) -> None:
    assert Told(of_actions("").test_client().get("/metrics").text)("texts_stopped") == 0
    stopped = replace(services, settings=replace(settings, texts_an_hour=0))
    client = create_app(settings, stopped).test_client()
    assert Told(client.get("/metrics").text)("texts_stopped") == 1
