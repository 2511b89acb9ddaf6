"""A call typed in the terminal."""

import pytest

from tests.webhook.simulator.conftest import AT
from tests.webhook.simulator.operators import Operator
from webhook.services import Services
from webhook.simulator.call import TypedTelephone
from webhook.simulator.telephone import NotNow
from webhook.simulator.terminal import talk


@pytest.fixture
def rasa() -> Operator:
    return Operator()


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
