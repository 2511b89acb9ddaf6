"""Webhooks of Twilio: whether one is really Twilio's, and the same answer when it comes twice."""

import time
from collections.abc import Callable
from urllib.parse import urlsplit

from flask import Request
from sqlalchemy import Engine
from twilio.request_validator import (
    SIGNATURE_HEADER,
    SIGNATURE_SETTINGS_HEADER,
    RequestValidator,
    get_signature_algorithm,
)

from intake import clock, receipts
from intake.database import read_scope, session_scope
from intake.settings import Settings

POLL_SECONDS = 0.1
TWIN_SECONDS = 8.0
"""How long a duplicate waits for the answer to its twin; Twilio itself gives up after 15 s."""


def is_signed(request: Request, settings: Settings) -> bool:
    """True where the request carries Twilio's signature over our public address and every field.

    Always False without a token. The address is the configured one: behind a proxy neither Host
    nor scheme are what Twilio called (twilio.com/docs/usage/security).
    """
    signature = request.headers.get(SIGNATURE_HEADER, "")
    if not (settings.twilio_auth_token and signature):
        return False
    algorithm = get_signature_algorithm(request.headers.get(SIGNATURE_SETTINGS_HEADER))
    validator = RequestValidator(settings.twilio_auth_token)
    address = public_address(request, settings)
    return bool(validator.validate(address, request.form, signature, algorithm))


def public_address(request: Request, settings: Settings) -> str:
    """Return the address that Twilio called: `PUBLIC_BASE_URL`, then path and query as they came.

    Werkzeug's own `url` is decoded and encoded again, which is not what was signed.
    """
    # Both gunicorn and Werkzeug keep the request line; a proxy may send it with scheme and host.
    raw = urlsplit(request.environ["RAW_URI"])
    query = f"?{raw.query}" if raw.query else ""
    return f"{settings.public_base_url.rstrip('/')}{raw.path}{query}"


def answered_once(
    engine: Engine,
    key: str,
    answer: Callable[[], str],
    wait: float = TWIN_SECONDS,
    repeated: Callable[[], object] = lambda: None,
) -> str | None:
    """Return what `answer()` makes for this delivery; a duplicate gets the very same text.

    `key` is built of signed fields only (MessageSid, CallSid and turn): whoever replays a request
    can change every header. None where the twin is not done within `wait` seconds, or where its
    answer was so long ago that it is forgotten. `repeated` is called for each duplicate.
    """
    with session_scope(engine) as session:
        mine = receipts.claim(session, key, clock.now())
    if not mine:
        repeated()
        return recalled(engine, key, wait)
    answered = answer()
    remember(engine, key, answered)
    return answered


def remember(engine: Engine, key: str, answered: str) -> None:
    """Keep an answer for duplicates of its delivery."""
    with session_scope(engine) as session:
        receipts.remember(session, key, answered, clock.now())


def recalled(engine: Engine, key: str, wait: float) -> str | None:
    """Return what was answered under this key, waiting for it; None after `wait` seconds."""
    end = time.monotonic() + wait
    while True:
        with read_scope(engine) as session:
            answered = receipts.recall(session, key)
        if answered is not None or time.monotonic() >= end:
            return answered
        time.sleep(POLL_SECONDS)
