"""The client of Rasa asks over loopback, and every way of not answering is an error of ours."""

import json
import logging
import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from webhook.dialogue.rasa_client import RasaClient
from webhook.wire import Call, Choice, Command, Message, RasaSilent, RasaUnavailable

WORDS = "mijn buurman heet Zwaantje"
METADATA = {"municipality": "gemeente-leek", "channel": "chat"}
LANGUAGE = {"type": "language", "reported": {"name": "nl", "confidence": 0.9}}
EXPECT = {"type": "expect", "kind": "date"}


class Answering(ThreadingHTTPServer):
    """A Rasa of a few lines: answers with what a test laid down, and keeps the requests."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.status, self.body = 200, b"{}"
        self.requests: list[tuple[str, dict[str, str], Any]] = []
        self.let_go = threading.Event()
        self.let_go.set()

    def says(self, answer: Any, status: int = 200) -> None:
        self.status, self.body = status, json.dumps(answer).encode()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing: a client that waited long enough has hung up."""

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class Handler(BaseHTTPRequestHandler):
    server: Answering

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.requests.append((self.path, dict(self.headers), body))
        self.server.let_go.wait(10)
        self.send_response(self.server.status)
        self.send_header("Content-Length", str(len(self.server.body)))
        self.end_headers()
        self.wfile.write(self.server.body)

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


@pytest.fixture
def server() -> Iterator[Answering]:
    server = Answering()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield server
    server.let_go.set()
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def client(server: Answering) -> RasaClient:
    return RasaClient(server.url, "the-secret", budget=5)


def test_words_travel_with_secret_and_metadata(server: Answering, client: RasaClient) -> None:
    server.says({"messages": [{"text": "Goed.", "buttons": []}], "directives": []})
    client.send("c1", WORDS, METADATA)
    ((path, headers, body),) = server.requests
    assert path == "/webhooks/gateway/turn"
    assert headers["Authorization"] == "Bearer the-secret"
    assert body == {"conversation": "c1", "text": WORDS, "metadata": METADATA}


def test_a_command_travels_as_data(server: Answering, client: RasaClient) -> None:
    server.says({"messages": [{"text": "Goed."}]})
    client.send("c1", Command("inform", {"office": "town_hall"}), METADATA)
    assert server.requests[0][2]["command"] == {
        "name": "inform",
        "entities": {"office": "town_hall"},
    }
    assert "text" not in server.requests[0][2]


def test_a_new_session_is_a_command_that_needs_no_answer(
    server: Answering, client: RasaClient
) -> None:
    server.says({"messages": [], "directives": []})
    client.restart("c1", METADATA)
    assert server.requests[0][2]["command"]["name"] == "session_start"


def test_messages_buttons_and_directives_are_read(server: Answering, client: RasaClient) -> None:
    buttons = [
        {"title": "Ja", "command": "affirm"},
        {"title": "Hal", "command": {"name": "inform", "entities": {"office": "town_hall"}}},
    ]
    server.says({"messages": [{"text": "Waar?", "buttons": buttons}], "directives": [EXPECT]})
    reply = client.send("c1", WORDS, METADATA)
    choices = (
        Choice("Ja", Command("affirm")),
        Choice("Hal", Command("inform", {"office": "town_hall"})),
    )
    assert reply.messages == (Message("Waar?", choices),)
    assert reply.directive("expect") == EXPECT


def test_numbers_to_call_are_read_apart_from_choices(server: Answering, client: RasaClient) -> None:
    buttons = [{"title": "Nee", "command": "deny"}]
    calls = [{"title": "Bel 113", "tel": "113"}]
    server.says({"messages": [{"text": "Bel 113.", "buttons": buttons, "calls": calls}]})
    (message,) = client.send("c1", WORDS, METADATA).messages
    assert message.choices == (Choice("Nee", Command("deny")),)
    assert message.calls == (Call("Bel 113", "113"),)


def test_a_directive_without_words_is_an_answer(server: Answering, client: RasaClient) -> None:
    server.says({"messages": [], "directives": [LANGUAGE, EXPECT]})
    assert client.send("c1", WORDS, METADATA).messages == ()


@pytest.mark.parametrize(
    "answer",
    [
        {},
        {"messages": [], "directives": []},
        {"messages": [], "directives": [LANGUAGE, {"type": "understood", "understood": True}]},
    ],
    ids=["nothing", "empty lists", "only what the pipeline reports"],
)
def test_an_answer_that_says_nothing_is_an_error(
    answer: dict[str, Any], server: Answering, client: RasaClient
) -> None:
    server.says(answer)
    with pytest.raises(RasaSilent):
        client.send("c1", WORDS, METADATA)


@pytest.mark.parametrize("status", [400, 401, 404, 500, 503])
def test_an_error_of_rasa_means_unavailable(
    status: int, server: Answering, client: RasaClient
) -> None:
    server.says({"messages": [{"text": "Goed."}]}, status)
    with pytest.raises(RasaUnavailable):
        client.send("c1", WORDS, METADATA)


@pytest.mark.parametrize("body", [b"", b"<html>", b"[]", b'"Goed."', b"null"])
def test_an_answer_that_is_no_object_means_unavailable(
    body: bytes, server: Answering, client: RasaClient
) -> None:
    server.body = body
    with pytest.raises(RasaUnavailable):
        client.send("c1", WORDS, METADATA)


def test_a_rasa_that_takes_too_long_means_unavailable(server: Answering) -> None:
    server.let_go.clear()
    with pytest.raises(RasaUnavailable):
        RasaClient(server.url, "the-secret", budget=0.05).send("c1", WORDS, METADATA)


def test_a_refused_connection_means_unavailable() -> None:
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        port = nobody.getsockname()[1]
    with pytest.raises(RasaUnavailable):
        RasaClient(f"http://127.0.0.1:{port}", "the-secret").send("c1", WORDS, METADATA)


def test_rasa_that_was_restarted_is_reached_again(server: Answering, client: RasaClient) -> None:
    server.says({"messages": [{"text": "Goed."}]}, 503)
    with pytest.raises(RasaUnavailable):
        client.send("c1", WORDS, METADATA)
    server.says({"messages": [{"text": "Goed."}]})
    assert client.send("c1", WORDS, METADATA).messages == (Message("Goed."),)


def test_the_proxy_of_the_machine_never_hears_a_citizen(
    server: Answering, client: RasaClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    for name in ("no_proxy", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
    server.says({"messages": [{"text": "Goed."}]})
    assert client.send("c1", WORDS, METADATA).messages == (Message("Goed."),)


def test_a_failure_is_logged_without_words_and_secret(
    server: Answering, client: RasaClient, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    server.says({"error": WORDS}, 500)
    with pytest.raises(RasaUnavailable) as caught:
        client.send("c1", WORDS, METADATA)
    assert "conversation=c1 error=HTTPError" in caplog.text
    for secret in ("Zwaantje", "the-secret"):
        assert secret not in caplog.text + str(caught.value)
