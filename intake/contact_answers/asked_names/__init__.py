"""The name a citizen gives when asked for it, in any spelling and with what stands around it."""

from intake.contact_answers.asked_names.correcting import corrected_name
from intake.contact_answers.asked_names.reading import parse_full_name, parse_name, without_name

__all__ = ["corrected_name", "parse_full_name", "parse_name", "without_name"]
