"""Read the phone number or the reference a citizen gives, typed, keyed or spoken."""

import re
from collections.abc import Callable
from pathlib import Path

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumberFormat, PhoneNumberType

from intake.contact_answers.digits import Run, digit_runs
from intake.contact_answers.folding import tokens
from intake.contact_answers.words import contact_words
from intake.recognition.neutralise import neutralise
from intake.references import is_valid

# A call back to these costs money, so that somebody may be tempted to leave one.
_NOT_CALLED_BACK = {PhoneNumberType.PREMIUM_RATE, PhoneNumberType.SHARED_COST}
_LONGEST_PHONE = 17
# "03.09.1984" would be a number in Berlin.
_DATE = re.compile(r"\b\d{1,2}([./-])\d{1,2}\1(?:19|20)\d\d\b")


def parse_phone(text: str, region: str, *, data_dir: Path) -> str | None:
    """The phone number in this answer as E.164, or None when there is none for certain.

    `region` (ISO 3166: NL, BE, DE) reads national numbers, "+" or "00" any other. Of two numbers
    the first counts, or the second when it mends the first ("nee, ..."). Words that ask for a
    person or tell of danger make it None, so that they go on as text.
    """
    return _only(text, lambda run: phone_in(run.digits, region), data_dir)


def parse_reference(text: str, *, data_dir: Path) -> str | None:
    """The eight digits of a reference with a right check digit, or None. Words as for a phone."""
    return _only(text, lambda run: run.digits if is_valid(run.digits) else None, data_dir)


def phone_in(digits: str, region: str) -> str | None:
    """These digits as E.164 when they are a number somebody can be called on, else None.

    A national number needs its leading 0, lest a BSN be taken for a phone. Validity is that of
    the numbering plans in phonenumbers.
    """
    if len(digits) > _LONGEST_PHONE:
        return None
    for candidate in _dialled(digits, region):
        try:
            number = phonenumbers.parse(candidate, region)
        except NumberParseException:
            continue
        if _is_reachable(number):
            return phonenumbers.format_number(number, PhoneNumberFormat.E164)
    return None


def _dialled(digits: str, region: str) -> list[str]:
    if digits.startswith(("+", "00")):
        return ["+" + digits.lstrip("+0")]
    if digits.startswith("0"):
        return [digits]
    # Without the plus, as messengers show a number.
    country = str(phonenumbers.country_code_for_region(region))
    return ["+" + digits] if digits.startswith(country) and len(digits) > 9 else []


def _is_reachable(number: phonenumbers.PhoneNumber) -> bool:
    kind = phonenumbers.number_type(number)
    return phonenumbers.is_valid_number(number) and kind not in _NOT_CALLED_BACK


def _only(text: str, read: Callable[[Run], str | None], data_dir: Path) -> str | None:
    words = contact_words(data_dir)
    readable = _DATE.sub(" x ", neutralise(text))
    found = tokens(readable)
    said = {token.folded for token in found}
    if "?" in said or said & words.names.urgent - words.corrections:
        return None
    values = [
        value for run in digit_runs(readable, found, words.numbers) for value in _values(run, read)
    ]
    if not values:
        return None
    return values[-1] if said & words.corrections else values[0]


def _values(run: Run, read: Callable[[Run], str | None]) -> list[str]:
    whole = read(run)
    if whole is not None:
        return [whole]
    return [value for part in run.parts()[1:] if (value := read(part)) is not None]
