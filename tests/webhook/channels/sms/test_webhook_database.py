"""What a text message costs in the database."""

from tests.webhook.channels.counted import Counted
from tests.webhook.channels.sms.conftest import Phone
from webhook.services import Services

READS, WRITES = 2, 4
"""Who writes, and what is answered; the receipt twice, and the turn as by chat."""


def test_a_message_takes_few_transactions(phone: Phone, services: Services) -> None:
    assert phone.text("hallo")
    counted = Counted(services.engine)
    assert phone.text("wat kost een paspoort")
    assert (counted.reads, counted.writes) == (READS, WRITES)


def test_who_has_opted_out_waits_for_no_turn(phone: Phone, services: Services) -> None:
    phone.text("hallo")
    phone.text("stop")
    counted = Counted(services.engine)
    assert phone.text("hallo") is None
    assert (counted.reads, counted.writes) == (1, 2)
