"""Thanks for an answer to a clerk are said once a day."""

from datetime import timedelta

import pytest

from intake import conversations
from intake.database import session_scope
from tests.clocks import SetClock
from tests.webhook.conftest import NOW, Talk
from tests.webhook.fake_rasa import FakeRasa, says
from webhook.dialogue.takeover import thanks
from webhook.services import Services

WORDS = "Dank u. Uw antwoord ligt bij de medewerker."


@pytest.fixture
def thanked(talk: Talk, rasa: FakeRasa) -> Talk:
    """A conversation in which it was said just now."""
    rasa.answers.append(says(WORDS))
    assert [turn.text for turn in talk.say("ja").turns] == [WORDS]
    return talk


def test_the_second_time_nothing_is_said_and_nothing_recorded(
    thanked: Talk, rasa: FakeRasa
) -> None:
    rasa.answers.append(says(WORDS))
    assert thanked.say("om tien uur").turns == []
    assert thanked.transcript()[-1] == ("citizen", "om tien uur")


def test_what_else_is_said_stays(thanked: Talk, rasa: FakeRasa) -> None:
    rasa.answers.append(says(WORDS, "Morgen zijn we open."))
    assert [turn.text for turn in thanked.say("en nu").turns] == ["Morgen zijn we open."]


def test_a_day_later_it_is_said_again(thanked: Talk, rasa: FakeRasa, clock: SetClock) -> None:
    clock.set(NOW + timedelta(days=1))
    rasa.answers.append(says(WORDS))
    assert [turn.text for turn in thanked.say("ja").turns] == [WORDS]


def test_for_a_clerk_who_answers_it_is_said_by_the_gateway(talk: Talk, services: Services) -> None:
    talk.set(owner="staff:7")
    talk.say("ja")
    citizen = talk.turns()[-1]
    for expected in ([WORDS], []):
        with session_scope(services.engine) as session:
            conversation = conversations.get(session, talk.id)
            told = thanks.for_a_clerk(services, session, conversation, citizen)
        assert [turn.text for turn in told] == expected
