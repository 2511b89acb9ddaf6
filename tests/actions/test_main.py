"""Whoever does not know the secret gets nothing, and an error never tells what was sent."""

import asyncio
import json
import logging
import socket
import threading
from collections.abc import Iterator

import pytest
import rasa_sdk
import requests
from sanic import Sanic
from sanic.server import AsyncioServer

from actions.__main__ import build

SECRET = "known to Rasa alone"
TOLD = "what a citizen said"
KNOWN = {"Authorization": f"Bearer {SECRET}"}


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    """The real server on a free port of loopback."""
    loop = asyncio.new_event_loop()
    listening = socket.create_server(("127.0.0.1", 0))
    app = build(SECRET)

    async def start() -> AsyncioServer:
        server = await app.create_server(sock=listening, return_asyncio_server=True)
        assert server is not None
        await server.startup()
        return server

    server = loop.run_until_complete(start())
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    loop.call_soon_threadsafe(loop.stop)
    thread.join()
    loop.run_until_complete(server.close())
    Sanic.unregister_app(app)


def call(action: str = "action_open_case") -> dict[str, object]:
    """A call as Rasa makes it, which no action can answer: its tracker is empty."""
    tracker = {
        "sender_id": "x",
        "slots": {},
        "latest_message": {"text": TOLD},
        "events": [],
        "paused": False,
        "followup_action": None,
        "active_loop": {},
        "latest_action_name": None,
    }
    about = {"next_action": action, "sender_id": "x", "version": rasa_sdk.__version__}
    return {**about, "tracker": tracker, "domain": {}}


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Authorization": "Bearer wrong"},
        {"Authorization": SECRET},
        {"Authorization": "Bearer "},
        {"Authorization": "Bearer geheimé".encode("latin-1")},
    ],
    ids=["none", "wrong", "no scheme", "empty", "no ASCII"],
)
@pytest.mark.parametrize("path", ["/webhook", "/actions", "/nowhere"])
def test_without_the_secret_nothing_answers(url: str, path: str, headers: dict) -> None:
    method = requests.get if path == "/actions" else requests.post
    answer = method(f"{url}{path}", headers=headers, json=call(), timeout=5)
    assert answer.status_code == 401
    assert answer.json() == {"error": "unauthorized"}


def test_its_health_is_open(url: str) -> None:
    assert requests.get(f"{url}/health", timeout=5).json() == {"status": "ok"}


def test_with_the_secret_it_lists_the_actions(url: str) -> None:
    listed = requests.get(f"{url}/actions", headers=KNOWN, timeout=5).json()
    assert {"name": "action_open_case"} in listed


@pytest.mark.parametrize(
    "body",
    [
        json.dumps(call()),
        json.dumps(call("no_such_action")),
        json.dumps({"next_action": "action_open_case", "tracker": TOLD, "domain": {}}),
        json.dumps([TOLD]),
        json.dumps(TOLD),
        f'{{"tracker": "{TOLD}',
    ],
    ids=["failing", "unknown action", "no tracker", "list", "string", "broken JSON"],
)
def test_an_error_never_tells_what_was_sent(
    url: str, body: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    answer = requests.post(f"{url}/webhook", headers=KNOWN, data=body, timeout=5)
    assert answer.status_code >= 400
    assert TOLD not in answer.text
    assert TOLD not in caplog.text
