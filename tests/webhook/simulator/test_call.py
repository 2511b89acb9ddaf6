"""A call typed in the terminal."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import pytest

from webhook.services import Services
from webhook.simulator.call import TypedTelephone
from webhook.simulator.telephone import NotNow, Telephone
from webhook.simulator.terminal import talk
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


def test_a_typed_call_speaks_presses_and_does_what_no_caller_says(
    gateway: str, services: Services, rasa: Operator
) -> None:
    typed = ["hallo", "1", "*", "", "verbind mij door", "/busy", "/again", "/hang-up"]
    lines: list[str] = []
    talk(TypedTelephone(gateway, services, AT), "gemeente-leek", "nl", typed, lines.append)
    assert [getattr(turn, "name", turn) for turn in rasa.heard] == [
        *("hallo", "affirm", "verbind mij door", "hang_up"),
    ]
    assert sum("Daar is de lijn bezet." in line for line in lines) == 2


def test_an_unknown_act_is_refused(gateway: str, services: Services) -> None:
    phone = TypedTelephone(gateway, services, AT)
    with pytest.raises(NotNow):
        talk(phone, "gemeente-leek", "nl", ["/dance"], lambda _: None)
