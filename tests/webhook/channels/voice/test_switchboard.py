"""The department's telephone is given up where anything breaks: the caller comes back to us."""

import pytest

from tests.webhook.channels.voice.conftest import Telephone
from tests.webhook.fake_rasa import FakeRasa
from webhook.arrival import Arrival, working_on


@pytest.fixture
def ringing(phone: Telephone, rasa: FakeRasa) -> Telephone:
    rasa.goes_down()
    phone.call(), phone.say("ik wil hulp in huis")
    return phone


def test_a_broken_whisper_hangs_up_and_the_caller_is_called_back(
    ringing: Telephone, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise OSError("the disk is full")

    monkeypatch.setattr("webhook.channels.voice.whisper.whispered", broken)
    told = ringing.picked_up()
    assert told.ends and told.said == []
    assert "belt u" in ringing.dial_ends("completed").words


def test_a_key_whose_turn_is_no_number_is_refused(ringing: Telephone) -> None:
    assert ringing.post("/twilio/voice/accept?call=CA1&turn=x", Digits="1").status_code == 400


def test_without_a_seat_whoever_picked_up_is_asked_in_a_moment(ringing: Telephone) -> None:
    with working_on(Arrival(told="wait")):
        soon = ringing.picked_up()
    assert soon.said == [] and soon.next.startswith("/twilio/voice/whisper?call=")
    told = ringing.picked_up()
    with working_on(Arrival(told="wait")):
        assert ringing.colleague(told, "1").next == soon.next
    assert "accepted" not in [act for act, _ in ringing.history()]
