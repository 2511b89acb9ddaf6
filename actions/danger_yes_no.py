"""Yes and no in danger, where one word too many is read into neither."""

import re

from actions.turn_context import Citizen

BEFORE_YES_OR_NO = 1
"""Words that may stand before a yes or no: "eh nee", "ach ja"."""


def means(citizen: Citizen, answer: str) -> bool:
    """Say whether a turn is a "yes" or a "no": by its command, or by its first words.

    "Not yet" is no "no", and "nobody" is one only by itself: "nobody helps me" is a cry for help.
    """
    said = re.findall(r"\w+", citizen.words.casefold())
    if answer == "no" and _not_yet(citizen, said):
        return False
    if citizen.intent == {"yes": "affirm", "no": "deny"}[answer]:
        return True
    if answer == "no" and " ".join(said) == citizen.prompt("danger_nobody"):
        return True
    first = set(said[: BEFORE_YES_OR_NO + 1])
    return bool(first & set(citizen.prompt(f"danger_{answer}_words").split()))


def _not_yet(citizen: Citizen, said: list[str]) -> bool:
    line = f" {' '.join(said)} "
    return any(f" {later} " in line for later in citizen.prompt("danger_not_yet").split(", "))
