"""What a server of ASGI hands to the edge, and what it gets back."""

import asyncio
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from twilio.request_validator import RequestValidator

from webhook.edge.requests import Message, Scope

TOKEN, PUBLIC = "0123456789abcdef0123456789abcdef", "https://intake.example"


def scope_of(
    method: str, address: str, headers: Iterable[tuple[str, str]] = (), **more: Any
) -> Scope:
    """A request of HTTP as gunicorn tells of it."""
    path, _, query = address.partition("?")
    raw = [(name.lower().encode(), value.encode("latin-1")) for name, value in headers]
    base = {"type": "http", "method": method, "path": path, "raw_path": path.encode()}
    wire = {"query_string": query.encode(), "headers": raw, "http_version": "1.1"}
    ends = {"scheme": "http", "server": ("127.0.0.1", 80), "client": ("127.0.0.9", 999)}
    return base | wire | ends | more


@dataclass
class Asked:
    """One request: its parts come one by one, and its sender stays until it is told to go."""

    scope: Scope
    parts: list[bytes] = field(default_factory=lambda: [b""])
    half: bool = False
    """Whether the last part never comes."""
    sent: list[Message] = field(default_factory=list)
    gone: asyncio.Event = field(default_factory=asyncio.Event)
    wrote: Callable[["Asked"], None] = lambda _: None

    async def receive(self) -> Message:
        if self.parts:
            body = self.parts.pop(0)
            more = bool(self.parts) or self.half
            return {"type": "http.request", "body": body, "more_body": more}
        await self.gone.wait()
        return {"type": "http.disconnect"}

    async def send(self, message: Message) -> None:
        self.sent.append(message)
        self.wrote(self)

    @property
    def status(self) -> int:
        return int(self.sent[0]["status"])

    @property
    def headers(self) -> dict[str, str]:
        return {name.decode(): value.decode() for name, value in self.sent[0]["headers"]}

    @property
    def text(self) -> str:
        return b"".join(each.get("body", b"") for each in self.sent[1:]).decode()

    @property
    def is_over(self) -> bool:
        return len(self.sent) > 1 and not self.sent[-1]["more_body"]


def get(address: str, **headers: str) -> Asked:
    return Asked(scope_of("GET", address, headers.items()))


def post(address: str, body: dict[str, Any], **headers: str) -> Asked:
    """A message of the chat's API."""
    sent = json.dumps(body).encode()
    told = {"Content-Type": "application/json", "Content-Length": str(len(sent)), **headers}
    return Asked(scope_of("POST", address, told.items()), [sent])


def webhook(address: str, **fields: str) -> Asked:
    """A webhook, signed as Twilio signs it."""
    signed = RequestValidator(TOKEN).compute_signature(f"{PUBLIC}{address}", fields)
    sent = urlencode(fields).encode()
    headers = {
        "Content-Type": "application/x-www-form-urlencoded",
        "Content-Length": str(len(sent)),
        "X-Twilio-Signature": signed,
    }
    return Asked(scope_of("POST", address, headers.items()), [sent])
