"""What can go wrong when a person answers in a conversation.

TakeoverError
├── AnotherAnswers   somebody else was quicker: the conversation has another owner
└── ChatOver         nobody reads there any more
"""


class TakeoverError(Exception):
    """Base of this package's errors."""


class AnotherAnswers(TakeoverError):
    """The conversation is not whose it was thought to be; `owner` says whose it is now."""

    def __init__(self, conversation_id: str, owner: str) -> None:
        super().__init__(conversation_id)
        self.owner = owner


class ChatOver(TakeoverError):
    """The citizen has ended or erased the conversation, or went away long ago."""
