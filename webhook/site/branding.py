"""How a municipality meets the visitor of a page: its colours, its number, and its language."""

import zlib
from collections.abc import Sequence

import phonenumbers
from flask import request

from intake.municipalities import Municipality

PALETTES = 5
"""As many sets of colours as webhook/static/palettes.css has."""


def palette(profile: Municipality) -> int:
    """Return which colours a municipality has: always the same, and none that it must choose."""
    return zlib.crc32(profile.id.encode()) % PALETTES


def written_number(number: str) -> str:
    """Return a number in E.164 as people of its country write it."""
    parsed = phonenumbers.parse(number)
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.NATIONAL)


def example_number(profile: Municipality) -> str:
    """Return the mobile number by which the numbering plan of a country is explained, as E.164."""
    kind = phonenumbers.PhoneNumberType.MOBILE
    example = phonenumbers.example_number_for_type(profile.country, kind)
    assert example is not None, "every country of a profile has mobile numbers"
    return str(phonenumbers.format_number(example, phonenumbers.PhoneNumberFormat.E164))


def asked_language(spoken: Sequence[str]) -> str | None:
    """Return the `?language=` of this request; None where it names none of these."""
    asked = request.args.get("language")
    return asked if asked in spoken else None
