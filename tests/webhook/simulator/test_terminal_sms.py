"""Text messages typed in the terminal."""

from webhook.services import Services
from webhook.simulator.terminal import talk
from webhook.simulator.text_message import SmsClient


def test_messages_are_typed_in_the_terminal(gateway: str, services: Services) -> None:
    printed: list[str] = []
    talk(
        SmsClient(gateway, services), "gemeente-leek", "nl", ["hoi\n", "1\n", "\n"], printed.append
    )
    assert "[1] Ja" in printed[1] and "affirm at " in printed[2]
