"""Who answers a clerk by text message is thanked once a day, not for every line."""

from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from intake.conversations import Conversation, Turn
from webhook.dialogue.store_reply import record_reply
from webhook.services import Services
from webhook.wire import Message, Reply

ANSWERED = "staff_answered"
"""The command by which a channel tells that these words answer a clerk."""
ONCE_IN = timedelta(days=1)


def once(services: Services, session: Session, conversation: Conversation, reply: Reply) -> Reply:
    """Return an answer without its thanks, where those were said within a day; all else stays."""
    words = _words(services, conversation)
    if all(message.text != words for message in reply.messages):
        return reply
    if not _said(services, session, conversation, words):
        return reply
    others = tuple(message for message in reply.messages if message.text != words)
    return Reply(others, reply.directives)


def for_a_clerk(
    services: Services, session: Session, conversation: Conversation, citizen: Turn
) -> list[Turn]:
    """Thank for an answer that a clerk reads who has the conversation; the first in a day."""
    words = _words(services, conversation)
    if _said(services, session, conversation, words):
        return []
    now, reply = services.now(conversation), Reply((Message(words),))
    return record_reply(session, conversation, reply, now, citizen.client_id)


def _words(services: Services, conversation: Conversation) -> str:
    return services.prompt("staff_answer_kept", conversation)


def _said(services: Services, session: Session, conversation: Conversation, words: str) -> bool:
    said = select(Turn.seq).where(
        Turn.conversation_id == conversation.id,
        Turn.sender == "bot",
        Turn.text == words,
        Turn.at > services.now(conversation) - ONCE_IN,
    )
    return session.scalar(said.limit(1)) is not None
