"""Whom to tell of a weakness of this installation: RFC 9116, for people and for their programs."""

from datetime import datetime, timedelta

from flask import Blueprint, Response, abort

from intake.settings import Settings
from webhook.guards import current_services

security_txt = Blueprint("security_txt", __name__, url_prefix="/.well-known")

PATH = "/.well-known/security.txt"
LIVES = timedelta(days=90)
"""The file is made anew at every request; a copy of it is not to be believed for longer."""
LANGUAGES = "nl, de, en"


@security_txt.get("/security.txt")
def show() -> Response:
    """Answer with the contact of the settings; 404 where nobody is named."""
    services = current_services()
    if not services.settings.security_contact:
        abort(404)
    return Response(text(services.settings, services.now()), mimetype="text/plain")


def text(settings: Settings, now: datetime) -> str:
    """Return the file as it is at this moment; its Expires is in UTC."""
    expires = (now + LIVES).strftime("%Y-%m-%dT00:00:00Z")
    fields = {
        "Contact": settings.security_contact,
        "Expires": expires,
        "Preferred-Languages": LANGUAGES,
        "Canonical": f"{settings.public_base_url.rstrip('/')}{PATH}",
    }
    return "".join(f"{name}: {value}\n" for name, value in fields.items())
