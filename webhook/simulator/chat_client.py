"""A citizen's chat window without a window: the chat API over real HTTP."""

from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import requests

from webhook.simulator.heard import Button, Heard, Number

TIMEOUT_SECONDS = 30.0
"""Longer than the gateway's own budget for a turn."""


def _somewhere() -> str:
    made_up = uuid4().hex
    return f"2001:db8:{made_up[:4]}:{made_up[4:8]}::1"


class ChatError(Exception):
    """The conversation cannot go on like this.

    ├── Unreachable   nobody answers at this address
    ├── Refused       the API answered with an error
    └── NotOffered    no such choice is on offer
    """


class Unreachable(ChatError):
    """Nobody answers at this address."""


class Refused(ChatError):
    """The API answered with an error: its status and its stable code."""

    def __init__(self, status: int, code: str, message: str) -> None:
        super().__init__(f"{status} {code}: {message}")
        self.status, self.code = status, code


class NotOffered(ChatError):
    """The citizen cannot press what is not on offer."""


class ChatClient:
    """One conversation; `now` is its own time, None where it runs with the system.

    Each citizen has an address of their own (of those for documentation, RFC 3849), as a proxy on
    this machine tells it, unless one is given: what one of them does is not counted for another.

    Every method that talks returns what the bot answered and raises ChatError.
    """

    def __init__(
        self, base_url: str, now: datetime | None = None, address: str | None = None
    ) -> None:
        self._url = f"{base_url.rstrip('/')}/api/chat"
        self._http = requests.Session()
        self._http.headers["X-Forwarded-For"] = address or _somewhere()
        self.now = now
        self.conversation = ""
        self.offered: tuple[Button, ...] = ()
        self.last_seq = 0

    def open(self, municipality: str, language: str) -> list[Heard]:
        """Begin, and return the disclosure and the greeting."""
        opened = self._send("POST", "", {"municipality": municipality, "language": language})
        self.conversation = opened["conversation"]
        self._http.headers["Authorization"] = f"Bearer {opened['token']}"
        return self._take(opened)

    def through(self, base_url: str) -> "ChatClient":
        """Return the same conversation by way of another gateway."""
        other = ChatClient(base_url, self.now)
        other.conversation, other.last_seq = self.conversation, self.last_seq
        other._http.headers.update(self._http.headers)
        return other

    def say(self, words: str, id_: str | None = None) -> list[Heard]:
        """Send words, under an id of their own unless one is given."""
        return self._message({"id": id_ or str(uuid4()), "text": words})

    def press(self, number: int) -> list[Heard]:
        """Press one of the choices on offer, counted from 1."""
        if not 1 <= number <= len(self.offered):
            raise NotOffered(f"There is no choice {number}: {self._on_offer()}")
        return self._press(self.offered[number - 1])

    def button(self, title: str) -> list[Heard]:
        """Press the choice with this title."""
        wanted = title.casefold().strip()
        found = [each for each in self.offered if each.title.casefold() == wanted]
        if not found:
            raise NotOffered(f"There is no choice {title!r}: {self._on_offer()}")
        return self._press(found[0])

    def advance(self, time: timedelta) -> list[Heard]:
        """Let time pass, and return what came by itself meanwhile."""
        if self.now is None:
            raise ChatError("The time of the system itself cannot be moved: give the script an at.")
        self.now += time
        return self.news()

    def news(self) -> list[Heard]:
        """Return what was said since the last message this client has seen."""
        return self._take(self._send("GET", f"/messages?after={self.last_seq}"))

    def _press(self, button: Button) -> list[Heard]:
        return self._message({"id": str(uuid4()), "button": button.id})

    def _message(self, body: dict[str, Any]) -> list[Heard]:
        return self._take(self._send("POST", "/messages", body))

    def _send(self, method: str, path: str, body: dict[str, Any] | None = None) -> dict[str, Any]:
        url = f"{self._url}/{self.conversation}{path}" if self.conversation else self._url
        own_time = {"X-Intake-Now": self.now.isoformat()} if self.now else {}
        try:
            answer = self._http.request(
                method, url, json=body, headers=own_time, timeout=TIMEOUT_SECONDS
            )
            told = dict(answer.json())
        except requests.RequestException as error:
            raise Unreachable(f"{self._url} does not answer ({type(error).__name__}).") from None
        if not answer.ok:
            raise Refused(answer.status_code, told["error"]["code"], told["error"]["message"])
        return told

    def _take(self, answer: dict[str, Any]) -> list[Heard]:
        heard = [_heard(message) for message in answer["messages"]]
        said = [each for each in heard if each.sender != "citizen"]
        if said:
            self.offered = tuple(button for each in said for button in each.buttons)
        self.last_seq = max([self.last_seq, *(each.seq for each in heard)])
        return said

    def _on_offer(self) -> str:
        titles = ", ".join(button.title for button in self.offered)
        return f"on offer: {titles}." if titles else "nothing is on offer."


def _heard(message: dict[str, Any]) -> Heard:
    return Heard(
        seq=message["seq"],
        sender=message["from"],
        text=message["text"],
        language=message["language"],
        buttons=tuple(Button(each["id"], each["title"]) for each in message["buttons"]),
        expect=message["expect"],
        calls=tuple(Number(each["title"], each["tel"]) for each in message["calls"]),
    )
