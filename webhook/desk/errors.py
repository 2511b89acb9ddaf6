"""What goes wrong at the desk, as pages that a person can read."""

import logging

from flask import Blueprint, redirect, request, url_for
from werkzeug.exceptions import (
    HTTPException,
    NotFound,
    RequestEntityTooLarge,
    ServiceUnavailable,
)
from werkzeug.wrappers import Response

from intake.appointments import BackendDown, NoSuchBooking
from intake.cases import NoSuchCase
from webhook.desk.access import SignInFirst
from webhook.desk.page import show

log = logging.getLogger(__name__)

TOLD = {400, 404, 413, 503}
"""Errors with words of their own; all others are ours."""


def register(blueprint: Blueprint) -> None:
    """Let this blueprint answer with pages; what belongs to others is not there."""
    blueprint.register_error_handler(SignInFirst, _sign_in)
    blueprint.register_error_handler(NoSuchCase, lambda _: _page(NotFound()))
    blueprint.register_error_handler(NoSuchBooking, lambda _: _page(NotFound()))
    blueprint.register_error_handler(BackendDown, _without_appointments)
    blueprint.register_error_handler(HTTPException, _page)


def _page(error: HTTPException) -> tuple[str, int]:
    status = error.code or 500
    if isinstance(error, RequestEntityTooLarge):
        # Its form was never read, so nothing of it may be asked for again.
        status = 413
    told = status if status in TOLD else 500
    return show("error.html", status, heading=f"error_{told}", hint=f"error_{told}_hint")


def _without_appointments(error: Exception) -> tuple[str, int]:
    log.error("the appointment system is down: %s", type(error.__cause__ or error).__name__)
    return _page(ServiceUnavailable())


def _sign_in(_: SignInFirst) -> Response:
    if "HX-Request" in request.headers:
        # A redirect would put the sign-in page into the middle of the list.
        return Response(status=401, headers={"HX-Redirect": url_for("desk_sign_in.form")})
    wanted = request.full_path.rstrip("?") if request.method == "GET" else None
    return redirect(url_for("desk_sign_in.form", next=wanted), 303)
