"""What cannot be read is asked again, without Rasa."""

from collections.abc import Callable

from tests.webhook.conftest import Talk
from tests.webhook.dialogue.questions import PLACES
from tests.webhook.fake_rasa import FakeRasa
from webhook.wire import Command


def test_nothing_readable_is_asked_again_without_rasa(talk: Talk, rasa: FakeRasa) -> None:
    answered = talk.say("\u200b\x00//")
    assert rasa.sent == []
    assert [turn.text for turn in answered.turns] == [
        talk.services.texts.prompt("unreadable", "nl-NL")
    ]
    assert talk.row.misses == 1


def test_what_was_asked_before_the_unreadable_is_still_asked(
    asked: Callable[[str], Talk], rasa: FakeRasa
) -> None:
    talk = asked("name")
    assert talk.say("\u200b").turns[-1].expect == "name"
    talk.say("Jan de Vries")
    assert rasa.heard[-1] == Command("contact_given", {"kind": "name"})


def test_choices_are_offered_again_after_the_unreadable(talk: Talk, rasa: FakeRasa) -> None:
    rasa.answers.append(PLACES)
    talk.say("ik wil een afspraak")
    again = talk.say("\u200b").turns[-1].buttons
    assert [one["title"] for one in again] == ["Het gemeentehuis", "Bij u thuis", "Stoppen"]
    talk.press(again[0]["id"])
    assert rasa.heard[-1] == Command("inform", {"office": "town_hall"})
