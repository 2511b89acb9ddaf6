"""What goes between the gateway and Rasa: a turn's input, the reply to it, and what goes wrong."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol


@dataclass(frozen=True)
class Command:
    """A trusted act: an intent's name and entities, sent to Rasa past the classifier."""

    name: str
    entities: dict[str, Any] = field(default_factory=dict)
    words: str = ""
    """What was said beside it, redacted: it is read for danger before the act is carried out."""

    @classmethod
    def read(cls, raw: str | dict[str, Any]) -> "Command":
        """Build a command from a response's button: a bare name, or name and entities."""
        if isinstance(raw, str):
            return cls(raw)
        return cls(raw["name"], dict(raw.get("entities") or {}))

    def as_json(self) -> dict[str, Any]:
        """Return it as it goes over the wire (docs/architecture.md)."""
        return {"name": self.name, "entities": self.entities}


@dataclass(frozen=True)
class Choice:
    """Something the citizen can press, and what pressing it does."""

    title: str
    command: Command


@dataclass(frozen=True)
class Call:
    """A number to call, set apart from the words that name it; calling it answers nothing."""

    title: str
    tel: str
    """What a telephone dials: digits, a plus at most before them."""

    @classmethod
    def read(cls, raw: Mapping[str, str]) -> "Call":
        """Build it from a number as people write it: "0800-2000" is dialled 08002000."""
        return cls(raw["title"], re.sub(r"[^0-9+]", "", raw["tel"]))

    def as_json(self) -> dict[str, str]:
        """Return its form in the record and in the chat API."""
        return {"title": self.title, "tel": self.tel}


@dataclass(frozen=True)
class Message:
    """One thing the bot says."""

    text: str
    choices: tuple[Choice, ...] = ()
    calls: tuple[Call, ...] = ()
    language: str | None = None
    """Which language it is in, where that is not the conversation's."""


@dataclass(frozen=True)
class Reply:
    """Everything Rasa answered to one turn."""

    messages: tuple[Message, ...]
    directives: tuple[dict[str, Any], ...] = ()

    def directive(self, kind: str) -> dict[str, Any] | None:
        """Return the last directive of this type: an action's own comes after the pipeline's."""
        found = [d for d in self.directives if d.get("type") == kind]
        return found[-1] if found else None


class UnknownButton(LookupError):
    """The citizen pressed something that this conversation never offered, or long ago."""


class RasaError(Exception):
    """Base: the citizen's turn got no answer from Rasa."""


class RasaUnavailable(RasaError):
    """Rasa did not answer in time, refused, or answered with an error."""


class RasaSilent(RasaError):
    """Rasa answered with neither message nor directive: so it does when an action failed."""


class Rasa(Protocol):
    """What `handle_turn` needs of Rasa; tests bring their own."""

    def send(self, conversation: str, turn: Command | str, metadata: Mapping[str, Any]) -> Reply:
        """Send words or a command and return the reply; raise RasaError."""

    def restart(self, conversation: str, metadata: Mapping[str, Any]) -> None:
        """Begin a new Rasa session of the conversation; raise RasaError."""
