"""What sounded like danger, and was none."""

from tests.webhook.conftest import Talk
from tests.webhook.fake_rasa import FakeRasa, says


def test_what_sounded_like_danger_is_answered_once_nobody_is_in_it(
    talk: Talk, rasa: FakeRasa
) -> None:
    words = "ik trek het niet meer met die papieren"
    rasa.answers.append(says("Goed om te weten.", read_again={"text": words}))
    rasa.answers.append(says("Ik help u met de papieren."))
    told = [turn.text for turn in talk.say("nee hoor").turns]
    assert told == ["Goed om te weten.", "Ik help u met de papieren."]
    assert rasa.sent[-1].turn == words
    assert rasa.sent[-1].metadata["safe"] is True


def test_nobody_is_asked_twice_whether_the_same_words_are_danger(
    talk: Talk, rasa: FakeRasa
) -> None:
    words = "die formulieren worden mijn dood nog eens"
    rasa.answers.append(says("Goed om te weten.", read_again={"text": words}))
    talk.say("nee, niemand")
    talk.say(words.capitalize())
    assert rasa.sent[-1].metadata["safe"] is True
    talk.say(f"{words} en ik wil niet meer leven")
    assert "safe" not in rasa.sent[-1].metadata


def test_a_day_that_was_asked_for_is_told_as_an_answer(talk: Talk, rasa: FakeRasa) -> None:
    rasa.answers.append(says("Welke dag past u?", expect="date"))
    talk.say("ik wil een afspraak")
    talk.say("woensdag zou mij goed uitkomen")
    assert rasa.sent[-1].metadata["answers"] is True


def test_what_names_no_day_is_no_answer_to_the_question_for_one(talk: Talk, rasa: FakeRasa) -> None:
    rasa.answers += [says("Welke dag past u?", expect="date"), says("Wat bedoelt u?")]
    talk.say("ik wil een afspraak")
    talk.say("ik red het niet meer")
    assert "answers" not in rasa.sent[-1].metadata
