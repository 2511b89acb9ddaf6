"""A Rasa that is told by telephone what to do, and says what it was sent."""

from collections.abc import Mapping
from typing import Any

from webhook.wire import Choice, Command, Message, Reply

TRANSFER = {"type": "handover", "department": "wmo", "reference": "12345671", "wants": "transfer"}


class Operator:
    """Says what it was sent; puts through, takes leave and asks for numbers on request."""

    def __init__(self) -> None:
        self.heard: list[Command | str] = []

    def send(self, conversation: str, turn: Command | str, metadata: Mapping[str, Any]) -> Reply:
        self.heard.append(turn)
        said = turn if isinstance(turn, str) else turn.name
        match said:
            case "verbind mij door":
                return Reply((Message("Ik verbind u door."),), (TRANSFER,))
            case "dag":
                return Reply((Message("Tot ziens."),), ({"type": "end"},))
            case "een nummer":
                return Reply((Message("Welk nummer?"),), ({"type": "expect", "kind": "reference"},))
            case "switch_language":
                return Reply((Message("Gut."),), ({"type": "language", "switch_to": "de"},))
        yes = Choice("Ja", Command("affirm"))
        return Reply((Message(f"{said}?", (yes,)),), ({"type": "expect", "kind": "choice"},))

    def restart(self, conversation: str, metadata: Mapping[str, Any]) -> None:
        return None
