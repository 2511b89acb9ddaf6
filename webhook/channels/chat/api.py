"""Chat on the municipal site: open a conversation, send a message, read or stream the answers."""

import secrets
from typing import Annotated, Any, TypeVar
from uuid import UUID

from flask import Blueprint, Response, jsonify, request
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError
from werkzeug.exceptions import BadRequest

from intake import clock, conversations
from intake.conversations import Turn
from intake.database import read_scope, session_scope
from intake.municipalities import Municipality
from webhook.channels.chat.stream import event_stream
from webhook.dialogue import telemetry
from webhook.dialogue.clock_header import own_clock
from webhook.dialogue.greeting import greet
from webhook.dialogue.inbound import TurnInput
from webhook.dialogue.turn import handle_turn
from webhook.errors import ApiError
from webhook.guards import current_services
from webhook.services import Services

opening = Blueprint("chat_opening", __name__, url_prefix="/api")
talking = Blueprint("chat", __name__, url_prefix="/api/chat/<uuid:conversation>")

Body = TypeVar("Body", bound=BaseModel)


def _whole_characters(value: Any) -> Any:
    """Drop halves of a character that a browser cut from its pair: what is left can be read."""
    return value.encode(errors="ignore").decode() if isinstance(value, str) else value


Words = Annotated[str, BeforeValidator(_whole_characters), Field(max_length=12_000)]


class Opening(BaseModel):
    """Body of `POST /api/chat`."""

    model_config = ConfigDict(extra="forbid")
    municipality: str = Field(max_length=64)
    language: str | None = Field(default=None, max_length=8)


class Sent(BaseModel):
    """Body of `POST /api/chat/<conversation>/messages`: words or a button, never both."""

    model_config = ConfigDict(extra="forbid")
    id: str = Field(min_length=1, max_length=64, pattern=r"^[A-Za-z0-9._:-]+$")
    text: Words | None = None
    button: str | None = Field(default=None, max_length=64)


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
    body, services = _read(Opening), current_services()
    profile = services.profiles.get(body.municipality)
    language = body.language if body.language in profile.languages else profile.languages[0]
    token = secrets.token_urlsafe(32)
    with session_scope(services.engine) as session:
        start = own_clock(services)
        conversation = conversations.open_conversation(
            session,
            municipality=profile.id,
            channel="chat",
            language=language,
            locale=profile.locale(language),
            now=start or services.now(),
            clock_offset=clock.offset_for(start) if start else None,
            token_hash=conversations.hash_token(token),
        )
        turns = greet(services, session, conversation)
        telemetry.begun(services.meters, conversation)
    opened = {"conversation": conversation.id, "token": token, "messages": messages(turns)}
    return jsonify(opened), 201


@talking.post("/messages")
def send(conversation: UUID) -> Response:
    """Take one message and answer it."""
    body, services = _read(Sent), current_services()
    if (body.text is None) == (body.button is None):
        raise ApiError(422, "text_or_button", "Send either text or button.")
    _move_clock(services, str(conversation))
    turn = TurnInput(client_id=body.id, text=body.text, button=body.button)
    return jsonify({"messages": messages(handle_turn(services, str(conversation), turn).turns)})


@talking.get("/messages")
def read(conversation: UUID) -> Response:
    """Return what was said after message `after`, by everyone."""
    after = _after(request.args.get("after"))
    with read_scope(current_services().engine) as session:
        turns = conversations.turns_after(session, str(conversation), after)
    return jsonify({"messages": messages(turns)})


@talking.get("/stream")
def stream(conversation: UUID) -> Response:
    """Send what is said as it comes, from `Last-Event-ID` on (server-sent events)."""
    after = _after(request.headers.get("Last-Event-ID") or request.args.get("after"))
    services = current_services()

    def newer(seq: int) -> list[dict[str, Any]]:
        with read_scope(services.engine) as session:
            return messages(conversations.turns_after(session, str(conversation), seq))

    return event_stream(newer, after, services.pace)


def messages(turns: list[Turn]) -> list[dict[str, Any]]:
    """Return turns in the contract's form; what was only an event has no words and is left out."""
    return [
        {
            "seq": turn.seq,
            "from": turn.sender,
            "text": turn.text,
            "language": turn.language,
            "buttons": turn.choices,
            "calls": turn.calls,
            "expect": turn.expect,
            "at": turn.at.isoformat(),
        }
        for turn in turns
        if turn.text
    ]


def _read(model: type[Body]) -> Body:
    try:
        return model.model_validate(_json())
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        where = ".".join(str(part) for part in first["loc"]) or "body"
        raise ApiError(422, "bad_body", f"{where}: {first['msg']}") from None


def _json() -> Any:
    try:
        return request.get_json()
    except RecursionError:  # lists in lists in lists: nobody's message
        raise BadRequest() from None


def _after(value: str | None) -> int:
    if value is None or value == "":
        return 0
    if not (value.isascii() and value.isdigit() and len(value) < 10):
        raise ApiError(422, "bad_after", "after is the number of a message.")
    return int(value)


def _move_clock(services: Services, conversation: str) -> None:
    moment = own_clock(services)
    if moment is None:
        return
    with session_scope(services.engine) as session:
        conversations.get(session, conversation).clock_offset = clock.offset_for(moment)
