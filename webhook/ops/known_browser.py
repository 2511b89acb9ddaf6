"""A browser in which somebody has signed in before: a signed cookie that opens nothing.

It only says whose tries to sign in are counted apart from those of strangers (OWASP calls it a
device cookie: owasp.org/www-community/Slow_Down_Online_Guessing_Attacks_with_Device_Cookies).
"""

import hmac
import secrets
from datetime import timedelta

from flask import current_app, request
from itsdangerous import BadSignature, URLSafeTimedSerializer
from werkzeug.wrappers import Response

from intake.contacts import keyed_hash
from intake.settings import Settings

COOKIE = "desk-known"
LASTS = timedelta(days=180)
PURPOSE = "known browser"


def browser_of(settings: Settings, name: str) -> str | None:
    """Return the id of the browser that asks, where this name has signed in from it before."""
    try:
        id_, whose = _signer().loads(
            request.cookies.get(_cookie(settings), ""), max_age=int(LASTS.total_seconds())
        )
    except (BadSignature, ValueError, TypeError):
        return None
    return str(id_) if hmac.compare_digest(str(whose), _hash(settings, name)) else None


def know(settings: Settings, response: Response, name: str) -> None:
    """Let this browser be known as one of this name's, under a new id."""
    response.set_cookie(
        _cookie(settings),
        _signer().dumps([secrets.token_hex(16), _hash(settings, name)]),
        max_age=LASTS,
        secure=settings.production,
        httponly=True,
        samesite="Strict",
    )


def _cookie(settings: Settings) -> str:
    # A cookie with this prefix is taken from this very host, over TLS, and for all paths only.
    return f"__Host-{COOKIE}" if settings.production else COOKIE


def _signer() -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(str(current_app.secret_key), salt=PURPOSE)


def _hash(settings: Settings, name: str) -> str:
    return keyed_hash(settings.data_key, PURPOSE, name.strip().casefold())
