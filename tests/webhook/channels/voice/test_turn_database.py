"""What a turn of a call costs in the database."""

from tests.webhook.channels.counted import Counted
from tests.webhook.channels.voice.conftest import Telephone
from tests.webhook.fake_rasa import FakeRasa, says
from webhook.services import Services

READS, WRITES = 1, 4
"""Which call it is; the receipt twice, and the turn as by chat."""


def test_a_turn_takes_few_transactions(
    phone: Telephone, services: Services, rasa: FakeRasa
) -> None:
    phone.call()
    phone.say("goedemorgen")
    rasa.answers.append(says("Een paspoort kost 50 euro."))
    counted = Counted(services.engine)
    assert "50 euro" in phone.say("wat kost een paspoort").words
    assert (counted.reads, counted.writes) == (READS, WRITES)


def test_who_was_silent_before_is_there_again(phone: Telephone, services: Services) -> None:
    phone.call()
    phone.silent()
    phone.say("goedemorgen")
    assert phone.row.silences == 0
