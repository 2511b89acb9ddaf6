"""What goes between the exchange and Rasa: a turn's input, and the reply to it."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Command:
    """A trusted act: an intent's name and entities, sent to Rasa past the classifier."""

    name: str
    entities: dict[str, Any] = field(default_factory=dict)

    @classmethod
    def read(cls, raw: str | dict[str, Any]) -> "Command":
        """Build a command from a response's button: a bare name, or name and entities."""
        if isinstance(raw, str):
            return cls(raw)
        return cls(raw["name"], dict(raw.get("entities") or {}))

    def as_json(self) -> dict[str, Any]:
        """Return the wire form of decision 1."""
        return {"name": self.name, "entities": self.entities}


@dataclass(frozen=True)
class Choice:
    """Something the citizen can press, and what pressing it does."""

    title: str
    command: Command


@dataclass(frozen=True)
class Message:
    """One thing the bot says."""

    text: str
    choices: tuple[Choice, ...] = ()


@dataclass(frozen=True)
class Reply:
    """Everything Rasa answered to one turn."""

    messages: tuple[Message, ...]
    directives: tuple[dict[str, Any], ...] = ()

    def directive(self, kind: str) -> dict[str, Any] | None:
        """Return the last directive of this type: an action's own comes after the pipeline's."""
        found = [d for d in self.directives if d.get("type") == kind]
        return found[-1] if found else None
