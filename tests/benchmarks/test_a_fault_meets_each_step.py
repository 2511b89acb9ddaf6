"""A fault comes when a turn is in a given step, which is told by what the stores have of it."""

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from benchmarks import promise_steps
from benchmarks.promise_steps import ACTED, ANSWERED, RECORDED, STORED, UNHEARD, Stores
from intake import tables  # noqa: F401  (every table must be known before one is used)
from intake.conversations import Conversation, Turn
from intake.conversations.models import TurnAct
from intake.database import connect, session_scope
from intake.tables import Base

NOW = datetime(2026, 3, 11, 9, 0, tzinfo=UTC)
YES = "the-yes"


@pytest.fixture
def stores(tmp_path: Path) -> Iterator[Stores]:
    both = Stores(*(connect(f"sqlite:///{tmp_path / name}.db") for name in ("intake", "rasa")))
    Base.metadata.create_all(both.ours)
    with both.rasas.begin() as connection:
        connection.execute(text("CREATE TABLE turn_replies (sender_id TEXT, turn TEXT)"))
    yield both
    for engine in (both.ours, both.rasas):
        engine.dispose()


def conversation(engine: Engine, name: str) -> None:
    """One in which something was said and answered before the yes."""
    language = {"language": "nl", "locale": "nl-NL"}
    with session_scope(engine) as session:
        session.add(
            Conversation(
                id=name,
                municipality="gemeente-leek",
                channel="chat",
                created_at=NOW,
                last_activity_at=NOW,
                **language,
            )
        )
        session.flush()
        said = {"conversation_id": name, "language": "nl", "at": NOW}
        session.add(Turn(seq=1, sender="citizen", text="hallo", client_id="m0", **said))
        session.add(Turn(seq=2, sender="bot", text="Klopt dat?", answers="m0", **said))


def turn(engine: Engine, name: str, seq: int, **side: str) -> None:
    with session_scope(engine) as session:
        session.add(Turn(conversation_id=name, seq=seq, text="ja", language="nl", at=NOW, **side))


def act(engine: Engine, name: str) -> None:
    with session_scope(engine) as session:
        session.add(TurnAct(conversation_id=name, turn=3, kind="book", at=NOW))


def reply(engine: Engine, name: str, turn: str) -> None:
    with engine.begin() as connection:
        row = {"sender": name, "turn": turn}
        connection.execute(text("INSERT INTO turn_replies VALUES (:sender, :turn)"), row)


def test_a_step_is_told_by_what_is_stored(stores: Stores) -> None:
    for name in promise_steps.STEPS:
        conversation(stores.ours, name)
        reply(stores.rasas, name, "1.1")  # of the turn before
    for name in promise_steps.STEPS[1:]:
        turn(stores.ours, name, 3, sender="citizen", client_id=YES)
    for name in promise_steps.STEPS[2:]:
        act(stores.ours, name)
    for name in promise_steps.STEPS[3:]:
        reply(stores.rasas, name, "3.1")
    turn(stores.ours, ANSWERED, 4, sender="bot", answers=YES)

    found = promise_steps.steps(stores, promise_steps.STEPS, YES)

    assert found == {name: name for name in promise_steps.STEPS}


def looks(*seen: Mapping[str, str]) -> Callable[[], Mapping[str, str]]:
    """Looks at the turns one after the other; the last one stays."""
    left = list(seen)
    return lambda: left.pop(0) if len(left) > 1 else left[0]


def test_a_fault_waits_until_somebody_is_in_its_step() -> None:
    look = looks(
        {"a": UNHEARD, "b": UNHEARD},
        {"a": ACTED, "b": UNHEARD},  # nobody behind it
        {"a": ACTED, "b": RECORDED},
        {"a": ANSWERED, "b": STORED},
    )
    assert promise_steps.at(ACTED, look) == {ACTED: 1, RECORDED: 1}


def test_one_who_was_too_quick_to_be_seen_there_does_not_keep_the_fault_back() -> None:
    look = looks({"a": RECORDED, "b": RECORDED}, {"a": STORED, "b": RECORDED}, {"a": ANSWERED})
    assert promise_steps.at(ACTED, look) == {STORED: 1, RECORDED: 1}


def test_a_step_that_nobody_was_seen_in_is_not_waited_for_longer_than_a_while() -> None:
    passing = iter([0.0, 1.0, 2.0, promise_steps.PATIENCE, 9.0])
    met = promise_steps.at(ACTED, looks({"a": ANSWERED}), lambda: next(passing))
    assert met == {ANSWERED: 1}
