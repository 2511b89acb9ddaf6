"""Errors of the API: a status, a stable code, a sentence for the engineer who reads it."""

import logging

from flask import Flask, Response, jsonify, request
from sqlalchemy.exc import SQLAlchemyError
from werkzeug.exceptions import (
    HTTPException,
    MethodNotAllowed,
    ServiceUnavailable,
    TooManyRequests,
)

from intake.conversations import ConversationBusy, NoSuchConversation
from intake.erasure import UnderHold
from intake.monitoring import storing
from intake.municipalities import UnknownMunicipality
from webhook.wire import UnknownButton

log = logging.getLogger(__name__)


WINDOW_SECONDS = 60
"""Rates of the chat are counted by the minute (`create_app`): by then there is room again."""


class Crowded(ServiceUnavailable):
    """As many are being answered as can be: to be asked again, later."""

    name = "crowded"
    description = "Too many ask at once: send the same again, later."


class ApiError(Exception):
    """A request that cannot be served; becomes JSON with a stable code."""

    def __init__(self, status: int, code: str, message: str) -> None:
        super().__init__(message)
        self.status, self.code, self.message = status, code, message


OURS: dict[type[Exception], tuple[int, str, str]] = {
    NoSuchConversation: (404, "unknown_conversation", "No conversation has this id."),
    ConversationBusy: (409, "busy", "Another message of this conversation is being answered."),
    UnderHold: (409, "held", "This conversation is under a legal hold and cannot be erased."),
    UnknownButton: (422, "unknown_button", "This conversation does not offer that button."),
    UnknownMunicipality: (404, "unknown_municipality", "No profile has this id."),
}


def register_errors(app: Flask) -> None:
    """Turn every error into `{"error": {"code", "message"}}`, once and for all routes."""
    app.register_error_handler(ApiError, _refused)
    app.register_error_handler(HTTPException, _http)
    for kind, (status, code, message) in OURS.items():
        app.register_error_handler(
            kind,
            lambda _e, s=status, c=code, m=message: _json(s, c, m),
        )


def _refused(error: ApiError) -> Response:
    if error.status in (401, 403):
        facts = {"code": error.code, "route": request.endpoint or "none"}
        log.warning("refused", extra={"facts": facts})
    return _json(error.status, error.code, error.message)


def kept_from_storing(error: SQLAlchemyError) -> Response:
    """Say that nothing can be stored now; raise what is no such trouble again."""
    if not storing.is_kept_from(error):
        raise error
    log.error("nothing can be stored: %s", type(error).__name__)
    response = _json(503, "storing", "Nothing can be stored now: send the same again, later.")
    response.headers["Retry-After"] = "5"
    return response


def _http(error: HTTPException) -> Response:
    code = (error.name or "error").lower().replace(" ", "_")
    response = _json(error.code or 500, code, error.description or "")
    if isinstance(error, MethodNotAllowed) and error.valid_methods:
        response.headers["Allow"] = ", ".join(error.valid_methods)
    if isinstance(error, Crowded):
        response.headers["Retry-After"] = "10"
    if isinstance(error, TooManyRequests):
        response.headers["Retry-After"] = str(WINDOW_SECONDS)
    return response


def _json(status: int, code: str, message: str) -> Response:
    response = jsonify({"error": {"code": code, "message": message}})
    response.status_code = status
    return response
