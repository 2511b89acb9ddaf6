"""Errors of the API: a status, a stable code, a sentence for the engineer who reads it."""

from flask import Flask, Response, jsonify
from werkzeug.exceptions import HTTPException

from intake.conversations import ConversationBusy, NoSuchConversation
from intake.municipalities import UnknownMunicipality
from webhook.wire import UnknownButton


class ApiError(Exception):
    """A request that cannot be served; becomes JSON with a stable code."""

    def __init__(self, status: int, code: str, message: str) -> None:
        super().__init__(message)
        self.status, self.code, self.message = status, code, message


OURS: dict[type[Exception], tuple[int, str, str]] = {
    NoSuchConversation: (404, "unknown_conversation", "No conversation has this id."),
    ConversationBusy: (409, "busy", "Another message of this conversation is being answered."),
    UnknownButton: (422, "unknown_button", "This conversation does not offer that button."),
    UnknownMunicipality: (404, "unknown_municipality", "No profile has this id."),
}


def register_errors(app: Flask) -> None:
    """Turn every error into `{"error": {"code", "message"}}`, once and for all routes."""
    app.register_error_handler(ApiError, lambda e: _json(e.status, e.code, e.message))
    app.register_error_handler(HTTPException, _http)
    for kind, (status, code, message) in OURS.items():
        app.register_error_handler(
            kind,
            lambda _e, s=status, c=code, m=message: _json(s, c, m),
        )


def _http(error: HTTPException) -> Response:
    code = (error.name or "error").lower().replace(" ", "_")
    return _json(error.code or 500, code, error.description or "")


def _json(status: int, code: str, message: str) -> Response:
    response = jsonify({"error": {"code": code, "message": message}})
    response.status_code = status
    return response
