"""Signing in at the desk, and out."""

from flask import Blueprint, redirect, request, session, url_for

from intake import staff
from intake.database import session_scope
from intake.security import log as security_log
from webhook.desk.access import TOKEN
from webhook.desk.accounts import openid, second_step
from webhook.desk.accounts.entering import TYPED, Page, begin, browser, go_on, known
from webhook.desk.page import show
from webhook.desk.throttle import Attempts, later
from webhook.dialogue.takeover import handing
from webhook.guards import current_services

signing_in = Blueprint("desk_sign_in", __name__, url_prefix="/desk")


@signing_in.get("/sign-in")
def form() -> Page:
    """Show the form; say why, to somebody who was sent here."""
    told = "signed_out" if request.args.get("out") else None
    if told is None and request.args.get("next"):
        told = "sign_in_first"
    return show("sign_in.html", told=told)


@signing_in.post("/sign-in")
def sign_in() -> Page:
    """Let somebody in, or say that these words are wrong without saying which.

    Whoever has a second factor, or must have one, is asked for it next.
    """
    email = request.form.get("email", "")
    password = request.form.get("password", "")
    again = {"email": email, "typed": request.form.get(TYPED, "")}
    services, now = current_services(), current_services().now()
    tries = Attempts(services, email)
    wait = tries.seconds_to_wait()
    if wait:
        return later(show("sign_in.html", 429, problem="too_often", **again), wait)
    try:
        both = services.settings.second_factor
        token = staff.sign_in(services.engine, email, password, now, browser=browser(), both=both)
    except staff.NotAClerk:
        tries.failed()
        return show("sign_in.html", 403, problem="wrong", **again)
    begin(token)
    half = staff.halfway(services.engine, token, now)
    if half:
        tries.halfway()
        return second_step.asked(half)
    tries.succeeded()
    return known(go_on(token, again["typed"], request.args.get("next")), email)


@signing_in.post("/sign-out")
def sign_out() -> Page:
    """Forget who was here, in this browser and in the system; the provider is asked to as well."""
    token, services = session.get(TOKEN), current_services()
    there = None
    if token:
        clerk = staff.signed_in(services.engine, token, services.now(), by_hand=False)
        entry = staff.sign_out(services.engine, token)
        there = openid.sign_out_address(entry) if entry else None
        if clerk is not None:
            _leave(clerk.id)
            with session_scope(services.engine) as written:
                security_log.note(written, "signed_out", services.now(), account=clerk.id)
    begin(None)
    if there:
        return show("signed_out.html", onward=there)
    return redirect(url_for("desk_sign_in.form", out=1), 303)


def _leave(clerk_id: str) -> None:
    """Give the chats of whoever goes to others: nobody waits for a clerk who has gone."""
    services = current_services()
    with session_scope(services.engine) as written:
        handing.leave(services, written, clerk_id)
