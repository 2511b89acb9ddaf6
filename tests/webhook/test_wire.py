"""What goes between gateway and Rasa."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from webhook.dialogue.rasa_client import RasaClient, read_reply
from webhook.wire import Call, Message


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


@pytest.mark.parametrize(
    ("written", "dialled"),
    [
        ("113", "113"),
        ("0800-2000", "08002000"),
        ("+32 3 22 11 333", "+3232211333"),
        ("02 / 205.72.11", "022057211"),
    ],
)
def test_a_number_is_read_as_it_is_dialled(written: str, dialled: str) -> None:
    calls = [{"title": "Bel ons", "tel": written}]
    reply = read_reply({"messages": [{"text": "Bel ons.", "calls": calls}]})
    assert reply.messages == (Message("Bel ons.", calls=(Call("Bel ons", dialled),)),)
