"""Which cases wait, and in which order."""

from datetime import datetime

from sqlalchemy.orm import Session

from intake import cases
from intake.finding.filters import PER_PAGE
from tests.intake.cases.drafts import LATER, MakeDraft, listed


def test_danger_comes_first_then_what_is_urgent_then_the_oldest(
    session: Session, draft: MakeDraft, now: datetime
) -> None:
    newer = cases.open_case(session, draft(), now + LATER)
    older = cases.open_case(session, draft(), now)
    urgent = cases.open_case(session, draft(urgent=True), now + 2 * LATER)
    danger = cases.open_case(session, draft(urgent=True, danger="violence"), now + 3 * LATER)
    waiting = listed(session, "wmo")
    assert waiting == [danger, urgent, older, newer]


def test_other_departments_and_municipalities_see_nothing(
    session: Session, draft: MakeDraft, now: datetime
) -> None:
    cases.open_case(session, draft(), now)
    assert listed(session, "income") == []
    assert listed(session, "wmo", municipality="stad-antwerpen") == []
    assert listed(session) == []


def test_ones_own_cases_are_found_behind_more_than_a_page_shows(
    session: Session, draft: MakeDraft, now: datetime
) -> None:
    for _ in range(PER_PAGE):
        cases.open_case(session, draft(), now)
    mine = cases.open_case(session, draft(), now + LATER)
    cases.claim(session, mine.reference, "anna", mine.version, now + LATER)
    assert mine not in listed(session, "wmo")
    assert listed(session, "wmo", view="mine") == [mine]
