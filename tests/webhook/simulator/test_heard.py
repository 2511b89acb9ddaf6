"""What a citizen meets beside words and choices."""

from webhook.simulator.chat_client import ChatClient
from webhook.simulator.player import shown


def test_numbers_to_call_are_shown_and_cannot_be_pressed(client: ChatClient) -> None:
    heard = client.say("bel")
    assert shown(heard)[1:] == ["call     Bel 113: 113", "         [1] Ja"]
    assert [button.title for button in client.offered] == ["Ja"]
