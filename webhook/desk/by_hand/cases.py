"""The page on which a clerk makes a case."""

from flask import Blueprint, flash, g, redirect, request, url_for

from intake import cases as store
from intake import references
from intake.cases import Case, NoteEmpty, NoteTooLong
from intake.database import session_scope
from intake.staff.by_hand import NoSuchMatter, open_by_hand
from webhook.desk.access import desk
from webhook.desk.by_hand import form
from webhook.desk.cases import Page
from webhook.desk.casework.contact_form import NoSuchEmail, NoSuchPhone
from webhook.desk.page import say, show
from webhook.desk.tools import tools
from webhook.guards import current_services

by_hand = Blueprint("desk_by_hand", __name__, url_prefix="/desk")

PROBLEMS: dict[type[Exception], str] = {
    NoSuchMatter: "failed_matter",
    NoteEmpty: "failed_summary_empty",
    NoteTooLong: "failed_summary_long",
    NoSuchPhone: "failed_phone",
    NoSuchEmail: "failed_email",
}


@by_hand.get("/cases/new")
def new() -> Page:
    """Show the empty form, with what was sought in it."""
    return _form(form.begun())


@by_hand.post("/cases/new")
def make() -> Page:
    """Make the case, and take it where that was pressed."""
    try:
        case = _make()
    except tuple(PROBLEMS) as error:
        words = say()(PROBLEMS[type(error)], n=store.LONGEST_NOTE)
        return _form(request.form.to_dict(), 422, words)
    flash(say()("done_by_hand", reference=references.spaced(case.reference)))
    ours = case.department in desk().departments
    address = url_for("desk_cases.case", reference=case.reference)
    return redirect(address if ours else url_for("desk_cases.index"), 303)


def _make() -> Case:
    services, here, now = current_services(), desk(), current_services().now()
    with session_scope(services.engine) as session:
        case = open_by_hand(
            session, services.settings, here.profile, tools().catalogue, here.clerk.id,
            form.written(), now,
        )  # fmt: skip
        if request.form.get("take") and case.department in here.departments:
            store.claim(session, case.reference, here.clerk.id, case.version, now)
        return case


def _form(typed: dict[str, str], status: int = 200, problem: str | None = None) -> Page:
    g.page_again = "desk_by_hand.new"
    return show(
        "new_case.html", status, form=form.offered(), typed=typed, problem=problem,
        longest=store.LONGEST_NOTE,
    )  # fmt: skip
