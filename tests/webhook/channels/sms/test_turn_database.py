"""What a text message costs in the database."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.webhook.channels.counted import Counted
from tests.webhook.channels.sms.conftest import Phone
from tests.webhook.fake_rasa import FakeRasa
from webhook.services import Services

READS, WRITES = 1, 2
"""Who writes; what is written and what is answered, each with its receipt."""


def test_a_message_takes_few_transactions(phone: Phone, services: Services) -> None:
    assert phone.text("hallo")
    counted = Counted(services)
    assert phone.text("wat kost een paspoort")
    assert (counted.reads, counted.writes) == (READS, WRITES)


def test_who_has_opted_out_waits_for_no_turn(phone: Phone, services: Services) -> None:
    phone.text("hallo")
    phone.text("stop")
    counted = Counted(services)
    assert phone.text("hallo") is None
    assert (counted.reads, counted.writes) == (1, 1)


@pytest.mark.parametrize("body", ["hallo", "stop", "start"])
def test_what_ends_or_begins_the_messages_is_written_once(
    phone: Phone, services: Services, body: str
) -> None:
    for before in ("hallo", *(["stop"] if body == "start" else [])):
        phone.text(before)
    counted = Counted(services)
    phone.text(body)
    assert counted.reads == 1
    assert counted.writes == (2 if body == "hallo" else 1)


def test_a_message_that_comes_again_is_not_written_again(phone: Phone, services: Services) -> None:
    first = phone.twiml("hallo", MessageSid="SM1")
    counted = Counted(services)
    assert phone.twiml("hallo", MessageSid="SM1") == first
    assert counted.writes <= WRITES


def test_of_many_deliveries_at_once_one_is_a_turn(phone: Phone, rasa: FakeRasa) -> None:
    app = phone.client.application

    def deliver(_number: int) -> str:
        return Phone(app.test_client()).twiml("hallo", MessageSid="SM1")

    with ThreadPoolExecutor(4) as threads:
        answers = set(threads.map(deliver, range(4)))
    assert len(answers) == 1
    assert rasa.heard == ["hallo"]
