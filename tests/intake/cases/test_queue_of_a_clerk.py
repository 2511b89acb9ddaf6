"""What clerks see of cases: their own departments' only, and every look leaves a line."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy.orm import Session

from intake import cases
from intake.cases import Case
from tests.intake.cases.drafts import LEEK, Open, listed


def finish(session: Session, case: Case, now: datetime) -> None:
    cases.claim(session, case.reference, "anna", case.version, now)
    cases.close(session, case.reference, "anna", "answered", case.version, now)


def test_a_case_is_seen_in_its_department_and_municipality_only(
    session: Session, opened: Open
) -> None:
    case = opened()
    assert cases.seen_by(session, case.reference, ["kcc", "wmo"], municipality=LEEK) is case
    for departments, municipality in ((["kcc"], LEEK), ([], LEEK), (["wmo"], "stad-antwerpen")):
        with pytest.raises(cases.NoSuchCase):
            cases.seen_by(session, case.reference, departments, municipality=municipality)
    for reference in ("12345674", "", "1\x00", "nothing"):
        with pytest.raises(cases.NoSuchCase):
            cases.seen_by(session, reference, ["wmo"], municipality=LEEK)


def test_open_cases_are_counted_by_department(
    session: Session, opened: Open, now: datetime
) -> None:
    for department in ("wmo", "wmo", "isd", "kcc"):
        opened(department)
    finish(session, opened("kcc"), now)
    opened("wmo", municipality="stad-antwerpen")
    counts = cases.open_counts(session, ["wmo", "kcc", "burgerzaken"], municipality=LEEK)
    assert counts == {"wmo": 2, "kcc": 1}


def test_what_waits_in_haste_is_told_danger_first_and_only_until_somebody_takes_it(
    session: Session, opened: Open, now: datetime
) -> None:
    urgent, danger = opened(urgent=True), opened(minutes=1, danger="child")
    taken, _ordinary, _other = opened(urgent=True), opened(), opened("isd", danger="child")
    cases.claim(session, taken.reference, "anna", taken.version, now)
    assert cases.waiting_in_haste(session, ["wmo"], municipality=LEEK) == [danger, urgent]


def test_what_is_finished_is_listed_the_latest_first(
    session: Session, opened: Open, now: datetime
) -> None:
    first, second, _open = opened(), opened(), opened()
    finish(session, second, now)
    finish(session, first, now + timedelta(minutes=1))
    assert listed(session, "wmo", view="closed") == [first, second]
    assert listed(session, "kcc", view="closed") == []
