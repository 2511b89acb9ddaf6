"""How long somebody is still signed in, and staying on: told in time to finish what was begun.

And what everybody meets who is signed in: the list of keys, and a page that is not there.
"""

from datetime import datetime, timedelta

from flask import Blueprint, redirect, request, session, url_for
from werkzeug.wrappers import Response

from intake import staff
from webhook.desk.access import TOKEN
from webhook.desk.page import show
from webhook.guards import current_services
from webhook.services import Services

staying = Blueprint("desk_staying", __name__, url_prefix="/desk")

TOLD_BEFORE = timedelta(minutes=5)
"""WCAG 2.2.1 asks for at least twenty seconds: a clerk on the telephone has no hand free."""
MINUTE = timedelta(minutes=1)
KEYS = ("?", "/", "j", "k", "c", "n", "l")
"""What `webhook/static/desk-keys.js` listens for."""


@staying.get("/live/session")
def left() -> tuple[str, int]:
    """Say that the time here runs out, once it nearly has; nothing before."""
    services = current_services()
    return show("_session.html", minutes=minutes_left(services, session[TOKEN], services.now()))


def minutes_left(services: Services, token: str, now: datetime) -> int | None:
    """Return in how many minutes this sign-in ends, rounded up; None while there is time enough."""
    ends_at = staff.ends_at(services.engine, token)
    rest = ends_at - now if ends_at else timedelta()
    return -(-rest // MINUTE) if rest <= TOLD_BEFORE else None


@staying.post("/stay")
def stay() -> Response:
    """Take this for an act of the clerk: the guard has noted it already."""
    if "HX-Request" in request.headers:
        return Response("")
    return redirect(url_for("desk_cases.index"), 303)


@staying.get("/keys")
def keys() -> tuple[str, int]:
    """Show which keys do what, and the switch that turns them off (WCAG 2.1.4)."""
    return show("keys.html", found=KEYS)


@staying.get("/<path:anything>")
def nothing(anything: str) -> tuple[str, int]:
    """Say in a page of the desk that there is no such page."""
    return show("error.html", 404, heading="error_404", hint="error_404_hint")
