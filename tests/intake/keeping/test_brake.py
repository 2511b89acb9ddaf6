"""A sweep that would take much at once stops, and says so once an hour until somebody confirms."""

import logging
from datetime import datetime, timedelta

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from intake.keeping.brake import FEW, Due, TooMuch, braked, check
from intake.keeping.models import RetentionStop

MANY = FEW + 100
QUARTER = 0.25


def stops(session: Session) -> list[tuple[str, int, int]]:
    session.rollback()
    found = session.scalars(select(RetentionStop))
    return [(stop.kind, stop.rows, stop.among) for stop in found]


def test_more_than_the_share_of_many_is_too_much() -> None:
    with pytest.raises(TooMuch) as stopped:
        check([Due("turns", 101, MANY), Due("cases", 100, MANY)], QUARTER)
    assert [due.kind for due in stopped.value.dues] == ["turns"]


def test_of_few_rows_all_may_go() -> None:
    check([Due("turns", FEW, FEW)], QUARTER)


def test_what_is_confirmed_may_go_whole() -> None:
    check([Due("turns", MANY, MANY)], 1.0)


def test_a_stop_is_told_in_one_line_and_kept_until_a_sweep_goes_through(
    engine: Engine, session: Session, now: datetime, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.ERROR)
    for hours in (0, 1):
        with braked(engine, ["turns", "cases"], now + timedelta(hours=hours)):
            check([Due("turns", MANY, MANY)], QUARTER)
    assert stops(session) == [("turns", MANY, MANY)]
    assert session.scalars(select(RetentionStop.since)).one() == now
    session.rollback()
    assert [record.getMessage() for record in caplog.records] == [
        f"retention stopped: {MANY} of {MANY} turns; make retention shows it"
    ] * 2
    with braked(engine, ["turns", "cases"], now):
        check([], QUARTER)
    assert stops(session) == []


def test_a_sweep_of_others_leaves_a_stop_alone(
    engine: Engine, session: Session, now: datetime
) -> None:
    with braked(engine, ["rasa_events"], now):
        check([Due("rasa_events", MANY, MANY)], QUARTER)
    with braked(engine, ["turns"], now):
        check([], QUARTER)
    assert stops(session) == [("rasa_events", MANY, MANY)]
