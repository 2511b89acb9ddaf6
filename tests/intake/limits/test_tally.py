"""Counting within a while, for all processes."""

from collections.abc import Callable
from datetime import datetime, timedelta

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from intake.database import session_scope
from intake.keeping.terms import RetentionPolicy
from intake.limits.tally import Tallies, Tally
from intake.worker.retention import retention

HOUR = timedelta(hours=1)


def test_times_are_counted_by_whom_they_concern(session: Session, now: datetime) -> None:
    tallies = Tallies(session, "key")
    assert [tallies.add("calls", "one", now, HOUR) for _ in range(3)] == [1, 2, 3]
    assert tallies.add("calls", "other", now, HOUR) == 1
    assert tallies.add("texts", "one", now, HOUR) == 1
    assert tallies.so_far("calls", "one", now, HOUR).times == 3


def test_a_window_ends_an_hour_after_the_first_time(session: Session, now: datetime) -> None:
    tallies = Tallies(session, "key")
    tallies.add("calls", "one", now, HOUR)
    assert tallies.add("calls", "one", now + timedelta(minutes=59), HOUR) == 2
    assert tallies.add("calls", "one", now + HOUR, HOUR) == 1


def test_nobody_is_named_in_it(session: Session, now: datetime) -> None:
    Tallies(session, "key").add("calls", "+31612345678", now, HOUR)
    [row] = session.scalars(select(Tally))
    assert "612345678" not in row.of


def test_many_at_once_are_all_counted(
    engine: Engine, now: datetime, at_once: Callable[[Callable[[int], object], int], list[object]]
) -> None:
    def count(_: int) -> int:
        with session_scope(engine) as session:
            return Tallies(session, "key").add("calls", "one", now, HOUR)

    assert sorted(map(str, at_once(count, 8))) == list("12345678")


def test_what_counts_nothing_any_more_is_forgotten(engine: Engine, now: datetime) -> None:
    def kept(after: timedelta) -> int:
        retention(engine, now + after, RetentionPolicy())
        with session_scope(engine) as session:
            return len(session.scalars(select(Tally)).all())

    with session_scope(engine) as session:
        Tallies(session, "key").add("calls", "one", now, HOUR)
    assert (kept(timedelta(days=1)), kept(timedelta(days=3))) == (1, 0)
