"""A case changes on the version that was seen."""

from dataclasses import replace
from datetime import datetime

import pytest
from sqlalchemy.orm import Session

from intake import cases
from intake.cases import StaleCase
from tests.intake.cases.drafts import MakeDraft


def test_who_saw_an_older_state_is_told(session: Session, draft: MakeDraft, now: datetime) -> None:
    given = draft()
    case = cases.open_case(session, given, now)
    cases.open_case(session, replace(given, summary="Toch iets anders."), now)
    with pytest.raises(StaleCase):
        cases.claim(session, case.reference, "anna", 1, now)
