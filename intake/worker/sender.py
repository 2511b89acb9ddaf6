"""The contract of whoever carries a message out of the system, or deletes it there.

SendError
├── PermanentSendError   will never work: opted out, no such number
└── PassingSendError     may work later: line busy, provider slow
"""

from typing import Protocol

from intake.messaging.outbox import Message


class SendError(Exception):
    """A message was not sent; `code` says why, in few letters and without a citizen's data."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class PermanentSendError(SendError):
    """Trying again would fail again."""


class PassingSendError(SendError):
    """Trying again later may work."""


class Remover(Protocol):
    """Deletes calls and messages where the provider keeps them."""

    def remove(self, sid: str) -> None:
        """Delete this one there; nothing happens where it is gone already. Raises `SendError`."""
        ...


class Sender(Protocol):
    """Carries messages to a provider."""

    def send(self, message: Message) -> str:
        """Hand one message over and give the provider's id of it.

        `message.id` is the idempotency key: with `message.attempts` above one an earlier attempt
        may have arrived. Raises `PermanentSendError` or `PassingSendError`; gives up waiting
        well within the worker's lease of a minute.
        """
        ...
