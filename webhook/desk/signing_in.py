"""Signing in at the desk, and out."""

from flask import Blueprint, make_response, redirect, request, session, url_for
from werkzeug.wrappers import Response

from intake import staff
from intake.database import session_scope
from intake.security import log as security_log
from webhook.desk.access import TOKEN
from webhook.desk.casework import typed
from webhook.desk.page import LANGUAGE, show
from webhook.desk.throttle import Attempts
from webhook.dialogue.takeover import handing
from webhook.guards import current_services
from webhook.ops import known_browser

signing_in = Blueprint("desk_sign_in", __name__, url_prefix="/desk")

Page = tuple[str, int] | Response
LONGEST_PASSWORD = 200
TYPED = "typed"
"""Where the form holds, sealed, what could not be taken because nobody was signed in."""


@signing_in.get("/sign-in")
def form() -> Page:
    """Show the form; say why, to somebody who was sent here."""
    told = "signed_out" if request.args.get("out") else None
    if told is None and request.args.get("next"):
        told = "sign_in_first"
    return show("sign_in.html", told=told)


@signing_in.post("/sign-in")
def sign_in() -> Page:
    """Let somebody in, or say that these words are wrong without saying which."""
    email = request.form.get("email", "")
    password = request.form.get("password", "")[:LONGEST_PASSWORD]
    again = {"email": email, "typed": request.form.get(TYPED, "")}
    services, limits = current_services(), Attempts(current_services(), email)
    wait = limits.seconds_to_wait()
    if wait:
        page = make_response(show("sign_in.html", 429, problem="too_often", **again))
        page.headers["Retry-After"] = str(wait)
        return page
    try:
        token = staff.sign_in(services.engine, email, password, services.now())
    except staff.NotAClerk:
        limits.failed()
        return show("sign_in.html", 403, problem="wrong", **again)
    limits.succeeded()
    _begin(token)
    page = make_response(_go_on(token, again["typed"]))
    known_browser.know(services.settings, page, email)
    return page


@signing_in.post("/sign-out")
def sign_out() -> Page:
    """Forget who was here, in this browser and in the system."""
    token = session.get(TOKEN)
    if token:
        services = current_services()
        clerk = staff.signed_in(services.engine, token, services.now(), by_hand=False)
        staff.sign_out(services.engine, token)
        if clerk is not None:
            _leave(clerk.id)
            with session_scope(services.engine) as written:
                security_log.note(written, "signed_out", services.now(), account=clerk.id)
    _begin(None)
    return redirect(url_for("desk_sign_in.form", out=1), 303)


def _go_on(token: str, field: str) -> Page:
    """Show what was typed before to whoever typed it, with a way to its page; else the page."""
    services = current_services()
    clerk = staff.last_of(services.engine, token) or ""
    written = typed.opened(field, clerk) if field else None
    if written is None:
        return redirect(_inside(request.args.get("next")), 303)
    return show("typed_again.html", typed=written)


def _leave(clerk_id: str) -> None:
    """Give the chats of whoever goes to others: nobody waits for a clerk who has gone."""
    services = current_services()
    with session_scope(services.engine) as written:
        handing.leave(services, written, clerk_id)


def _begin(token: str | None) -> None:
    """Start the cookie afresh: what it held before, somebody else may have put there."""
    language = session.get(LANGUAGE)
    session.clear()
    if language:
        session[LANGUAGE] = language
    if token:
        session[TOKEN] = token


def _inside(wanted: str | None) -> str:
    """Return where to go next: only ever a page of the desk."""
    home = url_for("desk_cases.index")
    inside = wanted is not None and wanted.startswith(f"{home}/") and "\\" not in wanted
    return wanted if wanted and inside and "//" not in wanted else home
