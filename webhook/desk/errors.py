"""What goes wrong at the desk, as pages that a person can read."""

import logging
from contextlib import suppress

from flask import Blueprint, redirect, request, url_for
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import SQLAlchemyError
from werkzeug.exceptions import (
    Forbidden,
    HTTPException,
    NotFound,
    RequestEntityTooLarge,
    ServiceUnavailable,
)
from werkzeug.wrappers import Response

from intake.appointments import BackendDown, NoSuchBooking
from intake.cases import NoSuchCase
from intake.monitoring import storing
from webhook.desk.access import NotYourPage, SignInFirst
from webhook.desk.casework import typed
from webhook.desk.page import home, show

log = logging.getLogger(__name__)

TOLD = {400, 403, 404, 413, 503}
"""Errors with words of their own; all others are ours."""


def register(blueprint: Blueprint) -> None:
    """Let this blueprint answer with pages; what belongs to others is not there."""
    blueprint.register_error_handler(SignInFirst, _sign_in)
    blueprint.register_error_handler(NotYourPage, _not_yours)
    blueprint.register_error_handler(NoSuchCase, lambda _: _page(NotFound()))
    blueprint.register_error_handler(NoSuchBooking, lambda _: _page(NotFound()))
    blueprint.register_error_handler(BackendDown, _without_appointments)
    blueprint.register_error_handler(SQLAlchemyError, _not_stored)
    blueprint.register_error_handler(HTTPException, _page)
    blueprint.register_error_handler(CSRFError, _too_old)


def _page(error: HTTPException) -> tuple[str, int]:
    status = error.code or 500
    if isinstance(error, RequestEntityTooLarge):
        # Its form was never read, so nothing of it may be asked for again.
        status = 413
    told = status if status in TOLD else 500
    return show("error.html", status, heading=f"error_{told}", hint=f"error_{told}_hint")


def _too_old(error: CSRFError) -> tuple[str, int]:
    """Say that a form is too old, and give back what was typed into it."""
    written = typed.of_request()
    if written is None:
        return _page(error)
    return show("error.html", 400, heading="error_400", hint="error_400_typed", typed=written)


def _without_appointments(error: Exception) -> tuple[str, int]:
    log.error("the appointment system is down: %s", type(error.__cause__ or error).__name__)
    return _page(ServiceUnavailable())


def _not_yours(_: NotYourPage) -> Response | tuple[str, int]:
    """Lead to their own first page whoever only came to the desk; refuse what they asked for."""
    if request.endpoint == "desk_cases.index":
        return redirect(home(), 303)
    return _page(Forbidden())


def _not_stored(error: SQLAlchemyError) -> tuple[str, int]:
    """Say that nothing can be stored now, and give back what was typed; raise what is no such
    trouble again."""
    if not storing.is_kept_from(error):
        raise error
    log.error("the desk could not be served: %s", type(error).__name__)
    written = None
    with suppress(SQLAlchemyError):  # whose words they are is looked up
        written = typed.of_request()
    hint = "error_storing_typed" if written else "error_storing_hint"
    return show("error.html", 503, heading="error_storing", hint=hint, typed=written)


def _sign_in(_: SignInFirst) -> Response | tuple[str, int]:
    if "HX-Request" in request.headers:
        # A redirect would put the sign-in page into the middle of the list.
        return Response(status=401, headers={"HX-Redirect": url_for("desk_sign_in.form")})
    written = typed.of_request()
    if written is not None:
        next_ = url_for("desk_sign_in.form", next=written.page)
        sealed = typed.sealed(written)
        return show("sign_in.html", 401, told="sign_in_typed", action=next_, typed=sealed)
    wanted = request.full_path.rstrip("?") if request.method == "GET" else None
    return redirect(url_for("desk_sign_in.form", next=wanted), 303)
