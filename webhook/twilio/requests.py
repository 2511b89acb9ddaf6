"""Webhooks of Twilio: whether one is really Twilio's."""

from urllib.parse import urlsplit

from flask import Request
from twilio.request_validator import (
    SIGNATURE_HEADER,
    SIGNATURE_SETTINGS_HEADER,
    RequestValidator,
    get_signature_algorithm,
)

from intake.settings import Settings


def is_signed(request: Request, settings: Settings) -> bool:
    """True where the request carries Twilio's signature over our public address and every field.

    Always False without a token. The address is the configured one: behind a proxy neither Host
    nor scheme are what Twilio called (twilio.com/docs/usage/security).
    """
    signature = request.headers.get(SIGNATURE_HEADER, "")
    if not (settings.twilio_auth_token and signature):
        return False
    algorithm = get_signature_algorithm(request.headers.get(SIGNATURE_SETTINGS_HEADER))
    validator = RequestValidator(settings.twilio_auth_token)
    address = public_address(request, settings)
    return bool(validator.validate(address, request.form, signature, algorithm))


def public_address(request: Request, settings: Settings) -> str:
    """Return the address that Twilio called: `PUBLIC_BASE_URL`, then path and query as they came.

    Werkzeug's own `url` is decoded and encoded again, which is not what was signed.
    """
    # Both gunicorn and Werkzeug keep the request line; a proxy may send it with scheme and host.
    raw = urlsplit(request.environ["RAW_URI"])
    query = f"?{raw.query}" if raw.query else ""
    return f"{settings.public_base_url.rstrip('/')}{raw.path}{query}"
