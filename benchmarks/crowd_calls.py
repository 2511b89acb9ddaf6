"""Callers in a crowd: each follows TwiML as Twilio does, all of them in one event loop."""

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import count
from urllib.parse import urlsplit
from uuid import uuid4
from xml.etree import ElementTree

import aiohttp
from twilio.request_validator import SIGNATURE_HEADER, RequestValidator

from intake.settings import Settings

VOICE = "/twilio/voice"
PATIENCE = aiohttp.ClientTimeout(total=60)
REDIRECTS = 8
_CALLERS = count(1)


@dataclass
class Heard:
    """What callers got: the seconds of each webhook, and what went wrong."""

    seconds: list[float] = field(default_factory=list)
    silent: int = 0
    """Webhooks without a sentence, or without an answer."""
    answered: int = 0
    """Callers who heard the answer to what they asked."""
    moment: int = 0
    """How often somebody was asked to wait."""
    later: int = 0
    """Callers who were asked to call again, or put through for want of an answer."""

    def join(self, others: Sequence["Heard"]) -> "Heard":
        """Return this with what others heard."""
        for other in others:
            self.seconds += other.seconds
            for name in ("silent", "answered", "moment", "later"):
                setattr(self, name, getattr(self, name) + getattr(other, name))
        return self


@dataclass
class Line:
    """A connection to an installation, shared by many callers."""

    http: aiohttp.ClientSession
    url: str
    public: str
    token: str

    @classmethod
    def to(cls, url: str, settings: Settings, http: aiohttp.ClientSession) -> "Line":
        """Return a line to the gateway at this address."""
        return cls(http, url, settings.public_base_url.rstrip("/"), settings.twilio_auth_token)

    async def post(self, path: str, fields: dict[str, str]) -> str:
        """Send a signed webhook; return what was answered, empty where that is no success."""
        signed = RequestValidator(self.token).compute_signature(f"{self.public}{path}", fields)
        headers = {SIGNATURE_HEADER: signed}
        try:
            sent = self.http.post(f"{self.url}{path}", data=fields, headers=headers)
            async with sent as answer:
                return await answer.text() if answer.status == 200 else ""
        except (aiohttp.ClientError, TimeoutError):
            return ""


async def call(line: Line, dialled: str, said: Sequence[str], pause: float = 0.0) -> Heard:
    """Dial, say each of these as soon as one is asked (after a pause), and hang up."""
    heard = Heard()
    number = f"+316{10_000_000 + next(_CALLERS)}"
    fields = {"CallSid": f"CA{uuid4().hex}", "From": number, "To": dialled}
    document = await _follow(line, VOICE, fields, heard)
    for words in said:
        gather = document.find("Gather") if document is not None else None
        if gather is None:
            heard.later += 1
            break
        await asyncio.sleep(pause)
        spoken = {"SpeechResult": words, "Confidence": "0.95"}
        document = await _follow(line, _path(gather.get("action", "")), fields | spoken, heard)
    else:
        heard.answered += document is not None and document.find("Gather") is not None
    await line.post(f"{VOICE}/status", fields | {"CallStatus": "completed"})
    return heard


async def _follow(
    line: Line, path: str, fields: dict[str, str], heard: Heard
) -> ElementTree.Element | None:
    document = None
    for _ in range(REDIRECTS):
        began = time.perf_counter()
        told = await line.post(path, fields | {"CallStatus": "in-progress"})
        heard.seconds.append(time.perf_counter() - began)
        document = ElementTree.fromstring(told) if told else None
        if document is None or document.find(".//Say") is None:
            heard.silent += 1
            return None
        redirect = document.findtext("Redirect")
        if redirect is None:
            break
        heard.moment += 1
        path, fields = _path(redirect), {k: v for k, v in fields.items() if k != "SpeechResult"}
    return document


def _path(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.path}?{parts.query}" if parts.query else parts.path
