"""When Rasa begins a session anew."""

from tests.webhook.conftest import Talk
from tests.webhook.fake_rasa import FakeRasa, says
from webhook.dialogue.ask_rasa import RESTART_AFTER


def test_rasa_begins_anew_after_forty_turns(talk: Talk, rasa: FakeRasa) -> None:
    for _ in range(RESTART_AFTER):
        talk.say("hoi")
    assert rasa.restarted == []
    talk.say("hoi")
    assert len(rasa.restarted) == 1
    assert talk.row.rasa_session == 1


def test_rasa_begins_anew_with_all_that_travels_with_a_turn(talk: Talk, rasa: FakeRasa) -> None:
    talk.set(rasa_session=RESTART_AFTER)
    talk.say("hoi")
    travelled = {**rasa.sent[0].metadata, "goes_on": True, "turn": "1.0"}
    assert rasa.restarted[0].metadata == travelled
    assert rasa.restarted[0].conversation == talk.id


def test_rasa_begins_anew_when_a_task_is_closed(talk: Talk, rasa: FakeRasa) -> None:
    rasa.answers.append(says("Uw afspraak staat vast.", task_closed={}))
    talk.say("ja")
    assert rasa.restarted == []
    talk.say("nog iets anders")
    assert [begun.metadata["goes_on"] for begun in rasa.restarted] == [False]
    talk.say("en nog iets")
    assert len(rasa.restarted) == 1


def test_a_new_session_that_failed_is_begun_at_the_next_turn(talk: Talk, rasa: FakeRasa) -> None:
    talk.set(rasa_session=RESTART_AFTER)
    rasa.refuses_to_restart = True
    talk.say("hoi")
    assert rasa.sent == []
    rasa.refuses_to_restart = False
    talk.say("hoi")
    assert len(rasa.restarted) == 1


def test_a_closed_task_is_forgotten_also_where_rasa_is_away_at_first(
    talk: Talk, rasa: FakeRasa
) -> None:
    rasa.answers.append(says("Uw afspraak staat vast.", task_closed={}))
    talk.say("ja")
    rasa.refuses_to_restart = True
    talk.say("hoi")
    rasa.refuses_to_restart = False
    talk.say("hoi")
    assert [begun.metadata["goes_on"] for begun in rasa.restarted] == [False]
