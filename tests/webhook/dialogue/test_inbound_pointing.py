"""Words that point at a choice on offer are that choice."""

import pytest

from tests.webhook.conftest import Talk
from tests.webhook.dialogue.test_inbound import PLACES
from tests.webhook.fake_rasa import FakeRasa, says
from webhook.wire import Command


@pytest.mark.parametrize(
    ("words", "command"),
    [
        ("de tweede graag", Command("inform", {"office": "home"})),
        ("het gemeentehuis dan", Command("inform", {"office": "town_hall"})),
        ("die laatste", Command("stop_dialogue")),
    ],
)
def test_who_points_at_a_choice_presses_it(
    talk: Talk, rasa: FakeRasa, words: str, command: Command
) -> None:
    rasa.answers.append(PLACES)
    talk.say("hoi")
    talk.say(words)
    assert rasa.heard[-1] == command
    assert talk.transcript()[-2] == ("citizen", words)


def test_where_nothing_is_on_offer_an_ordinal_is_words(talk: Talk, rasa: FakeRasa) -> None:
    rasa.answers.append(says("Waar gaat het over?"))
    talk.say("hoi")
    talk.say("de tweede")
    assert rasa.heard[-1] == "de tweede"
