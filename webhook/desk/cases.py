"""The cases of a clerk's departments: the list, one case, and everything that is done with one."""

from collections.abc import Callable
from datetime import datetime

from flask import Blueprint, flash, g, redirect, request, url_for
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from intake import cases as store
from intake import clock, programmes, references
from intake.cases import (
    AlreadyClaimed,
    CannotBeTexted,
    Case,
    NoteEmpty,
    NoteTooLong,
    NotYours,
    StaleCase,
    TextEmpty,
    TextTooLong,
    UnknownOutcome,
)
from intake.database import read_scope, session_scope
from webhook.desk import case_view, queue_view, texting
from webhook.desk.access import desk
from webhook.desk.page import say, show
from webhook.guards import current_services

cases = Blueprint("desk_cases", __name__, url_prefix="/desk")

Page = tuple[str, int] | Response
Act = Callable[[Session, Case, datetime], str | None]


@cases.get("")
def index() -> Page:
    """Show the list of cases."""
    return show("cases.html", queue=queue_view.chosen(), problem=g.get("problem"))


@cases.get("/live/cases")
def live_list() -> Page:
    """Return the list alone, for a page that keeps itself fresh."""
    return show("_list.html", queue=queue_view.chosen())


@cases.get("/find")
def find() -> Page:
    """Lead to the case or the appointment under a number, where it is this clerk's to see."""
    typed = request.args.get("number", "")
    reference = references.normalise(typed)
    if reference is None:
        return show("cases.html", 404, queue=queue_view.chosen(), problem=say()("no_number"))
    with read_scope(current_services().engine) as session:
        found = case_view.address_of(session, reference)
    if found is None:
        problem = say()("not_found", reference=references.spaced(reference))
        return show("cases.html", 404, queue=queue_view.chosen(), problem=problem)
    return redirect(found, 303)


@cases.get("/cases/<reference>")
def case(reference: str) -> Page:
    """Show one case with its contact data, and note in its history that they were seen."""
    return _shown(reference)


@cases.get("/live/cases/<reference>")
def live_case(reference: str) -> Page:
    """Say whether a case has changed since `?version=`, for a page that shows it."""
    with read_scope(current_services().engine) as session:
        found = _mine(session, reference)
    changed = str(found.version) != request.args.get("version")
    return show("_changed.html", case=found, changed=changed)


@cases.post("/cases/<reference>/claim")
def claim(reference: str) -> Page:
    """Take a case: of two clerks one has it, and the other is told who."""

    def act(session: Session, case: Case, now: datetime) -> None:
        store.claim(session, reference, desk().clerk.id, _version(), now)

    return _do(reference, act, "done_claimed")


@cases.post("/cases/<reference>/release")
def release(reference: str) -> Page:
    """Put a case back into its department's list."""

    def act(session: Session, case: Case, now: datetime) -> None:
        store.release(session, reference, desk().clerk.id, _version(), now)

    return _do(reference, act, "done_released")


@cases.post("/cases/<reference>/note")
def note(reference: str) -> Page:
    """Write a note into the history of a case."""

    def act(session: Session, case: Case, now: datetime) -> None:
        country = desk().profile.country
        text = store.clean_note(request.form.get("note", ""), country, say().language)
        store.note(session, reference, desk().clerk.id, text, now)

    return _do(reference, act, "done_noted")


@cases.post("/cases/<reference>/text")
def text(reference: str) -> Page:
    """Send a text message to the citizen of a case."""

    def act(session: Session, case: Case, now: datetime) -> None:
        texting.send(session, case, request.form.get("text", ""), _version(), now)

    return _do(reference, act, "done_texted")


@cases.post("/cases/<reference>/move")
def move(reference: str) -> Page:
    """Pass a case on: it lands in the other department's list, and nobody has it yet."""
    department = request.form.get("department", "")

    def act(session: Session, case: Case, now: datetime) -> None:
        if department not in case_view.other_departments(case, now):
            raise UnknownDepartment
        store.move(session, reference, desk().clerk.id, department, _version(), now)

    return _do(reference, act, "done_moved", department=say().department(department))


@cases.post("/cases/<reference>/close")
def close(reference: str) -> Page:
    """Finish a case with an outcome."""

    def act(session: Session, case: Case, now: datetime) -> None:
        outcome = request.form.get("outcome", "")
        store.close(session, reference, desk().clerk.id, outcome, _version(), now)

    return _do(reference, act, "done_closed")


