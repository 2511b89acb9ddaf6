"""A case that nobody closes is warned of for weeks before it goes, and stays if anybody acts."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from intake import cases
from intake.cases import Case
from intake.conversations import Conversation
from intake.keeping import holds, unclosed
from intake.keeping.unclosed import Going
from intake.worker import RetentionPolicy, retention
from tests.intake.conftest import OpenCase, Talk

POLICY = RetentionPolicy()
DAY = timedelta(days=1)
LONG = POLICY.open_cases + DAY


@pytest.fixture
def case(talk: Talk, open_case: OpenCase) -> Case:
    return open_case(talk(name="Anna"))


def forget(engine: Engine, session: Session, at: datetime) -> int:
    session.commit()
    gone = retention(engine, at, POLICY).cases
    session.expire_all()
    return gone


def warned(session: Session) -> list[Going]:
    return unclosed.warned_of(session, ["wmo"], POLICY, municipality="gemeente-leek")


def test_it_is_warned_of_first_and_goes_after_the_warning(
    engine: Engine, session: Session, case: Case, now: datetime
) -> None:
    first = now + LONG - POLICY.warning
    assert forget(engine, session, first - 2 * DAY) == 0 and warned(session) == []
    assert forget(engine, session, first) == 0
    assert [one.case.reference for one in warned(session)] == [case.reference]
    assert warned(session)[0].goes_at == first + POLICY.warning
    assert forget(engine, session, first + POLICY.warning) == 0
    assert forget(engine, session, first + POLICY.warning + DAY) == 1
    assert session.scalar(select(func.count()).select_from(Conversation)) == 0


def test_however_old_it_is_nothing_goes_without_a_warning(
    engine: Engine, session: Session, case: Case, now: datetime
) -> None:
    """As on the day on which an installation first knows of this."""
    assert forget(engine, session, now + 3 * LONG) == 0
    assert len(warned(session)) == 1


def test_whoever_acts_on_it_keeps_it(
    engine: Engine, session: Session, case: Case, now: datetime
) -> None:
    forget(engine, session, now + LONG)
    cases.claim(session, case.reference, "anna", 1, now + LONG + DAY)
    assert warned(session) == []
    assert forget(engine, session, now + LONG + POLICY.warning + 2 * DAY) == 0
    assert warned(session) == []


def test_what_is_held_is_not_warned_of(
    engine: Engine, session: Session, case: Case, now: datetime
) -> None:
    holds.place(session, case.reference, "bezwaar", now)
    forget(engine, session, now + LONG)
    assert warned(session) == []


def test_another_departments_case_is_not_told(
    engine: Engine, session: Session, case: Case, now: datetime
) -> None:
    forget(engine, session, now + LONG)
    assert unclosed.warned_of(session, ["kcc"], POLICY, municipality="gemeente-leek") == []
    assert unclosed.warned_of(session, ["wmo"], POLICY, municipality="kreis-viersen") == []
