"""Opening hours of days to come that are asked for together: "next week", "from Thursday on"."""

from datetime import date, datetime, timedelta

from actions.information import asked_time
from actions.information.places import hours_text, place_moved
from actions.moments import capitalised, date_in_words
from actions.turn_context import Citizen
from intake.advice import opening_hours
from intake.municipalities.places import Place
from intake.spoken import Range, When

WITHOUT_END = timedelta(days=6)
LONGEST = timedelta(days=62)
Period = tuple[date, date]


def asked_period(citizen: Citizen) -> Period | None:
    """Return the first and the last of several days to come that the words name.

    Days without an end are a week, and no more than two months are looked at. What begins today is
    told as the state of this moment.
    """
    wish = asked_time.wish(citizen)
    if wish is None:
        return None
    meant = _ranges(wish)
    today = citizen.now.date()
    return next((one for one in map(_days, meant) if one and one[0] > today), None)


def words(citizen: Citizen, place: Place, period: Period) -> list[str]:
    """Return sentences: where people go then, until when the place stands, or its week then.

    What changes within the period is told with its day.
    """
    redirected = [
        one
        for one in place_moved.redirecting(citizen, place, period[1])
        if one.text and not one.holds_on(citizen.now.date())
    ]
    if redirected:
        since = date_in_words(citizen, redirected[0].valid_from or period[0])
        texts = [one.text.say(citizen.language) for one in redirected if one.text]
        return [*texts, citizen.prompt("so_from", date=since)]
    if not place.holds_on(period[1]) and isinstance(place.valid_until, date):
        last = date_in_words(citizen, place.valid_until)
        return [citizen.prompt("place_ends", date=last)]
    week = hours_text.week(citizen, place, period[0], "period_hours")
    return [*week, *_closed(citizen, place, period)]


def _ranges(wish: When) -> list[Range]:
    parts = wish.value if isinstance(wish.value, tuple) else (wish,)
    return [one.value for one in parts if isinstance(one, When) and isinstance(one.value, Range)]


def _days(meant: Range) -> Period | None:
    first, last = (_day(bound) for bound in (meant.start, meant.end))
    if first is None or meant.day:
        return None
    return first, min(last or first + WITHOUT_END, first + LONGEST)


def _day(bound: object) -> date | None:
    if isinstance(bound, datetime):
        return bound.date()
    return bound if isinstance(bound, date) else None


def _closed(citizen: Citizen, place: Place, period: Period) -> list[str]:
    """Return which days of the period the place is closed for a reason, and for which."""
    days = (period[0] + timedelta(days=n) for n in range((period[1] - period[0]).days + 1))
    why = {
        day: opening_hours.closure(citizen.municipality, place, day, citizen.language)
        for day in days
    }
    name = capitalised(place.name.say(citizen.language))
    return [
        citizen.prompt(
            "day_closed_for", place=name, day=date_in_words(citizen, day), reason=one.reason
        )
        for day, one in why.items()
        if one and one.reason
    ]
