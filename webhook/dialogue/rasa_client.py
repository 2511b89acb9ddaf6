"""The gateway's only way to Rasa: one turn there, one reply back, within a time budget."""

import json
import logging
import time
from collections.abc import Mapping
from typing import Any

from urllib3 import BaseHTTPResponse, Timeout, connection_from_url
from urllib3.exceptions import HTTPError

from intake import stopwatch
from webhook.wire import (
    Call,
    Choice,
    Command,
    Message,
    RasaSilent,
    RasaUnavailable,
    Reply,
)

logger = logging.getLogger(__name__)

PATH = "/webhooks/gateway/turn"
BUDGET_SECONDS = 8.0
"""Twilio gives up after 15 s; 8 leave room for the answer and one apology."""
CONNECT_SECONDS = 0.5
CALLERS_WAIT = 2.0
"""How many budgets a caller waits: after one they hear "one moment", and come back for the answer
(`webhook.channels.voice.deadline`)."""
PIPELINE_DIRECTIVES = frozenset({"language", "understood"})
"""What the pipeline reports on every text; alone they say that no action answered."""


class RasaClient:
    """Talks to `GatewayInput` over loopback; keeps its connections open."""

    def __init__(self, base_url: str, secret: str, budget: float = BUDGET_SECONDS) -> None:
        # Unlike requests, urllib3 looks for no proxy of the machine, which would carry citizens'
        # words out, and for no .netrc, which would replace our secret. It is quicker, too.
        self._pool = connection_from_url(base_url, maxsize=64)
        self._headers = {"Authorization": f"Bearer {secret}", "Content-Type": "application/json"}
        self._budget = budget

    def send(self, conversation: str, turn: Command | str, metadata: Mapping[str, Any]) -> Reply:
        """Send words or a command and return the reply within the budget; raise RasaError."""
        reply = read_reply(self._post(_body(conversation, turn, metadata)))
        answered = [d for d in reply.directives if d.get("type") not in PIPELINE_DIRECTIVES]
        if not reply.messages and not answered:
            raise RasaSilent(conversation)
        return reply

    def restart(self, conversation: str, metadata: Mapping[str, Any]) -> None:
        """Begin a new Rasa session: its cost grows with the session; raise RasaUnavailable."""
        self._post(_body(conversation, Command("session_start"), metadata))

    def _post(self, body: dict[str, Any]) -> dict[str, Any]:
        started = time.monotonic()
        on_the_line = body["metadata"].get("channel") == "voice"
        budget = self._budget * (CALLERS_WAIT if on_the_line else 1)
        try:
            with stopwatch.part("rasa"):
                answer = self._ask(json.dumps(body).encode(), budget)
            return _an_object(answer)
        except (HTTPError, ValueError) as error:
            # The class only: the text of the error may quote the body.
            logger.error(
                "rasa failed conversation=%s error=%s after=%.1fs",
                body["conversation"],
                type(error).__name__,
                time.monotonic() - started,
            )
            raise RasaUnavailable(body["conversation"]) from None

    def _ask(self, body: bytes, budget: float) -> BaseHTTPResponse:
        # Never again by itself: Rasa may have heard it the first time.
        return self._pool.urlopen(
            "POST",
            PATH,
            body,
            self._headers,
            retries=False,
            timeout=Timeout(connect=CONNECT_SECONDS, read=budget),
        )


def _an_object(answer: BaseHTTPResponse) -> dict[str, Any]:
    if answer.status >= 300:
        raise HTTPError(answer.status)
    raw = json.loads(answer.data)
    if not isinstance(raw, dict):  # something else answers on Rasa's port
        raise ValueError
    return raw


def _body(conversation: str, turn: Command | str, metadata: Mapping[str, Any]) -> dict[str, Any]:
    said: dict[str, Any] = {"text": turn} if isinstance(turn, str) else _command(turn)
    return {"conversation": conversation, "metadata": dict(metadata), **said}


def _command(command: Command) -> dict[str, Any]:
    beside = {"text": command.words} if command.words else {}
    return {"command": command.as_json(), **beside}


def read_reply(raw: Mapping[str, Any]) -> Reply:
    """Return the reply of a JSON answer of `GatewayInput`."""
    return Reply(
        messages=tuple(_message(message) for message in raw.get("messages") or ()),
        directives=tuple(raw.get("directives") or ()),
    )


def _message(raw: Mapping[str, Any]) -> Message:
    return Message(
        text=raw["text"],
        choices=tuple(
            Choice(button["title"], Command.read(button["command"]))
            for button in raw.get("buttons") or ()
        ),
        calls=tuple(Call.read(call) for call in raw.get("calls") or ()),
    )
