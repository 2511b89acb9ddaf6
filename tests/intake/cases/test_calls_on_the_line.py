"""A call that somebody in a department took is shown there until it is claimed or over."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy.orm import Session

from intake import cases
from intake.cases import Case
from tests.intake.cases.drafts import LATER, MakeDraft

TURN = 4


@pytest.fixture
def taken(session: Session, draft: MakeDraft, now: datetime) -> Case:
    case = cases.open_case(session, draft(wants="transfer"), now)
    return cases.accepted(session, case.reference, TURN, now)


def lines(session: Session, at: datetime, *departments: str) -> list[Case]:
    return cases.on_the_line(session, departments or ("wmo",), at, municipality="gemeente-leek")


def test_it_is_shown_in_its_department_only(session: Session, taken: Case, now: datetime) -> None:
    assert lines(session, now) == [taken]
    assert lines(session, now, "income") == []


def test_a_call_that_nobody_took_is_not_shown(
    session: Session, draft: MakeDraft, now: datetime
) -> None:
    cases.open_case(session, draft(wants="transfer"), now)
    assert lines(session, now) == []


def test_it_is_gone_once_claimed(session: Session, taken: Case, now: datetime) -> None:
    cases.claim(session, taken.reference, "anna", taken.version, now + LATER)
    assert lines(session, now + LATER) == []


def test_it_is_gone_once_the_two_have_spoken(session: Session, taken: Case, now: datetime) -> None:
    cases.transferred(session, taken.reference, "completed", now + LATER)
    assert lines(session, now + LATER) == []


def test_it_is_gone_after_an_hour(session: Session, taken: Case, now: datetime) -> None:
    assert lines(session, now + timedelta(minutes=61)) == []


def test_taking_a_call_is_noted_once_for_each_transfer(
    session: Session, taken: Case, now: datetime
) -> None:
    cases.accepted(session, taken.reference, TURN, now + LATER)
    acts = [event.act for event in cases.history(session, taken.reference)]
    assert acts.count("accepted") == 1
    assert cases.was_accepted(session, taken.reference, TURN)
    assert not cases.was_accepted(session, taken.reference, TURN + 2)
