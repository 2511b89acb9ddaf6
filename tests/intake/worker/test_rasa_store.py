"""What Rasa keeps of a conversation goes as its words do; one under way stays whole."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Column, Engine, Float, Integer, MetaData, String, Table, Text, select, text

from intake.database import connect
from intake.keeping import brake
from intake.keeping.brake import Due, TooMuch
from intake.worker import RASAS_SCHEMA, RetentionPolicy, forget_in_rasa, rasa_store

POLICY = RetentionPolicy()
DAY = timedelta(days=1)


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request: pytest.FixtureRequest, new_database: Callable[[str], str]) -> Iterator[Engine]:
    engine = connect(new_database(request.param))
    yield engine
    engine.dispose()


@pytest.fixture
def events(store: Engine) -> Table:
    """The table as Rasa 3.6.21 makes it (rasa.core.tracker_store.SQLTrackerStore.SQLEvent)."""
    names = ("type_name", "intent_name", "action_name")
    table = Table(
        "events",
        MetaData(schema=RASAS_SCHEMA if store.dialect.name == "postgresql" else None),
        Column("id", Integer, primary_key=True),
        Column("sender_id", String(255), nullable=False, index=True),
        *(Column(name, String(255)) for name in names),
        Column("timestamp", Float),
        Column("data", Text),
    )
    with store.begin() as connection:
        if table.schema:
            connection.execute(text(f"CREATE SCHEMA {table.schema}"))
        table.create(connection)
    return table


@pytest.fixture
def say(store: Engine, events: Table) -> Callable[[str, datetime], None]:
    def one(sender: str, at: datetime) -> None:
        row = {"sender_id": sender, "type_name": "user", "timestamp": at.timestamp(), "data": "{}"}
        with store.begin() as connection:
            connection.execute(events.insert().values(row))

    return one


def left(store: Engine, events: Table) -> list[str]:
    with store.connect() as connection:
        return list(connection.scalars(select(events.c.sender_id).order_by(events.c.id)))


def test_one_that_is_erased_goes_at_once_and_alone(
    store: Engine, events: Table, say: Callable[[str, datetime], None], now: datetime
) -> None:
    say("erased", now)
    say("another", now)
    rasa_store.forget_conversation(store, "erased")
    assert left(store, events) == ["another"]


def test_before_rasas_first_start_there_is_nothing_to_erase(store: Engine) -> None:
    rasa_store.forget_conversation(store, "erased")


def test_a_conversation_goes_28_days_after_its_newest_event(
    store: Engine, events: Table, say: Callable[[str, datetime], None], now: datetime
) -> None:
    for sender, age in (("old", 30), ("old", 29), ("under way", 40), ("under way", 1), ("new", 27)):
        say(sender, now - age * DAY)
    assert forget_in_rasa(store, now, POLICY) == 2
    assert left(store, events) == ["under way", "under way", "new"]
    assert forget_in_rasa(store, now, POLICY) == 0


def test_what_is_held_stays(
    store: Engine, events: Table, say: Callable[[str, datetime], None], now: datetime
) -> None:
    say("held", now - 40 * DAY)
    say("old", now - 40 * DAY)
    assert forget_in_rasa(store, now, POLICY, held={"held"}) == 1
    assert left(store, events) == ["held"]


def test_more_than_the_share_of_many_is_left(
    store: Engine,
    events: Table,
    say: Callable[[str, datetime], None],
    now: datetime,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(brake, "FEW", 3)
    for number in range(4):
        say(str(number), now - (30 if number else 1) * DAY)
    assert rasa_store.due_in_rasa(store, now, POLICY) == Due("rasa_events", 3, 4)
    with pytest.raises(TooMuch):
        forget_in_rasa(store, now, POLICY, share=0.5)
    assert len(left(store, events)) == 4
    assert forget_in_rasa(store, now, POLICY, share=1.0) == 3


def test_many_conversations_go_batch_by_batch(
    store: Engine,
    events: Table,
    say: Callable[[str, datetime], None],
    now: datetime,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(rasa_store, "BATCH", 2)
    for number in range(5):
        say(str(number), now - 29 * DAY)
    assert forget_in_rasa(store, now, POLICY) == 5
    assert left(store, events) == []


def test_before_rasas_first_start_there_is_nothing_to_forget(store: Engine, now: datetime) -> None:
    assert forget_in_rasa(store, now, POLICY) == 0


def test_no_file_is_made_where_rasa_has_none(tmp_path: Path, now: datetime) -> None:
    store = connect(f"sqlite:///{tmp_path / 'rasa.db'}")
    assert forget_in_rasa(store, now, POLICY) == 0
    assert list(tmp_path.iterdir()) == []


def test_what_was_answered_last_goes_with_its_conversation(
    store: Engine, events: Table, say: Callable[[str, datetime], None], now: datetime
) -> None:
    replies = Table(
        "turn_replies",
        MetaData(schema=events.schema),
        Column("sender_id", String(255), primary_key=True),
        Column("timestamp", Float),
    )
    with store.begin() as connection:
        replies.create(connection)
        for sender, age in (("old", 30), ("under way", 1)):
            row = {"sender_id": sender, "timestamp": (now - age * DAY).timestamp()}
            connection.execute(replies.insert().values(row))
    say("old", now - 30 * DAY)
    say("under way", now - DAY)
    assert forget_in_rasa(store, now, POLICY) == 1
    with store.connect() as connection:
        assert list(connection.scalars(select(replies.c.sender_id))) == ["under way"]
