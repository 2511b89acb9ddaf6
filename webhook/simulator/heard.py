"""One message of a conversation, as the citizen meets it on any channel."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Button:
    """A choice on offer."""

    id: str
    title: str


@dataclass(frozen=True)
class Number:
    """A number to call."""

    title: str
    tel: str


@dataclass(frozen=True)
class Heard:
    """What somebody said."""

    seq: int
    sender: str
    """bot, citizen or staff."""
    text: str
    language: str
    buttons: tuple[Button, ...] = ()
    expect: str | None = None
    """Which answer the bot waits for; on its last message only."""
    calls: tuple[Number, ...] = ()
