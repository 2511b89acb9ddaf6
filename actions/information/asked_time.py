"""Which day or time a turn names, for a visit as for opening hours."""

from datetime import date, datetime, time, timedelta

from actions.turn_context import Citizen
from intake import spoken
from intake.municipalities.places import WEEKDAYS
from intake.spoken import When


def wish(citizen: Citizen, day: date | None = None) -> When | None:
    """Return when this turn's words want to come, None where they name no time.

    A time without a day ("rather at ten") is meant on `day`, where one was spoken of before.
    """
    meant = understood(citizen, citizen.text, citizen.now)
    if day and isinstance(meant.value, datetime) and not on_a_day(citizen, meant.value):
        midnight = datetime.combine(day, time(), citizen.municipality.timezone)
        meant = understood(citizen, citizen.text, max(midnight, citizen.now))
    return None if meant.kind == "none" and not meant.exclude else meant


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


def understood(citizen: Citizen, text: str, now: datetime) -> When:
    """Return what words mean that are said at `now`."""
    zone = citizen.municipality.timezone
    return spoken.understand(text, citizen.language, now, zone, data_dir=citizen.data_dir)
