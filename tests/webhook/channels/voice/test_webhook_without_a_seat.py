"""A caller without a seat hears a sentence in their language, and what they said is not lost."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from tests.webhook.channels.voice.conftest import HEINSBERG, Telephone
from tests.webhook.fake_rasa import FakeRasa, says
from webhook.arrival import Arrival, working_on

PhoneOf = Callable[..., Telephone]


@contextmanager
def late() -> Iterator[None]:
    """The work of somebody who was told to wait."""
    with working_on(Arrival(late=True, by_edge=True)):
        yield


def test_it_takes_a_moment_and_nothing_is_done(phone: Telephone, rasa: FakeRasa) -> None:
    phone.call()
    with working_on(Arrival(told="wait")):
        pause = phone.say("wat kost een paspoort")
    assert pause.said == ["Een moment, ik zoek het voor u op."]
    assert pause.next.endswith("&wait=1")
    assert rasa.heard == []


def test_the_work_goes_on_and_the_caller_comes_back_for_it(
    phone: Telephone, rasa: FakeRasa
) -> None:
    rasa.answers.append(says("50 euro. Nog iets?"))
    path = phone.call().next
    with working_on(Arrival(told="wait")):
        phone.say("wat kost een paspoort")
    with late():
        phone.post(path, SpeechResult="wat kost een paspoort")
    with working_on(Arrival(told="wait")):  # no seat to come back to, either
        assert phone.redirect().said == ["Een moment, ik zoek het voor u op."]
    assert phone.redirect().said == ["50 euro. Nog iets?"]
    assert rasa.heard == ["wat kost een paspoort"]


def test_a_call_that_is_not_answered_yet_waits_the_same_way(phone: Telephone) -> None:
    with working_on(Arrival(told="wait")):
        assert phone.call().said == ["Een moment, ik zoek het voor u op."]
    with late():
        phone.post("/twilio/voice")
    assert "Ik ben een computer, geen mens." in phone.redirect().words


@pytest.mark.parametrize("path", ["", "/turn?turn=1", "/turn?turn=1&wait=1", "/dial-done?turn=1"])
def test_where_no_room_is_left_it_is_said_when_to_call_and_whom_in_danger(
    phone: Telephone, rasa: FakeRasa, path: str
) -> None:
    with working_on(Arrival(told="later")):
        answer = phone.post(f"/twilio/voice{path}")
    assert "Bel over een paar minuten nog eens." in answer.text
    assert "Bel dan één één twee." in answer.text
    assert "<Hangup" in answer.text
    assert rasa.heard == []


def test_in_german_too(phone_of: PhoneOf) -> None:
    with working_on(Arrival(told="later")):
        answer = phone_of(HEINSBERG).call()
    assert answer.ends
    assert answer.words.startswith("Gerade rufen sehr viele an.")
    assert "eins eins zwei" in answer.words


def test_a_caller_who_waited_in_line_is_answered_the_sooner(
    phone: Telephone, rasa: FakeRasa, monkeypatch: pytest.MonkeyPatch
) -> None:
    waited: list[float] = []
    monkeypatch.setattr(
        "webhook.channels.voice.deadline.within",
        lambda seconds, work: waited.append(seconds) or work(),
    )
    here = Arrival()
    here.at -= 6
    with working_on(here):
        phone.call()
    assert 1 < waited[0] <= 2
