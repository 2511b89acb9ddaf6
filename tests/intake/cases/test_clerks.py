"""What clerks do with a case."""

from collections.abc import Callable
from datetime import datetime

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from intake import cases
from intake.cases import (
    AlreadyClaimed,
    NotYours,
    StaleCase,
)
from intake.database import session_scope
from tests.intake.cases.drafts import LATER, MakeDraft, acts, listed


def test_of_many_clerks_one_wins(
    engine: Engine,
    session: Session,
    draft: MakeDraft,
    now: datetime,
    at_once: Callable[..., list[object]],
) -> None:
    case = cases.open_case(session, draft(), now)
    session.commit()

    def claim(number: int) -> str | None:
        with session_scope(engine) as own:
            return cases.claim(own, case.reference, f"clerk-{number}", 1, now).owner

    results = at_once(claim, 6)
    winners = [result for result in results if isinstance(result, str)]
    losers = [result for result in results if isinstance(result, AlreadyClaimed)]
    assert (len(winners), len(losers)) == (1, 5)
    assert {loser.owner for loser in losers} == set(winners)


def test_claiming_twice_oneself_is_no_error(
    session: Session, draft: MakeDraft, now: datetime
) -> None:
    case = cases.open_case(session, draft(), now)
    cases.claim(session, case.reference, "anna", 1, now)
    cases.claim(session, case.reference, "anna", 1, now)
    assert [act for act, *_ in acts(session, case)] == ["opened", "claimed"]


def test_a_released_case_waits_for_anyone(
    session: Session, draft: MakeDraft, now: datetime
) -> None:
    case = cases.open_case(session, draft(), now)
    cases.claim(session, case.reference, "anna", case.version, now)
    cases.release(session, case.reference, "anna", case.version, now)
    assert cases.claim(session, case.reference, "bert", case.version, now).owner == "bert"


@pytest.mark.parametrize("act", ["release", "close"])
def test_only_its_clerk_gives_a_case_back_or_closes_it(
    session: Session, draft: MakeDraft, now: datetime, act: str
) -> None:
    case = cases.open_case(session, draft(), now)
    cases.claim(session, case.reference, "anna", case.version, now)
    with pytest.raises(NotYours):
        if act == "close":
            cases.close(session, case.reference, "bert", "answered", case.version, now)
        else:
            cases.release(session, case.reference, "bert", case.version, now)


def test_a_moved_case_lands_unowned_in_the_other_queue(
    session: Session, draft: MakeDraft, now: datetime
) -> None:
    case = cases.open_case(session, draft(), now)
    cases.claim(session, case.reference, "anna", case.version, now)
    cases.move(session, case.reference, "anna", "income", case.version, now)
    assert (case.status, case.owner) == ("open", None)
    assert listed(session, "wmo") == []
    assert listed(session, "income") == [case]
    assert cases.history(session, case.reference)[-1].detail == {"from": "wmo", "to": "income"}


def test_nobody_moves_what_another_clerk_has(
    session: Session, draft: MakeDraft, now: datetime
) -> None:
    case = cases.open_case(session, draft(), now)
    cases.claim(session, case.reference, "anna", case.version, now)
    with pytest.raises(AlreadyClaimed):
        cases.move(session, case.reference, "bert", "income", case.version, now)


def test_a_closed_case_is_moved_or_claimed_by_nobody_until_reopened(
    session: Session, draft: MakeDraft, now: datetime
) -> None:
    case = cases.open_case(session, draft(), now)
    cases.claim(session, case.reference, "anna", case.version, now)
    cases.close(session, case.reference, "anna", "answered", case.version, now + LATER)
    assert (case.outcome, case.closed_at) == ("answered", now + LATER)
    with pytest.raises(StaleCase):
        cases.move(session, case.reference, "anna", "income", case.version, now)
    with pytest.raises(StaleCase):
        cases.claim(session, case.reference, "bert", case.version, now)
    cases.reopen(session, case.reference, "bert", case.version, now)
    assert cases.claim(session, case.reference, "bert", case.version, now).owner == "bert"


def test_a_note_is_history_and_disturbs_no_one(
    session: Session, draft: MakeDraft, now: datetime
) -> None:
    case = cases.open_case(session, draft(), now)
    cases.note(session, case.reference, "bert", "Belt morgen terug.", now)
    assert cases.history(session, case.reference)[-1].detail == {"text": "Belt morgen terug."}
    assert cases.claim(session, case.reference, "anna", 1, now).owner == "anna"
