"""Words that point at a choice on offer are that choice."""

from dataclasses import replace

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


def test_rasa_hears_what_can_be_chosen_and_only_then(talk: Talk, rasa: FakeRasa) -> None:
    rasa.answers += [PLACES, says("Goed.")]
    talk.say("hoi")
    talk.say("wat bedoelt u daar nou weer mee")
    assert rasa.sent[-1].metadata["offered"] == ["inform", "stop_dialogue"]
    talk.say("aha")
    assert "offered" not in rasa.sent[-1].metadata


def test_among_times_the_place_is_pressed_and_a_day_is_words(talk: Talk, rasa: FakeRasa) -> None:
    rasa.answers += [replace(PLACES, directives=({"type": "expect", "kind": "date"},))] * 2
    talk.say("hoi")
    talk.say("de tweede past mij goed")
    assert rasa.heard[-1] == Command("inform", {"office": "home"})
    talk.say("de tweede week van mei")
    assert rasa.heard[-1] == "de tweede week van mei"
