"""What a clerk does with a case besides its everyday acts: whose it is, tries, a false alarm."""

from datetime import datetime

from flask import request
from sqlalchemy.orm import Session

from intake import cases as store
from intake import corrections
from intake.cases import Case, NoteNeeded
from intake.staff import Right
from webhook.desk.access import desk, may
from webhook.desk.case_acts import do, version
from webhook.desk.case_refusals import UnknownDepartment
from webhook.desk.cases import Page, cases

__all__ = ["cases"]
"""The blueprint, with these acts on one case added to it."""


@cases.post("/cases/<reference>/take")
def take(reference: str) -> Page:
    """Take a colleague's case: a lead at once, a clerk after a day without an act of its clerk."""

    def act(session: Session, case: Case, now: datetime) -> None:
        clerk = desk().clerk
        store.take_over(session, reference, clerk.id, version(), now, lead=may(Right.COLLEAGUES))

    return do(reference, act, "done_claimed")


@cases.post("/cases/<reference>/free")
def free(reference: str) -> Page:
    """Put a colleague's case back into the list; a lead's act."""

    def act(session: Session, case: Case, now: datetime) -> None:
        clerk = desk().clerk
        store.free(session, reference, clerk.id, version(), now, lead=may(Right.COLLEAGUES))

    return do(reference, act, "done_released")


@cases.post("/cases/<reference>/tried")
def tried(reference: str) -> Page:
    """Note that the citizen was not reached: the case stays, and says when to try again."""

    def act(session: Session, case: Case, now: datetime) -> None:
        here = desk()
        store.tried(session, here.profile, reference, here.clerk.id, version(), now)

    return do(reference, act, "done_tried")


@cases.post("/cases/<reference>/no-danger")
def no_danger(reference: str) -> Page:
    """Take danger and urgency off a case, with a note that says why."""

    def act(session: Session, case: Case, now: datetime) -> None:
        if not request.form.get("note", "").strip():
            raise NoteNeeded(reference)
        store.no_danger(session, reference, desk().clerk.id, version(), now)

    return do(reference, act, "done_no_danger")


@cases.post("/cases/<reference>/corrected")
def corrected(reference: str) -> Page:
    """Note which department the assistant should have chosen; the case stays where it lies."""
    right = request.form.get("right", "")

    def act(session: Session, case: Case, now: datetime) -> None:
        if right not in desk().profile.departments:
            raise UnknownDepartment
        corrections.correct(session, reference, desk().clerk.id, right, now)

    return do(reference, act, "done_corrected")


@cases.post("/cases/<reference>/danger-again")
def danger_again(reference: str) -> Page:
    """Undo that."""

    def act(session: Session, case: Case, now: datetime) -> None:
        store.danger_again(session, reference, desk().clerk.id, version(), now)

    return do(reference, act, "done_danger_again")
