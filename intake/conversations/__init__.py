"""Conversations with citizens: what was said, in order, and one turn at a time."""

from intake.conversations.errors import (
    ConversationBusy,
    ConversationError,
    DuplicateTurn,
    NoSuchConversation,
)
from intake.conversations.lock import turn_lock
from intake.conversations.models import Conversation, Turn
from intake.conversations.service import (
    add_turn,
    answers_to,
    get,
    hash_token,
    latest_in_thread,
    open_conversation,
    token_fits,
    transcript,
    turns_after,
)

__all__ = [
    "Conversation",
    "ConversationBusy",
    "ConversationError",
    "DuplicateTurn",
    "NoSuchConversation",
    "Turn",
    "add_turn",
    "answers_to",
    "get",
    "hash_token",
    "latest_in_thread",
    "open_conversation",
    "token_fits",
    "transcript",
    "turn_lock",
    "turns_after",
]
