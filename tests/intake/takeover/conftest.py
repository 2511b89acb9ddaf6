"""A chat with a case at the KCC of Leek, and clerks who have accounts there."""

from collections.abc import Callable
from datetime import datetime

import pytest
from argon2 import PasswordHasher
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from intake import cases, staff
from intake.cases import Case, CaseDraft
from intake.conversations import Conversation
from intake.database import session_scope
from intake.municipalities import Municipality
from intake.references import reference_for
from intake.staff import Clerk, passwords

AddClerk = Callable[..., Clerk]
OpenChat = Callable[..., Case]


@pytest.fixture
def leek(profile: Callable[[str], Municipality]) -> Municipality:
    return profile("gemeente-leek")


@pytest.fixture
def clerk(
    engine: Engine, leek: Municipality, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> AddClerk:
    """Gives somebody an account, by their first name and departments."""
    hasher = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    monkeypatch.setattr(passwords, "_hasher", hasher)

    def add(name: str, *departments: str) -> Clerk:
        with session_scope(engine) as session:
            return staff.put_clerk(
                session, leek, email=f"{name}@leek.example", name=name, password="x", now=now,
                role="clerk" if departments else "lead", departments=departments,
            )  # fmt: skip

    return add


@pytest.fixture
def chat(session: Session, open_one: Callable[..., Conversation], now: datetime) -> OpenChat:
    """Opens a chat that somebody reads, with its case; committed, for other sessions to see."""

    def make(department: str = "kcc", **given: object) -> Case:
        conversation = open_one(**({"token_hash": "abc"} | given))
        draft = CaseDraft(
            conversation_id=conversation.id,
            reference=reference_for(session, conversation.id),
            municipality="gemeente-leek",
            department=department,
            topic="other",
            service=None,
            intent=None,
            language="nl",
            channel=conversation.channel,
            summary="Wil een mens.",
            reason="person_wanted",
        )
        case = cases.open_case(session, draft, now)
        session.commit()
        return case

    return make
