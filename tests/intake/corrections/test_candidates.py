"""Only what a lead accepted is taught, without anything personal in it."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from sqlalchemy.orm import Session

from intake import conversations, corrections
from intake.cases import Case
from intake.corrections import Candidate
from intake.municipalities import Municipality
from tests.intake.cases.drafts import Open
from tests.our_words import DATA


@pytest.fixture
def taught(
    session: Session, profile: Callable[[str], Municipality], now: datetime
) -> Callable[[], list[Candidate]]:
    """What the corrections of the last day teach."""
    since, leek = now - timedelta(days=1), profile("gemeente-leek")
    return lambda: corrections.candidates(session, leek, since, data_dir=DATA)


def said(session: Session, case: Case, text: str, intent: str | None, at: datetime) -> None:
    conversation = conversations.get(session, case.conversation_id)
    conversations.add_turn(session, conversation, "citizen", text, now=at, intent=intent)


def test_the_line_that_was_read_as_the_matter_is_taught_once_a_lead_agrees(
    session: Session, opened: Open, now: datetime, taught: Callable[[], list[Candidate]]
) -> None:
    case = opened("wmo", intent="request_wmo", service="household_help")
    said(session, case, "de rolstoel is stuk, bel 06 12345678", "request_wmo", now)
    said(session, case, "ja", "affirm", now)
    corrections.correct(session, case.reference, "fatima", "kcc", now)
    assert taught() == []
    corrections.judge(session, case.reference, "lena", True, now)
    (line,) = taught()
    assert "rolstoel is stuk" in line.text
    assert "12345678" not in line.text
    assert (line.intent, line.chosen, line.right) == ("request_wmo", "wmo", "kcc")
    corrections.judge(session, case.reference, "lena", False, now)
    assert taught() == []


def test_what_was_said_after_the_case_was_opened_or_never_teaches_nothing(
    session: Session, opened: Open, now: datetime, taught: Callable[[], list[Candidate]]
) -> None:
    later, silent = opened("wmo"), opened("wmo")
    said(session, later, "toch maar bellen", None, now + timedelta(minutes=1))
    for case in (later, silent):
        corrections.correct(session, case.reference, "fatima", "kcc", now)
        corrections.judge(session, case.reference, "lena", True, now)
    assert taught() == []
