"""A claimed case is taken over, freed, or left by a clerk who goes."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy.orm import Session

from intake import cases
from intake.cases import AlreadyClaimed, Case, StaleCase
from tests.intake.cases.drafts import Open

DAY = timedelta(days=1)


@pytest.fixture
def taken(session: Session, opened: Open, now: datetime) -> Case:
    case = opened()
    return cases.claim(session, case.reference, "anna", case.version, now)


def test_a_lead_takes_over_at_once_and_the_history_says_from_whom(
    session: Session, taken: Case, now: datetime
) -> None:
    cases.take_over(session, taken.reference, "lena", taken.version, now, lead=True)
    assert (taken.status, taken.owner) == ("claimed", "lena")
    last = cases.history(session, taken.reference)[-1]
    assert (last.act, last.actor_id, last.detail) == ("taken", "lena", {"had": "anna"})


def test_a_clerk_takes_over_after_a_day_without_an_act(
    session: Session, taken: Case, now: datetime
) -> None:
    with pytest.raises(AlreadyClaimed):
        cases.take_over(session, taken.reference, "bert", taken.version, now + DAY / 2, lead=False)
    cases.take_over(session, taken.reference, "bert", taken.version, now + DAY, lead=False)
    assert taken.owner == "bert"


def test_an_act_of_its_clerk_counts_and_a_look_or_anothers_note_does_not(
    session: Session, taken: Case, now: datetime
) -> None:
    later = now + DAY
    cases.looked_at(session, taken.reference, "anna", [], later)
    cases.note(session, taken.reference, "bert", "Belde zelf.", later)
    assert cases.may_be_taken(session, taken, later, lead=False)
    cases.note(session, taken.reference, "anna", "Ik ben bezig.", later)
    assert not cases.may_be_taken(session, taken, later + DAY / 2, lead=False)


def test_a_lead_frees_a_case(session: Session, taken: Case, now: datetime) -> None:
    cases.free(session, taken.reference, "lena", taken.version, now, lead=True)
    assert (taken.status, taken.owner) == ("open", None)
    assert cases.history(session, taken.reference)[-1].detail == {"had": "anna"}


def test_what_nobody_has_is_not_freed(session: Session, opened: Open, now: datetime) -> None:
    case = opened()
    assert not cases.may_be_taken(session, case, now + DAY, lead=True)
    with pytest.raises(StaleCase):
        cases.free(session, case.reference, "lena", case.version, now, lead=True)


def test_whoever_goes_leaves_open_cases_only(
    session: Session, taken: Case, opened: Open, now: datetime
) -> None:
    done = opened()
    cases.claim(session, done.reference, "anna", done.version, now)
    cases.close(session, done.reference, "anna", "answered", done.version, now)
    assert cases.free_all_of(session, "anna", now) == [taken]
    assert (taken.status, taken.owner) == ("open", None)
    last = cases.history(session, taken.reference)[-1]
    assert (last.act, last.actor_type, last.detail) == ("left", "system", {"had": "anna"})
    assert (done.status, done.owner) == ("closed", "anna")
