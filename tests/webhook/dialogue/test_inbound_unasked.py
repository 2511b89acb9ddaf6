"""What a citizen tells of themselves before anybody asks is kept, and not heard by Rasa."""

from tests.webhook.conftest import Talk
from tests.webhook.dialogue.questions import stored
from tests.webhook.fake_rasa import FakeRasa, says

LINE = "dinsdag om elf voor een paspoort, mijn naam is Els Smit"


def test_a_name_in_the_first_line_is_kept_and_hidden(talk: Talk, rasa: FakeRasa) -> None:
    talk.say(LINE)
    assert stored(talk, "name") == "Els Smit"
    assert rasa.heard[-1] == LINE.replace("Els Smit", "[name]")


def test_a_number_in_the_first_line_is_kept_and_hidden(talk: Talk, rasa: FakeRasa) -> None:
    talk.say("bel me over mijn traplift op 0612345678")
    assert stored(talk, "phone") == "+31612345678"
    assert "0612345678" not in str(rasa.sent)


def test_a_name_that_was_asked_for_stays(talk: Talk, rasa: FakeRasa) -> None:
    rasa.answers.append(says("En uw naam?", expect="name"))
    talk.say("hoi")
    talk.say("Els Smit")
    talk.say("ik heet Piet Bakker en wil dinsdag komen")
    assert stored(talk, "name") == "Els Smit"
