"""Who may pass: every blueprint is registered with one of these, and a test walks them all."""

from collections.abc import Callable

from flask import Blueprint, Flask, current_app, g, request

from intake import conversations
from intake.database import read_scope
from webhook import twilio_requests
from webhook.errors import ApiError
from webhook.exchange import Exchange

Guard = Callable[[], None]


def exchange() -> Exchange:
    """Return the collaborators of the running app."""
    found: Exchange = current_app.extensions["exchange"]
    return found


def register(app: Flask, blueprint: Blueprint, guard: Guard) -> None:
    """Mount a blueprint behind its guard, and note which guard that is."""
    # On the app: a blueprint outlives it, and would keep the guard of every app ever made.
    app.before_request_funcs.setdefault(blueprint.name, []).append(guard)
    app.extensions.setdefault("guards", {})[blueprint.name] = guard.__name__
    app.register_blueprint(blueprint)


def open_to_all() -> None:
    """Let everyone in: pages, health, and the start of a chat (limited by rate)."""


def conversation_token() -> None:
    """Let in who holds the bearer token of this conversation; the id alone opens nothing.

    Raises ApiError 401 without a token, 404 for a wrong one: whoever guesses learns nothing.
    """
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    if scheme != "Bearer" or not token:
        raise ApiError(401, "unauthorized", "Send the conversation's token as a bearer token.")
    with read_scope(exchange().engine) as session:
        conversation = conversations.get(session, str((request.view_args or {})["conversation"]))
        if not conversations.token_fits(conversation, token):
            raise conversations.NoSuchConversation(conversation.id)
    g.conversation = conversation


def twilio_signature() -> None:
    """Let in what Twilio signed, in development too; raise ApiError 403 for everything else.

    A signature does not age, so a route behind this guard answers a replayed request from its
    receipt (`webhook.twilio_requests.answered_once`).
    """
    if not twilio_requests.is_signed(request, exchange().settings):
        raise ApiError(403, "bad_signature", "This request is not signed as Twilio signs.")
