"""What goes between gateway and Rasa."""

import pytest

from webhook.dialogue.rasa_client import read_reply
from webhook.wire import Call, Message


@pytest.mark.parametrize(
    ("written", "dialled"),
    [
        ("113", "113"),
        ("0800-2000", "08002000"),
        ("+32 3 22 11 333", "+3232211333"),
        ("02 / 205.72.11", "022057211"),
    ],
)
def test_a_number_is_read_as_it_is_dialled(written: str, dialled: str) -> None:
    calls = [{"title": "Bel ons", "tel": written}]
    reply = read_reply({"messages": [{"text": "Bel ons.", "calls": calls}]})
    assert reply.messages == (Message("Bel ons.", calls=(Call("Bel ons", dialled),)),)
