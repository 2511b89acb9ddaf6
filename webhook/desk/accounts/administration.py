"""The page of the administrator: who works at the desk, their rights, and where they are."""

from collections.abc import Callable
from datetime import datetime

from flask import Blueprint, abort, flash, redirect, request, session, url_for
from sqlalchemy.orm import Session

from intake import staff
from intake.database import read_scope, session_scope
from intake.staff import Clerk, sessions
from intake.staff.accounts import Rights
from intake.staff.administration import changes, invitations
from intake.staff.errors import AddressTaken, OwnAccount, StaffError
from webhook.desk.access import TOKEN, desk
from webhook.desk.accounts import roster
from webhook.desk.accounts.entering import Page
from webhook.desk.page import say, show
from webhook.dialogue.takeover import handing
from webhook.guards import current_services

administration = Blueprint("desk_staff", __name__, url_prefix="/desk/staff")

Act = Callable[[Session, Clerk, datetime], str | None]
"""Changes an account; returns what the link of an invitation ends with, where there is one."""
PROBLEMS: dict[type[StaffError], tuple[int, str]] = {
    AddressTaken: (409, "failed_address"),
    OwnAccount: (409, "failed_own_account"),
    staff.UnknownRole: (422, "failed_role"),
    staff.UnknownDepartment: (422, "failed_department"),
}
REFUSED = tuple(PROBLEMS)
LONGEST = {"name": 120, "email": 254}


@administration.get("")
def index() -> Page:
    """Show everybody of the municipality, and a form to invite one more."""
    return _index()


@administration.post("")
def invite() -> Page:
    """Make an account, and show the link that gives its holder a password."""
    name, now = _name(), current_services().now()
    email = request.form.get("email", "").strip()[: LONGEST["email"]]
    if "@" not in email or not name:
        return _index(422, say()("failed_invite"))
    try:
        with session_scope(current_services().engine) as written:
            here = desk()
            clerk, link = invitations.invite(
                written, here.profile, here.clerk, now, email=email, name=name, rights=_rights()
            )
    except REFUSED as error:
        return _index(*_status_and_words(error))
    return _one(clerk.id, link=link)


@administration.get("/<clerk_id>")
def one(clerk_id: str) -> Page:
    """Show one account: its rights, its sign-ins, and what was changed."""
    return _one(clerk_id)


@administration.post("/<clerk_id>")
def change(clerk_id: str) -> Page:
    """Give another name, role or other departments; other rights end what is open."""

    def act(written: Session, clerk: Clerk, now: datetime) -> None:
        if clerk.subject is not None:
            abort(409)
        here = desk()
        changes.change(
            written, here.profile, clerk, here.clerk, now, name=_name(), rights=_rights()
        )

    return _do(clerk_id, act, "done_changed")


@administration.post("/<clerk_id>/invite")
def invite_again(clerk_id: str) -> Page:
    """Take the password away, and show a link to a new one."""

    def act(written: Session, clerk: Clerk, now: datetime) -> str:
        if clerk.subject is not None or not clerk.active:
            abort(409)
        return invitations.invite_again(written, clerk, desk().clerk, now)

    return _do(clerk_id, act)


@administration.post("/<clerk_id>/second-factor")
def remove_factor(clerk_id: str) -> Page:
    """Take away the second factor of somebody who lost their telephone."""

    def act(written: Session, clerk: Clerk, now: datetime) -> None:
        changes.remove_factor(written, clerk, desk().clerk, now)

    return _do(clerk_id, act, "done_factor_removed")


@administration.post("/<clerk_id>/leave")
def leave(clerk_id: str) -> Page:
    """Let somebody in no more; their cases and chats wait for others."""

    def act(written: Session, clerk: Clerk, now: datetime) -> None:
        changes.leave(written, clerk, desk().clerk, now)
        handing.leave(current_services(), written, clerk.id)

    return _do(clerk_id, act, "done_left")


@administration.post("/<clerk_id>/return")
def come_back(clerk_id: str) -> Page:
    """Let somebody in again."""

    def act(written: Session, clerk: Clerk, now: datetime) -> str | None:
        return changes.come_back(written, clerk, desk().clerk, now)

    return _do(clerk_id, act, "done_returned")


@administration.post("/<clerk_id>/sign-ins/end")
def end(clerk_id: str) -> Page:
    """End one sign-in of somebody."""

    def act(written: Session, clerk: Clerk, now: datetime) -> None:
        which = request.form.get("which", "")
        changes.end_sign_in(written, clerk, which, desk().clerk, now)

    return _do(clerk_id, act, "done_ended")


def _do(clerk_id: str, act: Act, done: str = "done_changed") -> Page:
    """Change an account of this municipality, and show it then."""
    now = current_services().now()
    try:
        with session_scope(current_services().engine) as written:
            link = act(written, _theirs(written, clerk_id), now)
    except REFUSED as error:
        return _one(clerk_id, *_status_and_words(error))
    if link is not None:
        # The link is shown in the very answer: nothing keeps it, so no page could show it later.
        return _one(clerk_id, link=link)
    flash(say()(done))
    return redirect(url_for("desk_staff.one", clerk_id=clerk_id), 303)


def _index(status: int = 200, problem: str | None = None) -> Page:
    with read_scope(current_services().engine) as read:
        lines = roster.lines(read, desk().profile.id, current_services().now())
    written = request.form if status != 200 else {}
    return show("staff.html", status, problem=problem, lines=lines, written=written, **_choices())


def _one(
    clerk_id: str, status: int = 200, problem: str | None = None, link: str | None = None
) -> Page:
    with read_scope(current_services().engine) as read:
        seen = roster.look(read, _theirs(read, clerk_id), current_services().now())
    base = current_services().settings.public_base_url
    path = url_for("desk_joining.form", token=link) if link else ""
    return show(
        "staff_one.html",
        status,
        problem=problem,
        seen=seen,
        entries=[(one, sessions.is_of(one, session[TOKEN])) for one in seen.entries],
        link=f"{base}{path}" if link else None,
        days=invitations.GOOD_FOR.days,
        **_choices(),
    )


def _theirs(opened: Session, clerk_id: str) -> Clerk:
    """Return an account of this administrator's municipality; 404 for every other."""
    clerk = opened.get(Clerk, clerk_id)
    if clerk is None or clerk.municipality != desk().profile.id:
        abort(404)
    return clerk


def _choices() -> dict[str, object]:
    return {"roles": staff.ROLES, "departments": list(desk().profile.departments)}


def _name() -> str:
    return request.form.get("name", "").strip()[: LONGEST["name"]]


def _rights() -> Rights:
    return Rights(request.form.get("role", ""), request.form.getlist("departments"))


def _status_and_words(error: StaffError) -> tuple[int, str]:
    status, key = PROBLEMS[type(error)]
    return status, say()(key)
