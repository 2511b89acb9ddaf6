"""What is kept of an answer."""

from tests.webhook.conftest import Talk
from tests.webhook.fake_rasa import FakeRasa, says, tells_whom_to_call
from webhook.wire import Choice, Command, Message, Reply


def test_a_time_to_choose_is_told_as_the_moment_it_is(talk: Talk, rasa: FakeRasa) -> None:
    time = Choice("Maandag 9 uur", Command("inform", {"starts_at": "2014-02-10T09:00:00+01:00"}))
    rasa.answers.append(Reply((Message("Wanneer?", (time,)),), ()))
    (choice,) = talk.say("een afspraak").turns[-1].choices
    assert choice["starts_at"] == "2014-02-10T09:00:00+01:00"


def test_a_booking_stands_with_the_message_that_tells_its_number(
    talk: Talk, rasa: FakeRasa
) -> None:
    booked = {"reference": "1234 5678", "starts_at": "2014-02-10T09:00:00+01:00"}
    told = says("Uw nummer is 1234 5678.", "Breng uw paspoort mee.", booked=booked)
    rasa.answers.append(told)
    first, second = talk.say("ja").turns
    assert first.booking == booked
    assert (second.booking, first.choices, first.calls) == (None, [], [])


def test_the_last_message_says_what_is_expected(talk: Talk, rasa: FakeRasa) -> None:
    rasa.answers.append(says("Dat kan.", "Wanneer?", expect="date"))
    answered = talk.say("ik wil een afspraak")
    assert [turn.expect for turn in answered.turns] == [None, "date"]
    assert talk.row.expect == "date"


def test_nothing_special_is_expected_where_nothing_was_said(talk: Talk, rasa: FakeRasa) -> None:
    rasa.answers += [says("Wanneer?", expect="date"), says("Goed.")]
    talk.say("ik wil een afspraak")
    talk.say("morgen")
    assert talk.row.expect == "free"


def test_numbers_to_call_are_kept_with_the_words_and_can_not_be_pressed(
    talk: Talk, rasa: FakeRasa
) -> None:
    rasa.answers.append(tells_whom_to_call("Bel 113.", {"Bel 113": "113"}, affirm="Ja"))
    talk.say("ik wil niet meer")
    (told,) = [turn for turn in talk.turns() if turn.sender == "bot"]
    assert told.calls == [{"title": "Bel 113", "tel": "113"}]
    assert told.choices == [{"id": "1.1.1", "title": "Ja"}]
    assert talk.buttons() == {"Ja": "1.1.1"}


def test_what_was_understood_is_noted_with_the_words(talk: Talk, rasa: FakeRasa) -> None:
    understood = {"understood": True, "decision": "act", "intent": "greet", "confidence": 0.93}
    rasa.answers.append(says("Dag!", understood=understood))
    talk.say("goedemorgen")
    words = talk.turns()[0]
    assert (words.intent, words.decision, words.confidence) == ("greet", "act", 0.93)
