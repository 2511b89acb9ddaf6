"""The gateway's only way to Rasa: one turn there, one reply back, within a time budget."""

import logging
import time
from collections.abc import Mapping
from typing import Any, Protocol

import requests
from requests.adapters import HTTPAdapter

from intake import stopwatch
from webhook.reply import Choice, Command, Message, Reply

logger = logging.getLogger(__name__)

BUDGET_SECONDS = 8.0
"""Twilio gives up after 15 s; 8 leave room for the answer and one apology."""
CONNECT_SECONDS = 0.5
CALLERS_WAIT = 2.0
"""How many budgets a caller waits: after one they hear "one moment", and come back for the answer
(`webhook.telephone.slow`)."""
PIPELINE_DIRECTIVES = frozenset({"language", "understood"})
"""What the pipeline reports on every text; alone they say that no action answered."""


class RasaError(Exception):
    """Base: the citizen's turn got no answer from Rasa."""


class RasaUnavailable(RasaError):
    """Rasa did not answer in time, refused, or answered with an error."""


class RasaSilent(RasaError):
    """Rasa answered, but with neither message nor directive (hazards.md, 0.5)."""


class Rasa(Protocol):
    """What `handle_turn` needs of Rasa; tests bring their own."""

    def send(self, conversation: str, turn: Command | str, metadata: Mapping[str, Any]) -> Reply:
        """Send words or a command and return the reply; raise RasaError."""

    def restart(self, conversation: str, metadata: Mapping[str, Any]) -> None:
        """Begin a new Rasa session of the conversation; raise RasaError."""


class RasaClient:
    """Talks to `GatewayInput` over loopback; keeps its connections open."""

    def __init__(self, base_url: str, secret: str, budget: float = BUDGET_SECONDS) -> None:
        self._url = f"{base_url}/webhooks/gateway/turn"
        self._budget = budget
        self._session = requests.Session()
        # A proxy of the machine would carry citizens' words out, and a .netrc replace our secret.
        self._session.trust_env = False
        self._session.headers["Authorization"] = f"Bearer {secret}"
        self._session.mount("http://", HTTPAdapter(pool_connections=1, pool_maxsize=64))

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
                answer = self._session.post(self._url, json=body, timeout=(CONNECT_SECONDS, budget))
            answer.raise_for_status()
            return _an_object(answer.json())
        except requests.RequestException as error:
            # The class only: the text of the error may quote the body.
            logger.error(
                "rasa failed conversation=%s error=%s after=%.1fs",
                body["conversation"],
                type(error).__name__,
                time.monotonic() - started,
            )
            raise RasaUnavailable(body["conversation"]) from None


def _an_object(raw: Any) -> dict[str, Any]:
    if not isinstance(raw, dict):  # something else answers on Rasa's port
        raise requests.exceptions.InvalidJSONError
    return raw


def _body(conversation: str, turn: Command | str, metadata: Mapping[str, Any]) -> dict[str, Any]:
    said = {"text": turn} if isinstance(turn, str) else {"command": turn.as_json()}
    return {"conversation": conversation, "metadata": dict(metadata), **said}


def read_reply(raw: Mapping[str, Any]) -> Reply:
    """Return the reply of a JSON answer of `GatewayInput`."""
    return Reply(
        messages=tuple(
            Message(
                text=message["text"],
                choices=tuple(
                    Choice(button["title"], Command.read(button["command"]))
                    for button in message.get("buttons") or ()
                ),
            )
            for message in raw.get("messages") or ()
        ),
        directives=tuple(raw.get("directives") or ()),
    )
