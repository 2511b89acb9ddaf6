"""A goodbye on the telephone."""

from tests.actions.talk import Talking


def test_a_goodbye_ends_a_call(talking: Talking) -> None:
    talk = talking()
    talk.hears("dank u", "thank").does("action_thank")
    talk.hears("nee", "deny")
    assert talk.does("action_decline_offer").directive("end") == {"type": "end"}