@cases.post("/cases/<reference>/reopen")
def reopen(reference: str) -> Page:
    """Put a closed case back into its department's list."""

    def act(session: Session, case: Case, now: datetime) -> None:
        store.reopen(session, reference, desk().clerk.id, _version(), now)

    return _do(reference, act, "done_reopened")


@cases.post("/cases/<reference>/confirm")
def confirm(reference: str) -> Page:
    """Give the citizen of one's own case a place on a programme; of two for the last, one wins."""

    def act(session: Session, case: Case, now: datetime) -> None:
        _refuse_others(case)
        programmes.confirm_place(
            session, desk().profile, _programme(), reference, desk().clerk.id, now
        )

    return _do(reference, act, "done_confirmed")


@cases.post("/cases/<reference>/withdraw")
def withdraw(reference: str) -> Page:
    """Take the citizen of one's own case out of a programme or its line."""

    def act(session: Session, case: Case, now: datetime) -> None:
        _refuse_others(case)
        programmes.withdraw(session, desk().profile, _programme(), reference, desk().clerk.id, now)

    return _do(reference, act, "done_withdrawn")


@cases.get("/<path:anything>")
def nothing(anything: str) -> Page:
    """Say in a page of the desk that there is no such page."""
    return show("error.html", 404, heading="error_404", hint="error_404_hint")


class UnknownDepartment(LookupError):
    """Not one of the departments that a case can be moved to."""


PROBLEMS: dict[type[Exception], tuple[int, str]] = {
    StaleCase: (409, "failed_stale"),
    NotYours: (409, "failed_not_yours"),
    NoteEmpty: (422, "failed_note_empty"),
    NoteTooLong: (422, "failed_note_long"),
    TextEmpty: (422, "failed_text_empty"),
    TextTooLong: (422, "failed_text_long"),
    UnknownOutcome: (422, "failed_outcome"),
    UnknownDepartment: (422, "failed_department"),
    programmes.ProgrammeEnded: (409, "failed_ended"),
    programmes.NotRegistered: (409, "failed_not_registered"),
    programmes.UnknownProgramme: (422, "failed_not_registered"),
}

LONGEST: dict[type[Exception], int] = {
    NoteTooLong: store.LONGEST_NOTE,
    TextTooLong: store.LONGEST_TEXT,
}


def _do(reference: str, act: Act, done: str, **values: str) -> Page:
    """Do something with a case of this clerk's departments; show it, or what stood in the way."""
    try:
        with session_scope(current_services().engine) as session:
            act(session, _mine(session, reference), clock.now())
    except AlreadyClaimed as error:
        return _shown(reference, 409, say()("failed_taken", name=_name(error.owner)))
    except CannotBeTexted as error:
        return _shown(reference, 409, say().code("hindrance", error.hindrance))
    except programmes.ProgrammeFull as error:
        position = error.position or say()("programme_no_line")
        return _shown(reference, 409, say()("failed_no_place", position=position))
    except tuple(PROBLEMS) as error:
        status, key = PROBLEMS[type(error)]
        return _shown(reference, status, say()(key, n=LONGEST.get(type(error))))
    flash(say()(done, **values))
    with read_scope(current_services().engine) as session:
        stays = case_view.is_mine(session, reference)
    here = url_for("desk_cases.case", reference=reference)
    return redirect(here if stays else url_for("desk_cases.index"), 303)


def _shown(reference: str, status: int = 200, problem: str | None = None) -> Page:
    g.page_again = "desk_cases.case"
    with session_scope(current_services().engine) as session:
        seen = case_view.look(session, _mine(session, reference), clock.now())
    return show(
        "case.html",
        status,
        seen=seen,
        problem=problem,
        written=request.form if problem else {},
        outcomes=store.OUTCOMES,
        longest_note=store.LONGEST_NOTE,
        longest_text=store.LONGEST_TEXT,
    )


def _mine(session: Session, reference: str) -> Case:
    here = desk()
    return store.seen_by(session, reference, here.departments, municipality=here.profile.id)


def _refuse_others(case: Case) -> None:
    """Raise NotYours where this clerk has not taken the case."""
    if case.status != "claimed" or case.owner != desk().clerk.id:
        raise NotYours(case.reference)


def _programme() -> str:
    return request.form.get("programme", "")


def _version() -> int:
    """Return which version the clerk saw; none, where the form does not say it."""
    return request.form.get("version", -1, type=int)


def _name(clerk_id: str | None) -> str:
    with read_scope(current_services().engine) as session:
        return case_view.names(session, [clerk_id])[clerk_id]
