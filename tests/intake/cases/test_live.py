"""What becomes of a case while its citizen and a person write to each other."""

from datetime import datetime

import pytest
from sqlalchemy.orm import Session

from intake import cases
from intake.cases import AlreadyClaimed
from tests.intake.cases.drafts import Open, acts, listed


def test_a_case_whose_citizen_waits_in_the_chat_goes_to_whoever_takes_that(
    session: Session, opened: Open, now: datetime
) -> None:
    case = opened()
    cases.claim(session, case.reference, "anna", case.version, now)
    cases.wants_chat(session, case.reference, now)
    assert (case.status, case.owner, case.wants) == ("claimed", "anna", "chat")
    cases.took_over(session, case.reference, "bert", now, waited=True)
    assert (case.status, case.owner) == ("claimed", "bert")


def test_the_case_of_who_went_away_waits_for_anyone(
    session: Session, opened: Open, now: datetime
) -> None:
    case = opened()
    cases.took_over(session, case.reference, "anna", now)
    cases.left_by(session, case.reference, "anna", now)
    assert (case.status, case.owner, case.wants) == ("open", None, "chat")


def test_a_closed_case_is_opened_again_by_it(session: Session, opened: Open, now: datetime) -> None:
    case = opened(minutes=-60)
    cases.claim(session, case.reference, "anna", case.version, now)
    cases.close(session, case.reference, "anna", "answered", case.version, now)
    cases.wants_chat(session, case.reference, now)
    assert (case.status, case.opened_at, case.closed_at) == ("open", now, None)


def test_who_answers_has_the_case_and_a_colleague_does_not(
    session: Session, opened: Open, now: datetime
) -> None:
    case = opened()
    cases.took_over(session, case.reference, "anna", now)
    with pytest.raises(AlreadyClaimed):
        cases.took_over(session, case.reference, "bert", now)
    cases.handed_back(session, case.reference, "anna", now)
    assert (case.owner, case.wants) == ("anna", "nothing")
    assert [act for act, *_ in acts(session, case)] == ["opened", "took_over", "handed_back"]


def test_danger_told_to_a_clerk_is_noted_once(
    session: Session, opened: Open, now: datetime
) -> None:
    case = opened()
    cases.endangered(session, case.reference, "violence", now)
    cases.endangered(session, case.reference, "violence", now)
    assert (case.danger, case.urgent) == ("violence", True)
    assert [act for act, *_ in acts(session, case)] == ["opened", "endangered"]


def test_cases_whose_citizens_want_to_chat_come_before_older_ones(
    session: Session, opened: Open, now: datetime
) -> None:
    _, urgent, newer = opened(), opened(urgent=True), opened(minutes=5)
    cases.wants_chat(session, newer.reference, now)
    found = listed(session, "wmo")
    assert [case.reference for case in found][:2] == [urgent.reference, newer.reference]
