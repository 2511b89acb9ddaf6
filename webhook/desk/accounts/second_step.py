"""The second factor of a sign-in: its code, or setting one up where everybody must have one."""

import segno
from flask import Blueprint, redirect, request, session, url_for
from markupsafe import Markup

from intake import staff
from intake.database import session_scope
from intake.staff import Clerk, Halfway, second_factor
from intake.staff.administration import acts
from webhook.desk.access import TOKEN
from webhook.desk.accounts.entering import TYPED, Page, begin, go_on, inside, known
from webhook.desk.casework import typed
from webhook.desk.page import show
from webhook.desk.throttle import CODE, Attempts, later
from webhook.guards import current_services

second_step = Blueprint("desk_second_step", __name__, url_prefix="/desk/sign-in")

LONGEST_CODE = 40


@second_step.get("/code")
def code() -> Page:
    """Ask for the code of whoever gave the right password."""
    half = _half()
    return asked(half) if half else _again()


@second_step.post("/code")
def give_code() -> Page:
    """Let in whoever gives it; ask again, or begin anew where it took too long."""
    half = _half()
    if half is None or not half.has_factor:
        return _again()
    services, tries = current_services(), Attempts(current_services(), half.clerk.email)
    wait = tries.seconds_to_wait()
    if wait:
        return later(asked(half, 429, "too_often"), wait)
    try:
        second_factor.check(
            services.engine, half.clerk.id, given(), services.settings.data_key, services.now()
        )
    except staff.WrongCode:
        tries.failed(CODE)
        return asked(half, 403, "wrong_code")
    token = _let_in(tries)
    return known(go_on(token, request.form.get(TYPED, ""), _next()), half.clerk.email)


@second_step.post("/set-up")
def set_up() -> Page:
    """Take the first code of a telephone that was set up, and let its holder in."""
    half = _half()
    if half is None or half.has_factor:
        return _again()
    tries = Attempts(current_services(), half.clerk.email)
    wait = tries.seconds_to_wait()
    if wait:
        return later(asked(half, 429, "too_often"), wait)
    try:
        spare = confirmed(half.clerk)
    except staff.WrongCode:
        tries.failed(CODE)
        return asked(half, 403, "wrong_code")
    _let_in(tries)
    page = show("spare_codes.html", codes=spare, typed=_typed(half), onward=inside(_next()))
    return known(page, half.clerk.email)


def asked(half: Halfway, status: int = 200, problem: str | None = None) -> Page:
    """Ask for a code; where there is no second factor yet, show how to get one first."""
    if half.has_factor:
        action = url_for("desk_second_step.give_code", next=_next())
        field = request.form.get(TYPED, "")
        return show("second_step.html", status, problem=problem, action=action, typed=field)
    action = url_for("desk_second_step.set_up", next=_next())
    return set_up_page(half.clerk, action, status, problem)


def set_up_page(clerk: Clerk, action: str, status: int = 200, problem: str | None = None) -> Page:
    """Show the secret for a clerk's telephone, as a picture and to be typed."""
    services = current_services()
    secret = second_factor.begin(services.engine, clerk.id, services.settings.data_key)
    place = services.profiles.get(clerk.municipality).name
    picture = segno.make(second_factor.address(secret, clerk.email, place), micro=False)
    groups = [secret[start : start + 4] for start in range(0, len(secret), 4)]
    svg = Markup(picture.svg_inline(scale=5))  # made of a secret, not of anybody's words
    return show(
        "set_up.html",
        status,
        action=action,
        qr=svg,
        secret=groups,
        problem=problem,
        typed=request.form.get(TYPED, ""),
    )


def confirmed(clerk: Clerk) -> list[str]:
    """Take the code of this request for the first of a new telephone; return recovery codes.

    Raises `staff.WrongCode`.
    """
    services = current_services()
    engine, key, now = services.engine, services.settings.data_key, services.now()
    spare = second_factor.confirm(engine, clerk.id, given(), key, now)
    with session_scope(engine) as written:
        acts.note(written, "factor_set", clerk, clerk.id, now)
    return spare


def given() -> str:
    """Return the code in this request's form."""
    return request.form.get("code", "")[:LONGEST_CODE]


def _half() -> Halfway | None:
    token, services = session.get(TOKEN), current_services()
    return staff.halfway(services.engine, token, services.now()) if token else None


def _let_in(tries: Attempts) -> str:
    """Open the desk to whoever has shown both; return the token that does."""
    services = current_services()
    token = staff.passed(services.engine, session[TOKEN], services.now())
    tries.succeeded(CODE)
    begin(token)
    return token


def _typed(half: Halfway) -> typed.Typed | None:
    field = request.form.get(TYPED, "")
    return typed.opened(field, half.clerk.id) if field else None


def _next() -> str | None:
    return request.args.get("next")


def _again() -> Page:
    return redirect(url_for("desk_sign_in.form", next=_next()), 303)
