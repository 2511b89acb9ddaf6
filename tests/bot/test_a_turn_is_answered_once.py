"""A turn that comes twice gets its first answer, and one that cannot be stored has failed."""

import asyncio
import sqlite3
from collections.abc import Awaitable, Iterator
from pathlib import Path
from typing import Any, TypeVar

import pytest
import sqlalchemy as sa
from rasa.core.tracker_store import FailSafeTrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, SessionStarted, UserUttered

from bot.serving import replies
from bot.serving.tracker_store import KeptTrackers
from tests.read_only import held_by_another, nobody_may_write, open_folder

CITIZEN = "5c0f"
BOOKED = {"messages": [{"text": "De afspraak staat vast.", "buttons": []}], "directives": []}
Result = TypeVar("Result")


def now(work: Awaitable[Result]) -> Result:
    async def wait() -> Result:
        return await work

    return asyncio.run(wait())


@pytest.fixture(autouse=True)
def nothing_in_hand() -> Iterator[None]:
    """Afterwards no turn is in hand any more."""
    yield
    replies.begin(None, dict)


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path}/rasa.db"


@pytest.fixture
def store(url: str) -> KeptTrackers:
    return KeptTrackers(Domain.empty(), host=url)


@pytest.fixture
def wrapped(store: KeptTrackers, monkeypatch: pytest.MonkeyPatch) -> Iterator[FailSafeTrackerStore]:
    """The store as Rasa has it: in a wrapper that would go on in memory."""
    for name in ("retrieve", "save"):
        monkeypatch.setattr(FailSafeTrackerStore, name, getattr(FailSafeTrackerStore, name))
    replies.fail_with_the_store()
    yield FailSafeTrackerStore(store)


def turn(store: Any, name: str | None, reply: dict[str, Any] = BOOKED) -> None:
    """Take a turn as Rasa's processor does, under the name that the gateway gave it."""
    replies.begin(name, lambda: reply)
    tracker = now(store.get_or_create_tracker(CITIZEN, append_action_listen=False))
    if not tracker.events:
        tracker.update(ActionExecuted("action_session_start"))
        tracker.update(SessionStarted())
    tracker.update(UserUttered(f"turn {name}", {"name": "affirm", "confidence": 1.0}))
    now(store.save(tracker))


def said(url: str) -> list[Any]:
    with sa.create_engine(url).connect() as connection:
        told = "SELECT data FROM events WHERE type_name = 'user' ORDER BY id"
        return list(connection.execute(sa.text(told)))


def test_the_same_turn_again_gets_the_answer_that_was_given(store: KeptTrackers, url: str) -> None:
    turn(store, "7.1")
    with pytest.raises(replies.AnsweredBefore) as before:
        turn(store, "7.1", {"messages": [], "directives": []})
    assert before.value.reply == BOOKED
    assert len(said(url)) == 1


def test_a_process_that_comes_after_knows_the_answer_too(store: KeptTrackers, url: str) -> None:
    turn(store, "7.1")
    with pytest.raises(replies.AnsweredBefore):
        turn(KeptTrackers(Domain.empty(), host=url), "7.1")


def test_each_question_of_one_turn_has_its_own_answer(store: KeptTrackers) -> None:
    empty: dict[str, Any] = {"messages": [], "directives": []}
    turn(store, "7.0", empty)
    turn(store, "7.1")
    for name, reply in (("7.0", empty), ("7.1", BOOKED)):
        with pytest.raises(replies.AnsweredBefore) as before:
            turn(store, name)
        assert before.value.reply == reply


def test_only_the_last_turn_is_kept(store: KeptTrackers, url: str) -> None:
    for number in range(4):
        turn(store, f"{number}.1")
    with sa.create_engine(url).connect() as connection:
        kept = connection.execute(sa.text("SELECT turn FROM turn_replies")).fetchall()
    assert [row[0] for row in kept] == ["3.1"]


def test_a_turn_without_a_name_is_a_turn_each_time(store: KeptTrackers, url: str) -> None:
    for _ in range(2):
        turn(store, None)
    assert len(said(url)) == 2


def test_what_cannot_be_stored_fails_the_turn(wrapped: FailSafeTrackerStore, url: str) -> None:
    turn(wrapped, "1.1")
    other = sqlite3.connect(url.removeprefix("sqlite:///"))
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(sa.exc.OperationalError):
        turn(wrapped, "2.1")
    other.rollback()
    turn(wrapped, "2.1")
    assert len(said(url)) == 2


def test_what_cannot_be_read_fails_the_turn_before_anything_is_done(
    wrapped: FailSafeTrackerStore, store: KeptTrackers, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuses() -> Any:
        raise sa.exc.OperationalError("SELECT", {}, Exception("gone"))

    replies.begin("1.1", lambda: BOOKED)
    monkeypatch.setattr(store, "sessionmaker", refuses)
    with pytest.raises(sa.exc.OperationalError):
        now(wrapped.retrieve(CITIZEN))


def test_a_store_that_was_read_only_is_written_again() -> None:
    with open_folder() as folder:
        file = folder / "rasa.db"
        store = KeptTrackers(Domain.empty(), host=f"sqlite:///{file}")
        store.engine.execute("CREATE TABLE held (n INTEGER)")
        store.engine.dispose()
        with held_by_another(file):
            with nobody_may_write(folder), pytest.raises(sa.exc.OperationalError) as refused:
                store.write_probe()
            store.write_probe()  # also while the error, and with it what failed, is remembered
            assert "readonly" in str(refused.value)
            store.engine.dispose()
