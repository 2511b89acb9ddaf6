"""What can go wrong with a conversation.

ConversationError
├── NoSuchConversation
├── DuplicateTurn       the same client message a second time
└── ConversationBusy    another turn of it is still running
"""


class ConversationError(Exception):
    """Base of this package's errors."""


class NoSuchConversation(ConversationError):
    """No conversation has this id."""


class DuplicateTurn(ConversationError):
    """A message with this client id was recorded before."""


class ConversationBusy(ConversationError):
    """Another turn of this conversation is running and did not end in time."""
