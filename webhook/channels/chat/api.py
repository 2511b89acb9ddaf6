"""Chat on the municipal site: open a conversation, send a message, read or stream the answers."""

import secrets
from functools import lru_cache, partial
from pathlib import Path
from typing import Any
from uuid import UUID

import yaml
from flask import Blueprint, Response, current_app, jsonify, request
from sqlalchemy.exc import SQLAlchemyError

from intake import conversations, takeover
from intake.contacts import unseal
from intake.conversations import Turn
from intake.database import read_scope, session_scope
from intake.municipalities import Municipality
from intake.proof import origin
from webhook.channels.chat.body import Opening, Sent, number_of, read_body
from webhook.channels.chat.card import card
from webhook.channels.chat.links import links_in
from webhook.channels.chat.stream import Said, Stream
from webhook.dialogue import telemetry
from webhook.dialogue.clock_header import own_clock
from webhook.dialogue.greeting import greet
from webhook.dialogue.inbound import TurnInput
from webhook.dialogue.start import open_conversation
from webhook.dialogue.turn import handle_turn
from webhook.embedding import is_foreign
from webhook.errors import ApiError, kept_from_storing
from webhook.event_stream import Life, event_stream
from webhook.guards import current_services
from webhook.ops.sender import sender_address
from webhook.services import Services
from webhook.stream_places import NoPlace, Places
from webhook.wire import Command

api_document = Blueprint("api_document", __name__, url_prefix="/api")
opening = Blueprint("chat_opening", __name__, url_prefix="/api")
talking = Blueprint("chat", __name__, url_prefix="/api/chat/<uuid:conversation>")

for _part in (opening, talking):
    _part.register_error_handler(SQLAlchemyError, kept_from_storing)

FILE = Path(__file__).with_name("openapi.yml")
"""What the API promises, for programs that talk to it (OpenAPI 3.1)."""


@opening.get("/municipalities")
def municipalities() -> Response:
    """List the municipalities that this installation answers for."""
    return jsonify([_listed(profile) for profile in current_services().profiles.all()])


def _listed(profile: Municipality) -> dict[str, Any]:
    return {
        "id": profile.id,
        "name": profile.name,
        "country": profile.country,
        "languages": profile.languages,
        "phone_number": profile.phone_number,
    }


@opening.post("/chat")
def open_chat() -> tuple[Response, int]:
    """Open a conversation; the token in the answer is its only key."""
    body, services = read_body(Opening), current_services()
    profile = services.profiles.get(body.municipality)
    if is_foreign(profile, services):
        raise ApiError(403, "foreign_site", "The profile does not name this site.")
    token = secrets.token_urlsafe(32)
    with session_scope(services.engine) as session:
        conversation = open_conversation(
            services,
            session,
            profile,
            "chat",
            language=body.language,
            at=own_clock(services),
            token_hash=conversations.hash_token(token),
            origin=origin.of_address(services.settings.data_key, sender_address()),
        )
        turns = greet(services, session, conversation)
        telemetry.begun(services.meters, conversation)
    opened = {
        "conversation": conversation.id,
        "token": token,
        "messages": messages(services, profile, turns),
    }
    return jsonify(opened), 201


@talking.post("/messages")
def send(conversation: UUID) -> Response:
    """Take one message and answer it."""
    body, services = read_body(Sent), current_services()
    if [body.text, body.button, body.language].count(None) != 2:
        raise ApiError(422, "text_or_button", "Send one of text, button and language.")
    _move_clock(services, str(conversation))
    wish = _wished_language(services, str(conversation), body.language)
    turn = TurnInput(client_id=body.id, text=body.text, button=body.button, command=wish)
    answered = handle_turn(services, str(conversation), turn)
    profile = services.municipality(answered.conversation)
    return jsonify({"messages": messages(services, profile, answered.turns)})


@talking.get("/messages")
def read(conversation: UUID) -> Response:
    """Return what was said after message `after`, by everyone."""
    after = number_of(request.args.get("after"))
    services = current_services()
    return jsonify({"messages": _newer(services, conversation, after)})


