"""A gateway over real HTTP whose Rasa says what it was sent, for the simulator's own tests."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from flask import Flask

from intake.settings import Settings
from webhook.services import Services
from webhook.simulator.chat_client import ChatClient
from webhook.simulator.telephone import Telephone
from webhook.wire import Call, Choice, Command, Message, Reply

AT = datetime(2014, 2, 6, 9, 29, tzinfo=UTC)


class EchoingRasa:
    """Says what it was sent and when, and offers a choice; told "bel", a number to call as well."""

    def send(self, conversation: str, turn: Command | str, metadata: Mapping[str, Any]) -> Reply:
        said = turn if isinstance(turn, str) else turn.name
        calls = (Call("Bel 113", "113"),) if said == "bel" else ()
        choices = (Choice("Ja", Command("affirm")),)
        message = Message(f"{said} at {metadata['now']}", choices, calls)
        return Reply((message,), ({"type": "expect", "kind": "choice"},))

    def restart(self, conversation: str, metadata: Mapping[str, Any]) -> None:
        return None


@pytest.fixture
def rasa() -> EchoingRasa:
    return EchoingRasa()


@pytest.fixture
def settings(settings: Settings) -> Settings:
    return replace(settings, twilio_auth_token="0123456789abcdef0123456789abcdef")


@pytest.fixture
def gateway(serve: Callable[[Flask], str], app: Flask) -> str:
    """The address of a running gateway."""
    return serve(app)


@pytest.fixture
def phone(gateway: str, services: Services) -> Telephone:
    """A call to Leek that has been answered."""
    phone = Telephone(gateway, services, AT)
    phone.open("gemeente-leek", "nl")
    return phone


@pytest.fixture
def client(gateway: str) -> ChatClient:
    """A chat with Leek that is open."""
    client = ChatClient(gateway, AT)
    client.open("gemeente-leek", "nl")
    return client
