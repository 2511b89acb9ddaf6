"""The address a citizen gives when asked where to come."""

from intake.contact_answers.asked_homes.reading import parse_address

__all__ = ["parse_address"]
