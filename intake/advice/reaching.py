"""How a citizen on the telephone and a department reach each other: put through, or called back."""

from collections.abc import Callable
from datetime import datetime

from intake.advice.opening_hours import is_open, next_opening, office_of
from intake.municipalities import Municipality


def transfer_number(municipality: Municipality, department: str, at: datetime) -> str | None:
    """Return the number on which a department answers calls at this moment, as E.164.

    None where it is closed, is not reached by telephone, or has no number: then it calls back.
    A department without a number of its own is reached over its office's.
    """
    found = municipality.departments.get(department)
    if found is None or "phone" not in found.reach or not is_open(municipality, found, at):
        return None
    office = office_of(municipality, found, at.astimezone(municipality.timezone).date())
    return found.phone or (office.phone if office else None)


def call_back_words(
    municipality: Municipality,
    department: str,
    at: datetime,
    say: Callable[..., str],
    in_words: Callable[[datetime], str],
) -> str:
    """Return when a person will call: as soon as possible, or from the next opening on.

    `say` gives a prompt by its key, `in_words` a moment as it is said here.
    """
    if is_open(municipality, department, at):
        return say("callback_now")
    opens = next_opening(municipality, department, at)
    return say("callback_from", when=in_words(opens)) if opens else say("callback_some_time")
