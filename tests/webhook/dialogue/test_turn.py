"""A turn is kept before anything can fail, taken once, and answered once."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import update

from intake import conversations
from intake.conversations import ConversationBusy
from intake.conversations.models import TurnLock
from intake.database import session_scope
from tests.intake.conversations.held import turn_lock
from tests.webhook.conftest import NOW, Talk
from tests.webhook.fake_rasa import FakeRasa, offers, says
from webhook.services import Services
from webhook.wire import Command, UnknownButton


class Killed(BaseException):
    """The process ends here."""


def test_the_answer_is_recorded_after_the_words(talk: Talk, rasa: FakeRasa) -> None:
    rasa.answers.append(says("Waar gaat het om?", "U kunt ook bellen."))
    answered = talk.say("ik heb een vraag")
    assert [turn.text for turn in answered.turns] == ["Waar gaat het om?", "U kunt ook bellen."]
    assert talk.transcript() == [
        ("citizen", "ik heb een vraag"),
        ("bot", "Waar gaat het om?"),
        ("bot", "U kunt ook bellen."),
    ]


def test_words_are_recorded_redacted_before_rasa_hears_them(talk: Talk, rasa: FakeRasa) -> None:
    recorded: list[tuple[str, str]] = []
    rasa.meanwhile = lambda: recorded.extend(talk.transcript())
    talk.say("mijn bsn is 111222333, help")
    assert recorded == [("citizen", "mijn bsn is [bsn], help")]
    assert rasa.heard == ["mijn bsn is [bsn], help"]


def test_directives_reach_the_channel(talk: Talk, rasa: FakeRasa) -> None:
    rasa.answers.append(says("Tot ziens.", end={}))
    assert talk.say("dag").directives == ({"type": "end"},)


def test_metadata_travels_with_every_turn(talk: Talk, rasa: FakeRasa) -> None:
    talk.set(misses=2)
    talk.say("hoi")
    talk.command("hang_up")
    expected: dict[str, Any] = {
        "municipality": "gemeente-leek",
        "language": "nl",
        "locale": "nl-NL",
        "channel": "chat",
        "now": NOW.isoformat(),
        "misses": 2,
        "expect": "free",
    }
    named = [{**expected, "turn": "1.1"}, {**expected, "turn": "3.1"}]
    assert [each.metadata for each in rasa.sent] == named
    assert {each.conversation for each in rasa.sent} == {talk.id}


def test_a_conversation_on_its_own_time_tells_rasa_that_time(talk: Talk, rasa: FakeRasa) -> None:
    talk.set(clock_offset=timedelta(minutes=6))
    talk.say("hoi")
    assert rasa.sent[0].metadata["now"] == (NOW + timedelta(minutes=6)).isoformat()
    assert talk.turns()[0].at == NOW + timedelta(minutes=6)


def test_the_same_message_twice_is_one_turn(talk: Talk, rasa: FakeRasa) -> None:
    rasa.answers.append(says("Goedemorgen.", "Waarmee kan ik helpen?"))
    first = talk.say("hoi", "m-1")
    again = talk.say("hoi", "m-1")
    assert [turn.seq for turn in again.turns] == [turn.seq for turn in first.turns]
    assert rasa.heard == ["hoi"]
    assert [sender for sender, _ in talk.transcript()] == ["citizen", "bot", "bot"]
    assert talk.row.turns == 1


def test_a_pressed_button_twice_is_one_turn(talk: Talk, rasa: FakeRasa) -> None:
    rasa.answers.append(offers("Klopt het?", affirm="Ja"))
    talk.say("hoi")
    button = talk.buttons()["Ja"]
    assert talk.press(button, "p-1").turns[0].seq == talk.press(button, "p-1").turns[0].seq
    assert rasa.heard == ["hoi", Command("affirm")]


def test_a_retry_after_a_crash_gets_its_answer_and_is_recorded_once(
    talk: Talk, rasa: FakeRasa
) -> None:
    rasa.answers += [Killed(), says("Daar ben ik weer.")]
    with pytest.raises(Killed):
        talk.say("hoi", "m-1")
    assert [turn.text for turn in talk.say("hoi", "m-1").turns] == ["Daar ben ik weer."]
    assert talk.transcript() == [("citizen", "hoi"), ("bot", "Daar ben ik weer.")]


def test_what_a_clerk_answers_is_not_sent_to_rasa(talk: Talk, rasa: FakeRasa) -> None:
    talk.set(owner="staff:7")
    assert talk.say("bent u een mens?").turns == []
    assert rasa.sent == []
    assert talk.transcript() == [("citizen", "bent u een mens?")]


def test_the_bot_is_silent_when_a_clerk_took_over_meanwhile(talk: Talk, rasa: FakeRasa) -> None:
    rasa.meanwhile = lambda: talk.set(owner="staff:7")
    assert talk.say("hallo?").turns == []
    assert talk.transcript() == [("citizen", "hallo?")]
    assert talk.row.owner == "staff:7"


def test_one_turn_at_a_time(talk: Talk, rasa: FakeRasa, services: Services) -> None:
    def somebody_else() -> None:
        wait = {"lease": timedelta(0), "wait": timedelta(0)}
        with turn_lock(services.engine, talk.id, "test", NOW, **wait):
            pytest.fail("two turns at once")

    def another_tries() -> None:
        with pytest.raises(conversations.ConversationBusy):
            somebody_else()

    rasa.meanwhile = another_tries
    talk.say("hoi")
    assert len(rasa.sent) == 1


def test_an_unknown_conversation_is_an_error(services: Services, rasa: FakeRasa) -> None:
    with pytest.raises(conversations.NoSuchConversation):
        Talk(services, "00000000-0000-4000-8000-000000000000").say("hoi")
    assert rasa.sent == []


def test_an_unknown_button_is_an_error_and_no_turn(talk: Talk, rasa: FakeRasa) -> None:
    with pytest.raises(UnknownButton):
        talk.press("7.7.7")
    assert (rasa.sent, talk.transcript()) == ([], [])


def test_a_clock_that_stands_still_keeps_no_dead_processs_lock(talk: Talk) -> None:
    a_moment_ago = talk.services.settings.clock.real() - timedelta(seconds=1)
    with session_scope(talk.services.engine) as session:
        lock = TurnLock(conversation_id=talk.id, holder="gateway", expires_at=a_moment_ago)
        session.add(lock)
    assert [turn.text for turn in talk.say("hoi").turns] == ["Goed."]


def test_a_turn_that_hung_until_another_took_its_place_records_nothing(
    talk: Talk, rasa: FakeRasa
) -> None:
    def taken_over() -> None:
        with session_scope(talk.services.engine) as session:
            session.execute(update(TurnLock).values(holder="another gateway"))

    rasa.meanwhile = taken_over
    with pytest.raises(ConversationBusy):
        talk.say("hoi")
    assert talk.transcript() == [("citizen", "hoi")]
