"""Everything that a clerk does with a case: each act on the version that was seen."""

from collections.abc import Callable
from datetime import datetime

from flask import flash, redirect, request, url_for
from sqlalchemy.orm import Session

from intake import cases as store
from intake import corrections, programmes
from intake.cases import Case, NoteEmpty, NotYours
from intake.database import read_scope, session_scope
from intake.staff import Right
from webhook.desk import case_view, text_form
from webhook.desk.access import desk, may
from webhook.desk.case_refusals import REFUSED, UnknownDepartment, status_and_words
from webhook.desk.cases import Page, cases, mine, shown
from webhook.desk.page import say
from webhook.guards import current_services

__all__ = ["cases"]
"""The blueprint, with the acts on one case added to it."""

Act = Callable[[Session, Case, datetime], None]


@cases.post("/cases/<reference>/claim")
def claim(reference: str) -> Page:
    """Take a case: of two clerks one has it, and the other is told who."""

    def act(session: Session, case: Case, now: datetime) -> None:
        store.claim(session, reference, desk().clerk.id, version(), now)

    return do(reference, act, "done_claimed")


@cases.post("/cases/<reference>/release")
def release(reference: str) -> Page:
    """Put a case back into its department's list."""

    def act(session: Session, case: Case, now: datetime) -> None:
        store.release(session, reference, desk().clerk.id, version(), now)

    return do(reference, act, "done_released")


@cases.post("/cases/<reference>/note")
def note(reference: str) -> Page:
    """Write a note into the history of a case, and do nothing else."""

    def act(session: Session, case: Case, now: datetime) -> None:
        if not request.form.get("note", "").strip():
            raise NoteEmpty

    return do(reference, act, "done_noted")


@cases.post("/cases/<reference>/text")
def text(reference: str) -> Page:
    """Send a text message to the citizen of a case."""

    def act(session: Session, case: Case, now: datetime) -> None:
        text_form.send(session, case, request.form.get("text", ""), version(), now)

    return do(reference, act, "done_texted")


@cases.post("/cases/<reference>/move")
def move(reference: str) -> Page:
    """Pass a case on: it lands in the other department's list, and nobody has it yet."""
    department = request.form.get("department", "")

    def act(session: Session, case: Case, now: datetime) -> None:
        if department not in case_view.other_departments(case, now):
            raise UnknownDepartment
        store.move(session, reference, desk().clerk.id, department, version(), now)
        if "wrong" in request.form:
            corrections.correct(session, reference, desk().clerk.id, department, now)

    return do(reference, act, "done_moved", department=say().department(department))


@cases.post("/cases/<reference>/close")
def close(reference: str) -> Page:
    """Finish a case with an outcome."""

    def act(session: Session, case: Case, now: datetime) -> None:
        outcome = request.form.get("outcome", "")
        explained = may(Right.COLLEAGUES) or bool(request.form.get("note", "").strip())
        store.close(
            session, reference, desk().clerk.id, outcome, version(), now, explained=explained
        )

    return do(reference, act, "done_closed")


@cases.post("/cases/<reference>/reopen")
def reopen(reference: str) -> Page:
    """Put a closed case back into its department's list."""

    def act(session: Session, case: Case, now: datetime) -> None:
        store.reopen(session, reference, desk().clerk.id, version(), now)

    return do(reference, act, "done_reopened")


@cases.post("/cases/<reference>/confirm")
def confirm(reference: str) -> Page:
    """Give the citizen of one's own case a place on a programme; of two for the last, one wins."""

    def act(session: Session, case: Case, now: datetime) -> None:
        _refuse_others(case)
        programmes.confirm_place(
            session, desk().profile, _programme(), reference, desk().clerk.id, now
        )

    return do(reference, act, "done_confirmed")


@cases.post("/cases/<reference>/withdraw")
def withdraw(reference: str) -> Page:
    """Take the citizen of one's own case out of a programme or its line."""

    def act(session: Session, case: Case, now: datetime) -> None:
        _refuse_others(case)
        programmes.withdraw(session, desk().profile, _programme(), reference, desk().clerk.id, now)

    return do(reference, act, "done_withdrawn")


def do(reference: str, act: Act, done: str, **values: str) -> Page:
    """Do something with a case of this clerk's departments, with the note that was typed for it.

    Show the case then, or what stood in the way, and the note once more.
    """
    now = current_services().now()
    try:
        with session_scope(current_services().engine) as session:
            case = mine(session, reference)
            _note(session, reference, now)
            act(session, case, now)
    except REFUSED as error:
        return shown(reference, *status_and_words(error), written=request.form)
    flash(say()(done, **values))
    with read_scope(current_services().engine) as session:
        stays = case_view.is_mine(session, reference)
    here = url_for("desk_cases.case", reference=reference)
    return redirect(here if stays else url_for("desk_cases.index"), 303)


def _note(session: Session, reference: str, now: datetime) -> None:
    """Write the note of this form into the history; no act loses what was typed beside it."""
    words, folder = request.form.get("note", ""), current_services().settings.data_dir
    if words.strip():
        country = desk().profile.country
        text = store.clean_note(words, country, say().language, data_dir=folder)
        store.note(session, reference, desk().clerk.id, text, now)


def _refuse_others(case: Case) -> None:
    """Raise NotYours where this clerk has not taken the case."""
    if case.status != "claimed" or case.owner != desk().clerk.id:
        raise NotYours(case.reference)


def _programme() -> str:
    return request.form.get("programme", "")


def version() -> int:
    """Return which version the clerk saw; none, where the form does not say it."""
    return request.form.get("version", -1, type=int)
