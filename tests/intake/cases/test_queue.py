"""Which cases wait, and in which order."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from sqlalchemy.orm import Session

from intake import cases
from intake.cases import (
    CaseDraft,
)
from intake.conversations import Conversation
from intake.references import reference_for

MakeDraft = Callable[..., CaseDraft]
LATER = timedelta(minutes=5)


@pytest.fixture
def draft(session: Session, open_one: Callable[..., Conversation]) -> MakeDraft:
    def make(**given: object) -> CaseDraft:
        conversation = open_one()
        usual = CaseDraft(
            conversation_id=conversation.id,
            reference=reference_for(session, conversation.id),
            municipality="gemeente-leek",
            department="wmo",
            topic="support",
            service="household_help",
            intent="request_wmo",
            language="nl",
            channel="chat",
            summary="Wil hulp in huis.",
            reason="person_wanted",
            routing=["topic support goes to wmo"],
        )
        return replace(usual, **given)  # type: ignore[arg-type]

    return make


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
