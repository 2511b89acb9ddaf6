"""A chat typed in the terminal."""

from webhook.simulator.chat_client import ChatClient
from webhook.simulator.terminal import talk


def test_a_typed_number_presses_a_choice_and_an_empty_line_asks_for_news(gateway: str) -> None:
    printed: list[str] = []
    typed = ["2\n", "\n", "12345678\n"]
    talk(ChatClient(gateway), "gemeente-leek", "nl", typed, printed.append)
    told = [line.partition(" at ")[0] for line in printed if " at " in line]
    assert told == ["bot      book_appointment", "bot      12345678"]
