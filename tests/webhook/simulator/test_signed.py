"""Webhooks as Twilio sends them."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from webhook.services import Services
from webhook.simulator.chat_client import Refused, Unreachable
from webhook.simulator.telephone import Telephone
from webhook.wire import Choice, Command, Message, Reply

AT = datetime(2014, 2, 6, 9, 29, tzinfo=UTC)
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


@pytest.fixture
def rasa() -> Operator:
    return Operator()


@pytest.fixture
def phone(gateway: str, services: Services) -> Telephone:
    phone = Telephone(gateway, services, AT)
    phone.open("gemeente-leek", "nl")
    return phone


def test_another_token_is_refused(gateway: str, services: Services) -> None:
    stranger = replace(services, settings=replace(services.settings, twilio_auth_token="other"))
    with pytest.raises(Refused, match="403"):
        Telephone(gateway, stranger).open("gemeente-leek", "nl")


def test_a_system_that_is_not_there_is_told(services: Services) -> None:
    with pytest.raises(Unreachable):
        Telephone("http://127.0.0.1:1", services).open("gemeente-leek", "nl")
