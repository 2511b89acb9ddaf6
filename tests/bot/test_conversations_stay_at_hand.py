"""The tracker store keeps conversations under way, stores every event, and forgets what failed."""

import asyncio
from collections.abc import Awaitable
from pathlib import Path
from typing import Any, TypeVar

import pytest
import sqlalchemy as sa
from rasa.core.tracker_store import SQLTrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, SessionStarted, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.serving.tracker_store import KeptTrackers

CITIZEN = "5c0f"
SLOT = {"type": "any", "mappings": [{"type": "custom"}]}
DOMAIN = Domain.from_dict({"intents": ["greet"], "slots": {"service": SLOT}})
Result = TypeVar("Result")


def now(work: Awaitable[Result]) -> Result:
    async def wait() -> Result:
        return await work

    return asyncio.run(wait())


class Counting(KeptTrackers):
    """Counts how often the events of a session are read."""

    reads = 0

    def _event_query(self, *args: Any, **settings: Any) -> Any:
        self.reads += 1
        return super()._event_query(*args, **settings)


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path}/rasa.db"


@pytest.fixture
def store(url: str) -> Counting:
    return Counting(DOMAIN, host=url)


def turn(store: SQLTrackerStore, number: int) -> None:
    """Take a turn as Rasa's processor does; the first begins a session."""
    tracker = now(store.get_or_create_tracker(CITIZEN, append_action_listen=False))
    if not tracker.events:
        tracker.update(ActionExecuted("action_session_start"))
        tracker.update(SessionStarted())
    tracker.update(UserUttered(f"zin {number}", {"name": "greet", "confidence": 1.0}))
    tracker.update(SlotSet("service", f"passport {number}"))
    tracker.update(ActionExecuted("action_listen"))
    now(store.save(tracker))


def read_anew(url: str) -> DialogueStateTracker:
    tracker = now(SQLTrackerStore(DOMAIN, host=url).retrieve(CITIZEN))
    assert tracker is not None
    return tracker


def test_a_conversation_under_way_is_not_read_again(store: Counting) -> None:
    for number in range(3):
        turn(store, number)
    before = store.reads
    for number in range(3, 9):
        turn(store, number)
    assert store.reads == before


def test_what_is_at_hand_is_what_the_database_has(store: Counting, url: str) -> None:
    for number in range(5):
        turn(store, number)
    kept, stored = now(store.retrieve(CITIZEN)), read_anew(url)
    assert kept is not None
    assert [event.as_dict() for event in kept.events] == [e.as_dict() for e in stored.events]
    assert kept.current_slot_values() == stored.current_slot_values()
    assert kept.latest_message == stored.latest_message


def test_the_rows_are_those_of_rasas_own_store(store: Counting, url: str, tmp_path: Path) -> None:
    other = f"sqlite:///{tmp_path}/other.db"
    rasas = SQLTrackerStore(DOMAIN, host=other)
    for number in range(3):
        turn(store, number)
        turn(rasas, number)

    def rows(address: str) -> list[tuple[Any, ...]]:
        columns = "id, sender_id, type_name, intent_name, action_name"
        with sa.create_engine(address).connect() as connection:
            return list(connection.execute(sa.text(f"SELECT {columns} FROM events ORDER BY id")))

    assert [tuple(row) for row in rows(url)] == [tuple(row) for row in rows(other)]


def test_a_turn_that_failed_leaves_nothing_behind(store: Counting) -> None:
    for number in range(3):
        turn(store, number)
    half = now(store.retrieve(CITIZEN))
    assert half is not None
    half.update(UserUttered("never answered"))  # and never saved
    again = now(store.retrieve(CITIZEN))
    assert again is not half
    assert again is not None and again.latest_message is not None
    assert again.latest_message.text == "zin 2"


def test_what_the_database_refused_is_read_back_as_it_was(
    store: Counting, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(3):
        turn(store, number)
    with monkeypatch.context() as broken, pytest.raises(sa.exc.OperationalError):
        broken.setattr(store, "sessionmaker", _refuses)
        turn(store, 3)
    turn(store, 4)
    said = [event.text for event in read_anew(url).events if isinstance(event, UserUttered)]
    assert said == ["zin 0", "zin 1", "zin 2", "zin 4"]


def _refuses() -> Any:
    raise sa.exc.OperationalError("INSERT", {}, Exception("disk full"))


def test_a_new_session_begins_without_the_old_one(store: Counting) -> None:
    for number in range(3):
        turn(store, number)
    tracker = now(store.retrieve(CITIZEN))
    assert tracker is not None
    tracker.update(ActionExecuted("action_session_start"))
    tracker.update(SessionStarted())
    now(store.save(tracker))
    again = now(store.retrieve(CITIZEN))
    assert again is not None
    assert [event.type_name for event in again.events] == ["session_started"]


def test_another_process_finds_everything(store: Counting, url: str) -> None:
    for number in range(4):
        turn(store, number)
    turn(KeptTrackers(DOMAIN, host=url), 4)
    said = [event.text for event in read_anew(url).events if isinstance(event, UserUttered)]
    assert said == [f"zin {number}" for number in range(5)]
