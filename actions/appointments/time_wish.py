"""Which time on offer the words of a turn point at: "the second one", "number 2", "at ten"."""

import re
from datetime import datetime

from actions.information.asked_time import names_time, on_a_day, understood
from actions.turn_context import Citizen

MOST_WORDS = 6
"""Words up to which "the first one" points at what is on offer."""


def pointed_at(citizen: Citizen) -> str | None:
    """Return which of the things on offer these words mean, None where they mean none.

    "The second one", "number 2", or a time without a day ("at nine") that one of them has.
    """
    offered: list[str] = citizen.slot("offered_times") or []
    words = re.findall(r"\w+", citizen.text.casefold())
    place = _ordinal(citizen, words)
    if place is None:
        place = _number(citizen, words)
    if place is None and _last(citizen, words):
        place = len(offered) - 1
    if place is None:
        return _at_the_same_time(citizen, offered)
    return offered[place] if 0 <= place < len(offered) else None


def _ordinal(citizen: Citizen, words: list[str]) -> int | None:
    """Return the position of "the third one"; "the third of May" names none."""
    for place, ordinal in enumerate(_groups(citizen, "ordinals")):
        rest = [word for word in words if word not in ordinal]
        if len(rest) < len(words) <= MOST_WORDS and not names_time(citizen, " ".join(rest)):
            return place
    return None


def _number(citizen: Citizen, words: list[str]) -> int | None:
    """Return the position of "number three"; "three o'clock" and "in three weeks" name none."""
    beside = set(citizen.prompt("beside_a_number").split())
    for place, number in enumerate(_groups(citizen, "numbers")):
        if set(words) & number and not set(words) - number - beside:
            return None if names_time(citizen, citizen.text) else place
    return None


def _last(citizen: Citizen, words: list[str]) -> bool:
    """Say whether "the last one" is meant, and no more is said."""
    last = set(citizen.prompt("last_one").split())
    beside = set(citizen.prompt("beside_a_number").split())
    return bool(set(words) & last) and not set(words) - last - beside


def _groups(citizen: Citizen, key: str) -> list[set[str]]:
    return [set(group.split()) for group in citizen.prompt(key).split("|")]


def _at_the_same_time(citizen: Citizen, offered: list[str]) -> str | None:
    """Return the first offer at the time of day that the words name, if they name no day."""
    meant = understood(citizen, citizen.text, citizen.now).value
    if not isinstance(meant, datetime) or on_a_day(citizen, meant):
        return None
    return next((moment for moment in offered if moment[11:16] == f"{meant:%H:%M}"), None)
