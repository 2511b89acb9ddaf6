"""Looking at a case is noted."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy.orm import Session

from intake import cases
from tests.intake.cases.drafts import Open


def test_a_look_is_noted_once_in_ten_minutes_for_each_clerk(
    session: Session, opened: Open, now: datetime
) -> None:
    reference = opened().reference
    for clerk, minutes in (("anna", 0), ("anna", 9), ("bert", 9), ("anna", 11)):
        at = now + timedelta(minutes=minutes)
        cases.looked_at(session, reference, clerk, ["phone", "name"], at)
    looks = [event for event in cases.history(session, reference) if event.act == "viewed"]
    assert [event.actor_id for event in looks] == ["anna", "bert", "anna"]
    assert looks[0].detail == {"shown": ["name", "phone"]}


def test_a_look_at_more_than_before_is_noted_again(
    session: Session, opened: Open, now: datetime
) -> None:
    reference = opened().reference
    for shown in ([], ["name"], [], ["name", "phone"]):
        cases.looked_at(session, reference, "anna", shown, now)
    looks = [event for event in cases.history(session, reference) if event.act == "viewed"]
    assert [event.detail["shown"] for event in looks] == [[], ["name"], ["name", "phone"]]


def test_looking_changes_nothing(session: Session, opened: Open, now: datetime) -> None:
    case = opened()
    cases.looked_at(session, case.reference, "anna", ["name"], now + timedelta(hours=1))
    assert (case.version, case.updated_at) == (1, now)


def test_a_case_ends_in_a_way_that_is_known(session: Session, opened: Open, now: datetime) -> None:
    case = opened()
    cases.claim(session, case.reference, "anna", case.version, now)
    for outcome in ("", "solved"):
        with pytest.raises(cases.UnknownOutcome):
            cases.close(session, case.reference, "anna", outcome, case.version, now)
    assert case.status == "claimed"
