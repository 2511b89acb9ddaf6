"""What a clerk typed into the one field: a number of ours, of a telephone, an address, or words."""

import re
from dataclasses import dataclass
from typing import Literal

from intake import references
from intake.finding.filters import LONGEST
from intake.keeping.person.seeking import number_in

Kind = Literal["reference", "phone", "email", "words", "few_digits", "wrong_digits"]
CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
LETTER = re.compile(r"[^\W\d_]")
EMAIL = re.compile(r"\S+@\S+\.\S+")
FEWEST = 6
"""Digits of the shortest telephone number that is looked for."""


@dataclass(frozen=True)
class Sought:
    """What is sought, as the store has it: eight digits, E.164, an address, words."""

    kind: Kind
    value: str


def read(typed: str, country: str) -> Sought:
    """Return what is meant; telephone numbers are read as in this country.

    Eight digits with a right check digit are a reference whatever stands around them.
    """
    text = CONTROL.sub(" ", typed).strip()[:LONGEST]
    reference, digits = references.among(text), re.sub("[^0-9]", "", text)
    if reference and references.is_valid(reference):
        return Sought("reference", reference)
    phone = None if LETTER.search(text) or len(digits) < FEWEST else number_in(text, country)
    if phone and (text[:1] in "+0(" or reference is None):
        return Sought("phone", phone)
    if reference and not _has_words(text):
        return Sought("wrong_digits", reference)
    if email := EMAIL.search(text):
        return Sought("email", email[0])
    return Sought("words", text) if LETTER.search(text) else Sought("few_digits", digits)


def _has_words(text: str) -> bool:
    """Say whether more than one word stands beside the digits: "nummer 1234 5678" has one."""
    return len(re.findall(r"[^\W\d_]{2,}", text)) > 1
