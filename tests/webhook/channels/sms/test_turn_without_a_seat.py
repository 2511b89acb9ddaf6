"""Who writes when too many do is asked to write again later; who opted out hears nothing."""

import pytest

from tests.webhook.channels.sms.conftest import Phone
from tests.webhook.fake_rasa import FakeRasa
from webhook.arrival import Arrival, working_on

CROWDED = "Het is nu heel druk. Stuur uw bericht over een paar minuten nog eens."


@pytest.fixture
def crowded() -> Arrival:
    return Arrival(told="later")


def test_a_sentence_and_nothing_else(phone: Phone, rasa: FakeRasa, crowded: Arrival) -> None:
    with working_on(crowded):
        assert phone.text("wat kost een paspoort") == CROWDED
    assert rasa.heard == []
    assert phone.text("wat kost een paspoort") != CROWDED


def test_a_delivery_that_comes_twice_hears_the_same(phone: Phone, crowded: Arrival) -> None:
    sid = {"MessageSid": "SM7"}
    with working_on(crowded):
        phone.text("wat kost een paspoort", **sid)
    assert phone.text("wat kost een paspoort", **sid) == CROWDED


def test_in_the_language_of_the_thread(phone: Phone, crowded: Arrival) -> None:
    phone.text("Was kostet ein neuer Reisepass?")
    with working_on(crowded):
        assert str(phone.text("und wie lange dauert das?")).startswith("Gerade schreiben")


def test_opting_out_holds_all_the_same(phone: Phone, crowded: Arrival) -> None:
    with working_on(crowded):
        assert phone.text("afmelden") is None
        assert phone.text("wat kost een paspoort") is None
    assert phone.text("wat kost een paspoort") is None
