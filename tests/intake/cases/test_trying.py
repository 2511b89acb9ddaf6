"""Somebody was called and not reached."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy.orm import Session

from intake import cases
from intake.cases import Case, NoteNeeded, NotYours, TooFewTries
from intake.catalogue import Catalogue
from intake.municipalities import Municipality, Profiles
from intake.settings import ROOT
from tests.intake.cases.drafts import Open

DATA = ROOT / "data"
PROFILES = Profiles(DATA / "municipalities", Catalogue.load(DATA / "services.yml"), "test")


@pytest.fixture
def leek() -> Municipality:
    return PROFILES.get("gemeente-leek")


def at(leek: Municipality, told: str) -> datetime:
    return datetime.fromisoformat(told).replace(tzinfo=leek.timezone)


def tried(session: Session, leek: Municipality, case: Case, now: datetime, times: int) -> None:
    for _ in range(times):
        cases.tried(session, leek, case.reference, "anna", case.version, now)


@pytest.fixture
def taken(session: Session, opened: Open, now: datetime) -> Case:
    case = opened()
    return cases.claim(session, case.reference, "anna", case.version, now)


def test_a_try_keeps_the_case_and_sets_the_next(
    session: Session, leek: Municipality, taken: Case, now: datetime
) -> None:
    tried(session, leek, taken, now, 2)
    assert (taken.status, taken.owner, taken.tries) == ("claimed", "anna", 2)
    assert taken.next_try_at == cases.next_half_day(leek, "wmo", now)
    assert [event.act for event in cases.history(session, taken.reference)][-1] == "tried"


def test_only_its_clerk_tries(
    session: Session, leek: Municipality, taken: Case, now: datetime
) -> None:
    with pytest.raises(NotYours):
        cases.tried(session, leek, taken.reference, "bert", taken.version, now)


@pytest.mark.parametrize(
    ("now", "again"),
    [
        ("2014-02-06T10:00", "2014-02-06T13:00"),  # a Thursday
        ("2014-02-06T07:00", "2014-02-06T"),
        ("2014-02-06T20:30", "2014-02-07T"),
        ("2014-02-07T20:30", "2014-02-10T"),  # no weekend
    ],
)
def test_the_next_try_is_in_the_next_working_half_day(
    leek: Municipality, now: str, again: str
) -> None:
    found = cases.next_half_day(leek, "wmo", at(leek, now))
    assert found is not None
    assert found.isoformat().startswith(again)


def test_a_day_without_a_break_has_two_halves() -> None:
    antwerp = PROFILES.get("stad-antwerpen")
    found = cases.next_half_day(antwerp, "contactcenter", at(antwerp, "2026-03-12T10:00"))
    assert found == at(antwerp, "2026-03-12T13:00")


def test_a_department_that_is_gone_sets_no_time(leek: Municipality, now: datetime) -> None:
    assert cases.next_half_day(leek, "nowhere", now) is None


def test_after_three_tries_it_may_end_as_not_reached(
    session: Session, leek: Municipality, taken: Case, now: datetime
) -> None:
    tried(session, leek, taken, now, 2)
    with pytest.raises(TooFewTries):
        cases.close(session, taken.reference, "anna", "not_reached", taken.version, now)
    tried(session, leek, taken, now, 1)
    cases.close(session, taken.reference, "anna", "not_reached", taken.version, now)
    assert (taken.status, taken.outcome) == ("closed", "not_reached")


def test_in_danger_it_ends_so_only_with_a_reason(
    session: Session, leek: Municipality, opened: Open, now: datetime
) -> None:
    case = opened(urgent=True, danger="violence")
    cases.claim(session, case.reference, "anna", case.version, now)
    tried(session, leek, case, now, 3)
    with pytest.raises(NoteNeeded):
        cases.close(session, case.reference, "anna", "not_reached", case.version, now)
    cases.close(session, case.reference, "anna", "not_reached", case.version, now, explained=True)
    assert case.status == "closed"


def test_a_case_that_is_opened_again_counts_afresh(
    session: Session, leek: Municipality, taken: Case, now: datetime
) -> None:
    tried(session, leek, taken, now, 3)
    cases.close(session, taken.reference, "anna", "not_reached", taken.version, now)
    later = now + timedelta(days=1)
    cases.reopen(session, taken.reference, "bert", taken.version, later)
    assert (taken.tries, taken.next_try_at) == (0, None)
