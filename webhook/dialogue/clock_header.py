"""A conversation's own time, sent by a script beside its message; refused in production."""

from datetime import datetime

from flask import request

from webhook.errors import ApiError
from webhook.services import Services

CLOCK_HEADER = "X-Intake-Now"
OWN_YEARS = range(1970, 2100)
"""A day more or less must stay within the calendar."""


def own_clock(services: Services) -> datetime | None:
    """Return the moment this request wants to be at, None where it asks for none.

    Raises ApiError 400 in production, and for what is no ISO time with an offset.
    """
    value = request.headers.get(CLOCK_HEADER)
    if value is None:
        return None
    if services.settings.production:
        raise ApiError(400, "own_clock", "Conversations have no clock of their own in production.")
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None or moment.year not in OWN_YEARS:
        raise ApiError(400, "bad_clock", f"{CLOCK_HEADER} is an ISO time with offset.")
    return moment
