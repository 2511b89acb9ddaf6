"""Conversations with citizens: what was said, in order, and one turn at a time."""

from intake.conversations import acts, denied
from intake.conversations.errors import (
    ConversationBusy,
    ConversationError,
    DuplicateTurn,
    NoSuchConversation,
    TurnGivenUp,
    TurnLost,
)
from intake.conversations.lock import OneTurn, one_turn
from intake.conversations.models import Conversation, Turn, TurnAct
from intake.conversations.recording import add_turn, add_turns, note_understanding, take_turn
from intake.conversations.service import (
    get,
    hash_token,
    known,
    latest_in_thread,
    open_conversation,
    owner_now,
    token_fits,
    transcript,
    turns_after,
    written_in_none_of,
)

__all__ = [
    "Conversation",
    "ConversationBusy",
    "ConversationError",
    "DuplicateTurn",
    "NoSuchConversation",
    "OneTurn",
    "Turn",
    "TurnAct",
    "TurnGivenUp",
    "TurnLost",
    "acts",
    "denied",
    "add_turn",
    "add_turns",
    "get",
    "hash_token",
    "known",
    "latest_in_thread",
    "note_understanding",
    "one_turn",
    "open_conversation",
    "owner_now",
    "take_turn",
    "token_fits",
    "transcript",
    "turns_after",
    "written_in_none_of",
]
