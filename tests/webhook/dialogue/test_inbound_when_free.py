"""Whoever wants a call when somebody cancels presses the choice that is on offer for it."""

import pytest

from tests.webhook.conftest import Talk
from tests.webhook.fake_rasa import FakeRasa
from webhook.wire import Choice, Command, Message, Reply

FULL = Reply(
    (
        Message(
            "Dan is alles bezet.",
            (
                Choice("Dinsdag om 9.00 uur", Command("inform", {"starts_at": "2014-02-11T09:00"})),
                Choice("Bel mij", Command("speak_to_human", {"change": "freed_time"})),
            ),
        ),
    ),
    ({"type": "expect", "kind": "date"},),
)


@pytest.mark.parametrize(
    "words", ["bel me maar als er iets vrijkomt", "en als iemand afzegt, dan kom ik"]
)
def test_it_is_that_choice_and_no_wish_how_to_be_reached(
    talk: Talk, rasa: FakeRasa, words: str
) -> None:
    rasa.answers.append(FULL)
    talk.say("dinsdag")
    talk.say(words)
    heard = rasa.heard[-1]
    assert isinstance(heard, Command)
    assert heard.name == "speak_to_human"
    assert (heard.entities, heard.words) == ({"change": "freed_time"}, words)


def test_where_it_is_not_on_offer_it_is_words(talk: Talk, rasa: FakeRasa) -> None:
    talk.say("laat iets weten als er iets vrijkomt")
    assert rasa.heard[-1] == "laat iets weten als er iets vrijkomt"
