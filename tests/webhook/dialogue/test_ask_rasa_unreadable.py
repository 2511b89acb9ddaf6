"""What cannot be read is asked again, without Rasa."""

from collections.abc import Callable

import pytest

from tests.webhook.conftest import Talk
from tests.webhook.fake_rasa import FakeRasa, says
from webhook.wire import Choice, Command, Message, Reply

PLACES = Reply(
    (
        Message("Waar wilt u heen?"),
        Message(
            "Kies maar.",
            (
                Choice("Het gemeentehuis", Command("inform", {"office": "town_hall"})),
                Choice("Bij u thuis", Command("inform", {"office": "home"})),
                Choice("Stoppen", Command("stop_dialogue")),
            ),
        ),
    ),
    ({"type": "expect", "kind": "choice"},),
)


@pytest.fixture
def asked(talk: Talk, rasa: FakeRasa) -> Callable[[str], Talk]:
    """Lets the bot ask for a kind of contact data."""

    def ask(kind: str) -> Talk:
        rasa.answers.append(says("Mag ik dat weten?", expect=kind))
        talk.say("hoi")
        return talk

    return ask


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
