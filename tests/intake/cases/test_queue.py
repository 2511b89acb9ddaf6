"""Which cases wait, and in which order."""

from datetime import datetime

from sqlalchemy.orm import Session

from intake import cases
from tests.intake.cases.drafts import LATER, MakeDraft


def test_danger_comes_first_then_what_is_urgent_then_the_oldest(
    session: Session, draft: MakeDraft, now: datetime
) -> None:
    newer = cases.open_case(session, draft(), now + LATER)
    older = cases.open_case(session, draft(), now)
    urgent = cases.open_case(session, draft(urgent=True), now + 2 * LATER)
    danger = cases.open_case(session, draft(urgent=True, danger="violence"), now + 3 * LATER)
    waiting = cases.open_cases(session, ["wmo"], municipality="gemeente-leek")
    assert waiting == [danger, urgent, older, newer]


def test_other_departments_and_municipalities_see_nothing(
    session: Session, draft: MakeDraft, now: datetime
) -> None:
    cases.open_case(session, draft(), now)
    assert cases.open_cases(session, ["income"], municipality="gemeente-leek") == []
    assert cases.open_cases(session, ["wmo"], municipality="stad-antwerpen") == []
    assert cases.open_cases(session, [], municipality="gemeente-leek") == []


def test_ones_own_cases_are_found_behind_more_than_the_list_shows(
    session: Session, draft: MakeDraft, now: datetime
) -> None:
    for _ in range(2):
        cases.open_case(session, draft(), now)
    mine = cases.open_case(session, draft(), now + LATER)
    cases.claim(session, mine.reference, "anna", mine.version, now + LATER)

    def shown(owner: str | None) -> list[cases.Case]:
        return cases.open_cases(
            session, ["wmo"], municipality="gemeente-leek", owner=owner, limit=2
        )

    assert mine not in shown(None)
    assert shown("anna") == [mine]
