"""Cases of Leek, drafted by the bot or open already."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy.orm import Session

from intake import cases
from intake.cases import Case, CaseDraft
from intake.conversations import Conversation
from intake.references import reference_for
from tests.intake.cases.drafts import LEEK, MakeDraft, Open


@pytest.fixture
def draft(session: Session, open_one: Callable[..., Conversation]) -> MakeDraft:
    """Drafts a case of household help, each of a conversation of its own; or as told."""

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


@pytest.fixture
def opened(session: Session, open_one: Callable[..., Conversation], now: datetime) -> Open:
    """Opens a case, so many minutes from now."""

    def make(department: str = "wmo", minutes: int = 0, **given: Any) -> Case:
        conversation = open_one()
        draft: dict[str, Any] = {
            "conversation_id": conversation.id,
            "reference": reference_for(session, conversation.id),
            "municipality": LEEK,
            "department": department,
            "topic": "support",
            "service": None,
            "intent": None,
            "language": "nl",
            "channel": "chat",
            "summary": "Wil hulp in huis.",
            "reason": "person_wanted",
        }
        return cases.open_case(
            session, CaseDraft(**(draft | given)), now + timedelta(minutes=minutes)
        )

    return make
