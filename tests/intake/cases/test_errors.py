"""What is refused of a case that is not there."""

from datetime import datetime

import pytest
from sqlalchemy.orm import Session

from intake import cases
from intake.cases import (
    NoSuchCase,
)


def test_an_unknown_reference_is_an_error(session: Session, now: datetime) -> None:
    with pytest.raises(NoSuchCase):
        cases.get(session, "00000000")
    with pytest.raises(NoSuchCase):
        cases.note(session, "00000000", "anna", "?", now)


def test_a_transfer_of_an_unknown_case_is_refused(session: Session, now: datetime) -> None:
    with pytest.raises(NoSuchCase):
        cases.transferred(session, "12345678", "busy", now)
