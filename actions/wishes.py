"""What a citizen's words want by a time: one of those on offer, or a wish of their own."""

import re
from datetime import date, datetime, time, timedelta

from actions.turn_context import Citizen
from intake import spoken
from intake.spoken import When

MOST_WORDS = 6
"""Words up to which "the first one" points at what is on offer."""


def wish(citizen: Citizen, day: date | None = None) -> When | None:
    """Return when this turn's words want to come, None where they name no time.

    A time without a day ("rather at ten") is meant on `day`, where one was spoken of before.
    """
    meant = _understood(citizen, citizen.text, citizen.now)
    if day and isinstance(meant.value, datetime) and not _on_a_day(citizen, meant.value):
        midnight = datetime.combine(day, time(), citizen.municipality.timezone)
        meant = _understood(citizen, citizen.text, max(midnight, citizen.now))
    return None if meant.kind == "none" and not meant.exclude else meant


def pointed_at(citizen: Citizen) -> str | None:
    """Return which of the things on offer these words mean, None where they mean none.

    "The second one", "number 2", or a time without a day ("at nine") that one of them has.
    """
    offered: list[str] = citizen.slot("offered_times") or []
    words = re.findall(r"\w+", citizen.text.casefold())
    place = _ordinal(citizen, words)
    if place is None:
        place = _number(citizen, words)
    if place is None:
        return _at_the_same_time(citizen, offered)
    return offered[place] if place < len(offered) else None


def _ordinal(citizen: Citizen, words: list[str]) -> int | None:
    """Return the position of "the third one"; "the third of May" names none."""
    for place, ordinal in enumerate(_groups(citizen, "ordinals")):
        rest = [word for word in words if word not in ordinal]
        if len(rest) < len(words) <= MOST_WORDS and not _names_time(citizen, " ".join(rest)):
            return place
    return None


def _number(citizen: Citizen, words: list[str]) -> int | None:
    """Return the position of "number three"; "three o'clock" and "in three weeks" name none."""
    beside = set(citizen.prompt("beside_a_number").split())
    for place, number in enumerate(_groups(citizen, "numbers")):
        if set(words) & number and not set(words) - number - beside:
            return None if _names_time(citizen, citizen.text) else place
    return None


def _groups(citizen: Citizen, key: str) -> list[set[str]]:
    return [set(group.split()) for group in citizen.prompt(key).split("|")]


def _at_the_same_time(citizen: Citizen, offered: list[str]) -> str | None:
    """Return the first offer at the time of day that the words name, if they name no day."""
    meant = _understood(citizen, citizen.text, citizen.now).value
    if not isinstance(meant, datetime) or _on_a_day(citizen, meant):
        return None
    return next((moment for moment in offered if moment[11:16] == f"{meant:%H:%M}"), None)


def _on_a_day(citizen: Citizen, meant: datetime) -> bool:
    """Say whether the words name a day: those that do not mean the next such time, always."""
    minute, day = timedelta(minutes=1), timedelta(days=1)
    before = _understood(citizen, citizen.text, meant - minute)
    after = _understood(citizen, citizen.text, meant + minute)
    return (before.value, after.value) != (meant, meant + day)


def _names_time(citizen: Citizen, text: str) -> bool:
    return _understood(citizen, text, citizen.now).kind != "none"


def _understood(citizen: Citizen, text: str, now: datetime) -> When:
    zone = citizen.municipality.timezone
    return spoken.understand(text, citizen.language, now, zone)
