"""What is written, made fit to be read aloud: numbers digit by digit, no addresses of the web."""

import re

from intake.contact_answers import say_digits

ADDRESS = re.compile(r"(?:https?://|www\.)\S*[^\s.,;:!?)]")
NUMBER = re.compile(r"(?<![\w.,:-])\+?\d(?:[ ]?\d){5,}(?![\w-])")
"""Telephone and reference numbers: six digits and more, in groups. Dates, prices and times are
shorter, or have points and words between."""
MARKS = re.compile(r"[*_#<>\[\]{}|~^\\]")


def sayable(text: str, language: str, website: str) -> str:
    """Return a text as a voice can say it; `website` is said in place of an address of the web."""
    plain = MARKS.sub(" ", ADDRESS.sub(website, text))
    spoken = NUMBER.sub(lambda found: say_digits(_e164(found[0]), language), plain)
    return " ".join(spoken.split())


def _e164(number: str) -> str:
    return number.replace(" ", "")
