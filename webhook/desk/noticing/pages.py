"""Where a page of the desk listens: one stream each, as many as a browser can hold open."""

from collections.abc import Callable

from flask import Blueprint, Response, current_app, request, session

from intake.database import read_scope
from intake.staff.signing_in import hash_of
from webhook.desk.access import TOKEN, desk
from webhook.desk.cases import mine
from webhook.desk.noticing.parts import named
from webhook.desk.noticing.stream import DeskStream
from webhook.desk.page import say
from webhook.event_stream import Life, event_stream
from webhook.guards import current_services
from webhook.stream_places import NoPlace, Places

noticing = Blueprint("desk_noticing", __name__, url_prefix="/desk")

OF_A_SIGN_IN = 4
"""A browser opens six connections to one host (HTTP/1.1): two stay for the work itself."""


@noticing.get("/live/news")
@noticing.get("/live/news/<reference>")
def news(reference: str = "") -> Response:
    """Tell what changes on a page of this `?kind=` from the mark `?seen=` on (server-sent events).

    A browser that comes back names its last mark in `Last-Event-ID`. Where as many streams are open
    as may be, or with `?once=1` where none comes through, it ends at once, to be asked for again.
    Raises NoSuchCase for a case that this clerk does not see.
    """
    part = named(request.args.get("kind", ""), reference)
    seen = request.headers.get("Last-Event-ID") or request.args.get("seen", "")
    services, token = current_services(), session[TOKEN]
    if reference:
        with read_scope(services.engine) as read:
            mine(read, reference)
    close = None if request.args.get("once") else _place(token)
    stream = DeskStream(
        services=services,
        here=desk(),
        token=token,
        say=say(),
        part=part,
        seen=seen,
        life=Life(services.pace),
        close=close or _nothing,
        once=close is None,
    )
    return event_stream(stream)


def _place(token: str) -> Callable[[], None] | None:
    """Take one of the places of a sign-in; None where all are taken."""
    places: Places = current_app.extensions.setdefault(
        "places of desks", Places(of_a_conversation=OF_A_SIGN_IN)
    )
    try:
        return places.take(hash_of(token), "desk")
    except NoPlace:
        return None


def _nothing() -> None:
    """Give back no place, where none was taken."""
