"""How a municipality looks on a page: its colours, and its number as people write it."""

import zlib

import phonenumbers

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
