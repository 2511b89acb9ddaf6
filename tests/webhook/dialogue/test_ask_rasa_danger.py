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
