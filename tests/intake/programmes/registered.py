"""Who asked for a place in Viersen's centre of prevention, and the clerks who give it."""

from datetime import UTC, datetime

from sqlalchemy.orm import Session

from intake import programmes
from intake.municipalities import Municipality
from intake.programmes import Interest

CENTRE = "praeventionszentrum"
START = datetime(2020, 11, 2, 9, tzinfo=UTC)
CLERK, COLLEAGUE = "clerk-1", "clerk-2"


def confirm(
    session: Session, viersen: Municipality, reference: str, clerk: str = CLERK
) -> Interest:
    """Let a clerk give a place to whom asked for it."""
    return programmes.confirm_place(session, viersen, CENTRE, reference, clerk, START)
