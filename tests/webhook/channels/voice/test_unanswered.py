"""A caller whose answer does not come hears what was done all the same, and no more is done."""

import threading
from collections.abc import Callable, Iterator

import pytest

from intake.conversations import TurnGivenUp, acts
from intake.database import session_scope
from tests.webhook.channels.voice.conftest import Telephone
from tests.webhook.conftest import NOW
from tests.webhook.fake_rasa import FakeRasa
from webhook.services import Services


def begin(services: Services, phone: Telephone) -> int:
    """Begin the act of the caller's last turn, as the actions do; return the turn's number."""
    with session_scope(services.engine) as session:
        turn = phone.row.last_seq
        assert acts.begin(session, phone.row.id, turn, "book", NOW) is None
        facts = {"reference": "12345678", "texted": False, "office": "town_hall"}
        facts["starts_at"] = "2014-02-10T08:00:00+00:00"
        acts.done(session, phone.row.id, turn, facts)
    return turn


@pytest.fixture
def waiting(phone: Telephone, rasa: FakeRasa, hurry: Callable[[], None]) -> Iterator[str]:
    """A caller who was asked for a moment, while Rasa is at work and does not answer."""
    gate = threading.Event()
    rasa.meanwhile = lambda: gate.wait(5)
    path = phone.call().next
    hurry()
    assert "Een moment" in phone.post(path, SpeechResult="ja").text
    yield f"{path}&wait=1"
    gate.set()


def test_what_was_booked_is_told(services: Services, phone: Telephone, waiting: str) -> None:
    begin(services, phone)
    answer = phone.post(waiting).text
    assert "Uw afspraak staat vast voor maandag 10 februari" in answer
    assert "Kan ik nog iets anders voor u doen?" in answer and "<Dial" not in answer


def test_what_was_not_done_is_not_done_after_the_person(
    services: Services, phone: Telephone, waiting: str
) -> None:
    assert "<Dial" in phone.post(waiting).text
    said = next(turn for turn in reversed(range(phone.row.last_seq + 1)) if turn)
    with pytest.raises(TurnGivenUp), session_scope(services.engine) as session:
        for turn in range(1, said + 1):
            acts.begin(session, phone.row.id, turn, "book", NOW)
