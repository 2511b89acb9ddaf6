"""What the bot knows of a case, and what was done with one."""

from collections.abc import Callable
from datetime import timedelta

from sqlalchemy.orm import Session

from intake import cases
from intake.cases import Case, CaseDraft
from intake.finding.filters import Filter, shown

LEEK = "gemeente-leek"
MakeDraft = Callable[..., CaseDraft]
Open = Callable[..., Case]
LATER = timedelta(minutes=5)


def listed(
    session: Session, *departments: str, municipality: str = LEEK, view: str = "all"
) -> list[Case]:
    """The first page of the list of these departments as the clerk anna sees it."""
    return shown(session, Filter(municipality, departments, "anna", view=view)).cases


def acts(session: Session, case: Case) -> list[tuple[str, str, str | None]]:
    """The lines of a case's history: what was done, and by whom."""
    history = cases.history(session, case.reference)
    return [(event.act, event.actor_type, event.actor_id) for event in history]
