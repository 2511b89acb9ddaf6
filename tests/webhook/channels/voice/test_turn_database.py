"""What a turn of a call costs in the database."""

from tests.webhook.channels.counted import Counted
from tests.webhook.channels.voice.conftest import Telephone
from tests.webhook.fake_rasa import FakeRasa, says
from webhook.services import Services

READS, WRITES = 1, 2
"""Which call it is; what was said and what is answered, each with its receipt."""


def test_a_turn_takes_few_transactions(
    phone: Telephone, services: Services, rasa: FakeRasa
) -> None:
    phone.call()
    phone.say("goedemorgen")
    rasa.answers.append(says("Een paspoort kost 50 euro."))
    counted = Counted(services)
    assert "50 euro" in phone.say("wat kost een paspoort").words
    assert (counted.reads, counted.writes) == (READS, WRITES)


def test_who_was_silent_before_is_there_again(phone: Telephone, services: Services) -> None:
    phone.call()
    phone.silent()
    phone.say("goedemorgen")
    assert phone.row.silences == 0


def test_what_is_no_turn_of_the_dialogue_takes_one(phone: Telephone, services: Services) -> None:
    counted = Counted(services)
    phone.call()
    assert (counted.reads, counted.writes) == (0, 1)
    counted.clear()
    phone.silent()
    assert (counted.reads, counted.writes) == (1, 1)
    counted.clear()
    phone.key("*")
    assert (counted.reads, counted.writes) == (1, 1)


def test_a_number_that_is_read_back_takes_one(
    phone: Telephone, services: Services, rasa: FakeRasa
) -> None:
    rasa.answers.append(says("Wat is uw nummer?", expect="phone"))
    phone.call()
    phone.say("bel mij terug")
    counted = Counted(services)
    assert "nul zes" in phone.key("0612345678").words
    assert (counted.reads, counted.writes) == (1, 1)


def test_how_a_transfer_ended_takes_one(phone: Telephone, services: Services) -> None:
    phone.call()
    counted = Counted(services)
    phone.post("/twilio/voice/dial-done?turn=2", DialCallStatus="busy")
    assert (counted.reads, counted.writes) == (1, 1)
