"""Which day or time a turn names, for a visit as for opening hours."""

from datetime import date, datetime, time, timedelta

from actions.turn_context import Citizen
from intake import spoken
from intake.municipalities.places import WEEKDAYS
from intake.spoken import Part, Range, When

SOME_DAYS = timedelta(days=3)


def wish(citizen: Citizen, day: date | None = None, before: str = "") -> When | None:
    """Return when this turn's words want to come, None where they name no time.

    A time without a day ("rather at ten") is meant on `day`, where one was spoken of before.
    `before` is a line of which these words tell the part that could not be read.
    """
    meant = heard(citizen, before=before)
    if day and not before and isinstance(meant.value, datetime) and not names_day(citizen, meant):
        midnight = datetime.combine(day, time(), citizen.municipality.timezone)
        meant = understood(citizen, citizen.text, max(midnight, citizen.now))
    return None if meant.kind == "none" and not meant.exclude else meant


def heard(citizen: Citizen, before: str = "") -> When:
    """Return what this turn's words mean behind a line, and which part could not be read."""
    return understood(citizen, citizen.text, citizen.now, before)


def names_day(citizen: Citizen, meant: When) -> bool:
    """Say whether what this turn's words mean has a day, and not an hour alone."""
    value = meant.value
    if isinstance(value, datetime):
        return on_a_day(citizen, value)
    if isinstance(value, Range):
        return not isinstance(value.start or value.end, time)
    return not isinstance(value, Part) or value.date is not None


def names_no_day(meant: When) -> bool:
    """Say whether words name a day that no calendar has, and none that one has."""
    return "day" in meant.unread and meant.kind not in ("day", "range")


def declined(citizen: Citizen) -> When | None:
    """Return any day but one, where the words name it only to rule it out ("tomorrow I can't").

    None for all other words.
    """
    no = set(citizen.prompt("voice_no_words").split())
    words = citizen.text.split()
    said = [word for word in words if word.casefold().strip(",.!") not in no]
    if len(said) == len(words) or names_time(citizen, citizen.text):
        return None
    value = understood(citizen, " ".join(said), citizen.now).value
    day = value.date() if isinstance(value, datetime) else value
    return When("none", None, (WEEKDAYS[day.weekday()],)) if isinstance(day, date) else None


def on_a_day(citizen: Citizen, meant: datetime) -> bool:
    """Say whether the words name a day: those that do not mean the next such time, always."""
    minute, day = timedelta(minutes=1), timedelta(days=1)
    before = understood(citizen, citizen.text, meant - minute)
    after = understood(citizen, citizen.text, meant + minute)
    return (before.value, after.value) != (meant, meant + day)


def names_time(citizen: Citizen, text: str) -> bool:
    """Say whether words name a time or a day."""
    return understood(citizen, text, citizen.now).kind != "none"


def understood(citizen: Citizen, text: str, now: datetime, before: str = "") -> When:
    """Return what words mean that are said at `now`, behind a line whose rest they tell."""
    zone, data = citizen.municipality.timezone, citizen.data_dir
    return spoken.understand(text, citizen.language, now, zone, before=before, data_dir=data)


def in_words(citizen: Citizen, meant: When) -> str:
    """Return a wish as it is said here."""
    locale, data = citizen.locale, citizen.data_dir
    return spoken.say_when(meant, citizen.language, locale, citizen.now, data_dir=data)


def in_words_for_staff(citizen: Citizen, meant: When) -> str:
    """Return a wish for a clerk, who reads it on another day: not as "tomorrow"."""
    own, data = citizen.municipality.languages[0], citizen.data_dir
    long_before = citizen.now - SOME_DAYS
    return spoken.say_when(meant, own, citizen.own_locale, long_before, data_dir=data)
