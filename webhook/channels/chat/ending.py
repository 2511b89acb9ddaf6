"""The end of a chat: whether it helped, and that it is erased."""

from uuid import UUID

from flask import Blueprint, Response, jsonify

from intake import conversations
from intake.database import connect, read_scope, session_scope
from intake.erasure import erase
from intake.worker.rasa_store import forget_conversation
from webhook.channels.chat.body import Rating, read_body
from webhook.guards import current_services

ending = Blueprint("chat_ending", __name__, url_prefix="/api/chat/<uuid:conversation>")


@ending.post("/satisfaction")
def rate(conversation: UUID) -> Response:
    """Count whether the chat helped; nothing of it is kept with the conversation."""
    body, services = read_body(Rating), current_services()
    with read_scope(services.engine) as session:
        row = conversations.get(session, str(conversation))
    labels = (row.channel, row.language, row.municipality, body.answer)
    services.meters.satisfaction.labels(*labels).inc()
    return jsonify({})


@ending.delete("")
def delete(conversation: UUID) -> Response:
    """Erase the conversation, here and at Rasa, and tell what stays of it."""
    services, id_ = current_services(), str(conversation)
    with session_scope(services.engine) as session:
        kept = erase(session, conversations.get(session, id_))
    store = connect(services.settings.rasa_store_url)
    forget_conversation(store, id_)
    store.dispose()
    return jsonify({"kept": kept})