@talking.get("/stream")
def stream(conversation: UUID) -> Response:
    """Send what is said as it comes, from `Last-Event-ID` on, and that a clerk writes.

    Raises ApiError 503 where too many are open: whoever hears so asks from time to time instead.
    """
    after = number_of(request.headers.get("Last-Event-ID") or request.args.get("after"))
    services, id_ = current_services(), str(conversation)
    try:
        close = _places().take(id_, sender_address())
    except NoPlace:
        raise ApiError(503, "streams_full", "Too many streams: ask for messages.") from None
    newer, person = partial(_newer, services, conversation), partial(_person, services, id_)
    said, life = Said(services.engine), Life(services.pace)
    return event_stream(Stream(id_, said, newer, person, after, life, close))


@talking.post("/writing")
def writing(conversation: UUID) -> tuple[str, int]:
    """Note that the citizen writes, for the clerk who answers; nothing of the words is sent."""
    services = current_services()
    with session_scope(services.engine) as session:
        takeover.citizen_writes(session, str(conversation), services.now())
    return "", 204


def _places() -> Places:
    found: Places = current_app.extensions.setdefault("places of streams", Places())
    return found


def _newer(services: Services, conversation: UUID, after: int) -> list[dict[str, Any]]:
    with read_scope(services.engine) as session:
        turns = conversations.turns_after(session, str(conversation), after)
        if not turns:
            return []
        profile = services.municipality(conversations.get(session, str(conversation)))
    return messages(services, profile, turns)


def _person(services: Services, conversation: str) -> takeover.Person:
    with read_scope(services.engine) as session:
        return takeover.person(session, conversation)


def _wished_language(services: Services, conversation: str, code: str | None) -> Command | None:
    if code is None:
        return None
    with read_scope(services.engine) as session:
        spoken = services.municipality(conversations.get(session, conversation)).languages
    if code not in spoken:
        raise ApiError(422, "unknown_language", "This language is not spoken here.")
    return Command("switch_language", {"language": code})


def messages(services: Services, profile: Municipality, turns: list[Turn]) -> list[dict[str, Any]]:
    """Return turns in the contract's form; what was only an event has no words and is left out."""
    return [_message(services, profile, turn) for turn in turns if turn.text]


def _message(services: Services, profile: Municipality, turn: Turn) -> dict[str, Any]:
    text = _told(services, turn)
    return {
        "seq": turn.seq,
        "id": turn.client_id,
        "from": turn.sender,
        "name": turn.by.get("by"),
        "text": text,
        "links": [] if turn.sender == "citizen" else links_in(text, profile),
        "language": turn.language,
        "buttons": turn.choices,
        "calls": turn.calls,
        "booking": card(turn.booking, profile) if turn.booking else None,
        "expect": turn.expect,
        "at": turn.at.isoformat(),
    }


def _told(services: Services, turn: Turn) -> str:
    """Return what the bot says with the citizen's name in it, and what a clerk wrote as it was
    written; what the citizen said is as kept."""
    if turn.sender == "bot":
        return services.filled(turn.conversation_id, turn.text)
    sealed = turn.by.get("sealed")
    return unseal(services.settings.data_key, sealed) if sealed else turn.text


def _move_clock(services: Services, conversation: str) -> None:
    moment = own_clock(services)
    if moment is None:
        return
    with session_scope(services.engine) as session:
        conversations.get(session, conversation).clock_offset = services.offset_for(moment)


@api_document.get("/openapi.json")
def document() -> Response:
    """Serve webhook/channels/chat/openapi.yml as JSON."""
    return jsonify(read_document())


@lru_cache(maxsize=1)
def read_document() -> dict[str, Any]:
    """Return webhook/channels/chat/openapi.yml, read once a process."""
    return dict(yaml.load(FILE.read_bytes(), Loader=yaml.CSafeLoader))
