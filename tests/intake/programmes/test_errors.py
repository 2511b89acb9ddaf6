"""What is refused of a place."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from sqlalchemy.orm import Session

from intake import programmes
from intake.municipalities import Municipality
from tests.intake.programmes.registered import CENTRE, CLERK, START, confirm

AFTER = datetime(2025, 1, 2, 9, tzinfo=UTC)


def test_who_never_asked_cannot_be_confirmed(session: Session, viersen: Municipality) -> None:
    with pytest.raises(programmes.NotRegistered):
        confirm(session, viersen, "12345678")


def test_after_its_end_nobody_is_registered_or_confirmed(
    session: Session, viersen: Municipality, somebody: Callable[[Session], str]
) -> None:
    reference = somebody(session)
    with pytest.raises(programmes.ProgrammeEnded):
        programmes.register(session, viersen, CENTRE, reference, AFTER)
    with pytest.raises(programmes.ProgrammeEnded):
        programmes.confirm_place(session, viersen, CENTRE, reference, CLERK, AFTER)


def test_a_programme_that_the_profile_does_not_have_is_unknown(
    session: Session, viersen: Municipality
) -> None:
    with pytest.raises(programmes.UnknownProgramme):
        programmes.register(session, viersen, "chess", "12345678", START)
