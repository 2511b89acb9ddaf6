"""One's own account: where one is signed in, the password, and the second factor."""

from flask import Blueprint, flash, redirect, request, session, url_for

from intake import staff
from intake.database import read_scope, session_scope
from intake.staff import second_factor, sessions
from intake.staff.administration import acts, changes, own_password
from webhook.desk.access import TOKEN, desk
from webhook.desk.accounts.entering import Page
from webhook.desk.accounts.second_step import confirmed, given, set_up_page
from webhook.desk.page import say, show
from webhook.desk.throttle import CODE, Attempts, later
from webhook.guards import current_services

own = Blueprint("desk_own", __name__, url_prefix="/desk/account")


@own.get("")
def account() -> Page:
    """Show where this clerk is signed in, and what is set up."""
    return _shown()


@own.post("/sign-ins/end")
def end() -> Page:
    """End one sign-in of one's own, or with `others` all but this one."""
    clerk, now = desk().clerk, current_services().now()
    with session_scope(current_services().engine) as written:
        if "others" in request.form:
            n = sessions.end_all(written, clerk.id, but=session[TOKEN])
            acts.note(written, "ended", clerk, clerk.id, now, n=n)
        else:
            changes.end_sign_in(written, clerk, request.form.get("which", ""), clerk, now)
    flash(say()("done_ended"))
    return redirect(url_for("desk_own.account"), 303)


@own.post("/second-factor")
def begin() -> Page:
    """Show the secret of a new telephone: to whoever has none yet, or gives a code of the old."""
    if _has_factor():
        refused = _refused()
        if refused:
            return refused
    return set_up_page(desk().clerk, url_for("desk_own.confirm"))


@own.post("/second-factor/confirm")
def confirm() -> Page:
    """Let the new telephone count, once it has given a code."""
    here = url_for("desk_own.confirm")
    tries = Attempts(current_services(), desk().clerk.email)
    wait = tries.seconds_to_wait()
    if wait:
        return later(set_up_page(desk().clerk, here, 429, "too_often"), wait)
    try:
        spare = confirmed(desk().clerk)
    except staff.WrongCode:
        tries.failed(CODE)
        return set_up_page(desk().clerk, here, 422, "wrong_code")
    tries.forget()
    return show("spare_codes.html", codes=spare, onward=url_for("desk_own.account"))


@own.post("/spare-codes")
def renew() -> Page:
    """Show fresh recovery codes to whoever gives a code; the old ones are void."""
    refused = _refused()
    if refused:
        return refused
    clerk, services = desk().clerk, current_services()
    spare = second_factor.renew_spare(services.engine, clerk.id)
    with session_scope(services.engine) as written:
        acts.note(written, "spare_renewed", clerk, clerk.id, services.now())
    return show("spare_codes.html", codes=spare, onward=url_for("desk_own.account"))


@own.post("/password")
def password() -> Page:
    """Show a new password, once, to whoever gives the one they have."""
    clerk, services, typed = desk().clerk, current_services(), request.form.get("password", "")
    tries = Attempts(services, clerk.email)
    wait = tries.seconds_to_wait()
    if wait:
        return later(_shown(429, say()("too_often")), wait)
    try:
        made = own_password.renew(
            services.engine, clerk.id, typed, services.now(), but=session[TOKEN]
        )
    except staff.NotAClerk:
        tries.failed()
        return _shown(422, say()("wrong_password"))
    tries.halfway()  # only a code, too, forgets what was guessed at before
    return show("new_password.html", password=made)


def _shown(status: int = 200, problem: str | None = None) -> Page:
    clerk, services = desk().clerk, current_services()
    with read_scope(services.engine) as read:
        entries = sessions.open_of(read, [clerk.id], services.now())[clerk.id]
        spare = second_factor.spare_left(read, clerk.id)
    return show(
        "account.html",
        status,
        problem=problem,
        entries=[(one, sessions.is_of(one, session[TOKEN])) for one in entries],
        has_factor=_has_factor(),
        spare=spare,
        names=[say().department(id_) for id_ in desk().departments],
    )


def _has_factor() -> bool:
    with read_scope(current_services().engine) as read:
        return second_factor.is_set(read, desk().clerk.id)


def _refused() -> Page | None:
    """Return the page that refuses a code of one's own telephone; None where it was taken."""
    clerk, services = desk().clerk, current_services()
    tries = Attempts(services, clerk.email)
    wait = tries.seconds_to_wait()
    if wait:
        return later(_shown(429, say()("too_often")), wait)
    try:
        key = services.settings.data_key
        second_factor.check(services.engine, clerk.id, given(), key, services.now())
    except staff.WrongCode:
        tries.failed(CODE)
        return _shown(422, say()("wrong_code"))
    tries.forget()
    return None
