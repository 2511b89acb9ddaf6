"""What can go wrong with a conversation.

ConversationError
├── NoSuchConversation
├── DuplicateTurn       the same client message a second time
├── TurnGivenUp         the turn may do nothing any more
└── ConversationBusy    another turn of it is still running
    └── TurnLost        this turn took too long, and another goes on in its place
"""


class ConversationError(Exception):
    """Base of this package's errors."""


class NoSuchConversation(ConversationError):
    """No conversation has this id."""


class DuplicateTurn(ConversationError):
    """A message with this client id was recorded before."""


class ConversationBusy(ConversationError):
    """Another turn of this conversation is running and did not end in time."""


class TurnGivenUp(ConversationError):
    """The citizen was told that this turn failed, so it may do nothing any more."""


class TurnLost(ConversationBusy):
    """This turn outlived its lease and another took its place: nothing of it may be recorded."""
