"""What a clerk typed as the contact data of a citizen, made fit to be kept."""

import re

from intake.keeping.person.seeking import number_in

FIELDS = ("name", "phone", "email", "address")
LONGEST = 200
"""Characters of one value."""
CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
EMAIL = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")


class NoSuchPhone(ValueError):
    """No telephone number can be read in what was typed."""


class NoSuchEmail(ValueError):
    """What was typed is no e-mail address."""


def read(given: dict[str, str], country: str) -> dict[str, str]:
    """Return each value as it is kept: a number as E.164, read as in this country.

    An empty one stays empty. Raises `NoSuchPhone`, `NoSuchEmail`.
    """
    typed = {kind: CONTROL.sub(" ", given.get(kind, "")).strip()[:LONGEST] for kind in FIELDS}
    if typed["phone"]:
        number = number_in(typed["phone"], country)
        if number is None:
            raise NoSuchPhone
        typed["phone"] = number
    if typed["email"] and not EMAIL.fullmatch(typed["email"]):
        raise NoSuchEmail
    return typed
