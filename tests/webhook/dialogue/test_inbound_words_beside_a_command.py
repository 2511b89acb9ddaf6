"""Words that come with a command."""

from tests.webhook.conftest import Talk
from tests.webhook.fake_rasa import FakeRasa
from webhook.dialogue.inbound import TurnInput
from webhook.dialogue.turn import handle_turn
from webhook.wire import Command


def test_words_that_come_with_a_command_are_kept_and_go_along(talk: Talk, rasa: FakeRasa) -> None:
    command = Command("staff_answered")
    turn = TurnInput("SM1", text="ja dat klopt, bel 0612345678", command=command)
    handle_turn(talk.services, talk.id, turn)
    sent = rasa.heard[-1]
    assert isinstance(sent, Command) and sent.name == "staff_answered"
    assert sent.words == "ja dat klopt, bel [phone]"
    assert ("citizen", "ja dat klopt, bel [phone]") in talk.transcript()
