"""Chat on the municipal site: open a conversation, send a message, read or stream the answers."""

import secrets
from functools import lru_cache
from pathlib import Path
from typing import Any
from uuid import UUID

import yaml
from flask import Blueprint, Response, jsonify, request

from intake import conversations
from intake.conversations import Turn
from intake.database import read_scope, session_scope
from intake.municipalities import Municipality
from webhook.channels.chat.body import Opening, Sent, number_of, read_body
from webhook.channels.chat.stream import event_stream
from webhook.dialogue import telemetry
from webhook.dialogue.clock_header import own_clock
from webhook.dialogue.greeting import greet
from webhook.dialogue.inbound import TurnInput
from webhook.dialogue.start import open_conversation
from webhook.dialogue.turn import handle_turn
from webhook.errors import ApiError
from webhook.guards import current_services
from webhook.services import Services

api_document = Blueprint("api_document", __name__, url_prefix="/api")
opening = Blueprint("chat_opening", __name__, url_prefix="/api")
talking = Blueprint("chat", __name__, url_prefix="/api/chat/<uuid:conversation>")

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
        )
        turns = greet(services, session, conversation)
        telemetry.begun(services.meters, conversation)
    opened = {
        "conversation": conversation.id,
        "token": token,
        "messages": messages(services, turns),
    }
    return jsonify(opened), 201


@talking.post("/messages")
def send(conversation: UUID) -> Response:
    """Take one message and answer it."""
    body, services = read_body(Sent), current_services()
    if (body.text is None) == (body.button is None):
        raise ApiError(422, "text_or_button", "Send either text or button.")
    _move_clock(services, str(conversation))
    turn = TurnInput(client_id=body.id, text=body.text, button=body.button)
    return jsonify({"messages": messages(services, _answered(services, conversation, turn))})


@talking.get("/messages")
def read(conversation: UUID) -> Response:
    """Return what was said after message `after`, by everyone."""
    after = number_of(request.args.get("after"))
    services = current_services()
    with read_scope(services.engine) as session:
        turns = conversations.turns_after(session, str(conversation), after)
    return jsonify({"messages": messages(services, turns)})


@talking.get("/stream")
def stream(conversation: UUID) -> Response:
    """Send what is said as it comes, from `Last-Event-ID` on (server-sent events)."""
    after = number_of(request.headers.get("Last-Event-ID") or request.args.get("after"))
    services = current_services()

    def newer(seq: int) -> list[dict[str, Any]]:
        with read_scope(services.engine) as session:
            turns = conversations.turns_after(session, str(conversation), seq)
        return messages(services, turns)

    return event_stream(newer, after, services.pace)


def _answered(services: Services, conversation: UUID, turn: TurnInput) -> list[Turn]:
    return handle_turn(services, str(conversation), turn).turns


def messages(services: Services, turns: list[Turn]) -> list[dict[str, Any]]:
    """Return turns in the contract's form; what was only an event has no words and is left out."""
    return [
        {
            "seq": turn.seq,
            "from": turn.sender,
            "text": _told(services, turn),
            "language": turn.language,
            "buttons": turn.choices,
            "calls": turn.calls,
            "expect": turn.expect,
            "at": turn.at.isoformat(),
        }
        for turn in turns
        if turn.text
    ]


def _told(services: Services, turn: Turn) -> str:
    """Return what the bot says with the citizen's name in it; what they said is as kept."""
    return services.filled(turn.conversation_id, turn.text) if turn.sender == "bot" else turn.text


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
