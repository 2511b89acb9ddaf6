"""A case changes on the version that was seen."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

import pytest
from sqlalchemy.orm import Session

from intake import cases
from intake.cases import (
    CaseDraft,
    StaleCase,
)
from intake.conversations import Conversation
from intake.references import reference_for

MakeDraft = Callable[..., CaseDraft]


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


def test_who_saw_an_older_state_is_told(session: Session, draft: MakeDraft, now: datetime) -> None:
    given = draft()
    case = cases.open_case(session, given, now)
    cases.open_case(session, replace(given, summary="Toch iets anders."), now)
    with pytest.raises(StaleCase):
        cases.claim(session, case.reference, "anna", 1, now)
