"""Who may pass: every blueprint is registered with one of these, and a test walks them all."""

import hmac
import ipaddress
import re
from collections.abc import Callable

from flask import Blueprint, Flask, current_app, request
from werkzeug.exceptions import BadRequest, NotFound

from intake import conversations
from intake.database import read_scope
from webhook import arrival
from webhook.errors import ApiError, Crowded
from webhook.services import Services
from webhook.twilio.requests import is_signed

IDS, LONGEST_ID = ("CallSid", "MessageSid"), 64
"""Twilio's have 34 characters (twilio.com/docs/glossary/what-is-a-sid)."""
TURN = re.compile("[0-9]{1,6}")
NUL = "\x00"
SAY_IT_THEMSELVES = frozenset({"voice", "switchboard", "sms"})
WORDS = frozenset({"Body", "SpeechResult"})
Guard = Callable[[], None]
NEARBY = tuple(
    ipaddress.ip_network(network)
    for network in ("127.0.0.0/8", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16")
    + ("::1/128", "fc00::/7")
)
"""This machine and private networks (RFC 1918, RFC 4193)."""


def current_services() -> Services:
    """Return the collaborators of the running app."""
    found: Services = current_app.extensions["services"]
    return found


def register(app: Flask, blueprint: Blueprint, guard: Guard) -> None:
    """Mount a blueprint behind its guard, and note which guard that is."""
    # On the app: a blueprint outlives it, and would keep the guard of every app ever made.
    app.before_request_funcs.setdefault(blueprint.name, []).append(guard)
    app.extensions.setdefault("guards", {})[blueprint.name] = guard.__name__
    app.register_blueprint(blueprint)


def refuse_unstorable() -> None:
    """Refuse what no database takes in: NUL anywhere but in words. Raises BadRequest.

    Words are neutralised before anything is done with them (`intake.recognition.neutralise`).
    """
    fields = {**request.form, **request.args, **(request.view_args or {})}
    if any(NUL in str(value) for name, value in fields.items() if name not in WORDS):
        raise BadRequest("A field holds NUL, which is no character of a text.")


def refuse_crowded() -> None:
    """Say so where no seat is to be had: nothing is looked up for it. Raises Crowded.

    By telephone and text message somebody hears a sentence instead (their routes say it).
    """
    if arrival.current().told and request.blueprint not in SAY_IT_THEMSELVES:
        raise Crowded


def open_to_all() -> None:
    """Let everyone in: pages, health, and the start of a chat (limited by rate)."""


def conversation_token() -> None:
    """Let in who holds the bearer token of this conversation; the id alone opens nothing.

    Raises ApiError 401 without a token, 404 for a wrong one: whoever guesses learns nothing.
    """
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    if scheme != "Bearer" or not token:
        raise ApiError(401, "unauthorized", "Send the conversation's token as a bearer token.")
    conversation = str((request.view_args or {})["conversation"])
    with read_scope(current_services().engine) as session:
        if not conversations.token_fits(session, conversation, token):
            raise conversations.NoSuchConversation(conversation)


def shown_page() -> None:
    """Let everyone in outside production, and there where INTAKE_OPEN_PAGES names the blueprint.

    Raises NotFound: what is closed is not there.
    """
    settings = current_services().settings
    if settings.production and request.blueprint not in settings.open_pages:
        raise NotFound


def metrics_reader() -> None:
    """Let in who holds INTAKE_METRICS_TOKEN; where none is set, who calls directly from nearby.

    Nearby is this machine or its private network, not by way of a proxy. Raises ApiError 401; in
    production without a token NotFound.
    """
    settings = current_services().settings
    token = settings.metrics_token
    if settings.production and not token:
        raise NotFound
    # Bytes of a header that are no UTF-8 arrive as lone surrogates.
    given = request.headers.get("Authorization", "").encode("utf-8", "surrogateescape")
    known = hmac.compare_digest(given, f"Bearer {token}".encode())
    if not (known if token else _calls_from_nearby()):
        raise ApiError(401, "unauthorized", "Send INTAKE_METRICS_TOKEN as a bearer token.")


def on_this_network() -> None:
    """Let in who calls directly from nearby, outside production.

    Raises NotFound: what signs as Twilio does is for nobody else.
    """
    if not may_call_by_browser():
        raise NotFound


def may_call_by_browser() -> bool:
    """Whether this request comes from where the test telephone may be used."""
    return not current_services().settings.production and _calls_from_nearby()


def _calls_from_nearby() -> bool:
    if any(name in request.headers for name in ("Forwarded", "X-Forwarded-For", "Via")):
        return False
    try:
        caller = ipaddress.ip_address(request.remote_addr or "")
    except ValueError:
        return False
    return any(caller in network for network in NEARBY)


def twilio_signature() -> None:
    """Let in what Twilio signed, in development too; raise ApiError 403 for everything else.

    And 400 for ids and numbers that Twilio does not send, whoever signed them.

    A signature does not age, so a route behind this guard answers a replayed request from its
    receipt (`webhook.twilio.delivery`).
    """
    if not is_signed(request, current_services().settings):
        raise ApiError(403, "bad_signature", "This request is not signed as Twilio signs.")
    if any(len(request.form.get(name, "")) > LONGEST_ID for name in IDS):
        raise ApiError(400, "bad_id", f"An id has at most {LONGEST_ID} characters.")
    if not TURN.fullmatch(request.args.get("turn", "0")):
        raise ApiError(400, "bad_turn", "turn is the number of a turn.")
