"""Say a number back in groups a citizen can check: aloud, or on the screen."""

import re
from pathlib import Path

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumberFormat

from intake.contact_answers.words import ReadingBack, reading_back

# An area code is known by heart as a whole; longer groups are said two by two.
_AREA_CODE = 5
_SHORT = 3


def say_digits(value: str, language: str, *, data_dir: Path) -> str:
    """The digits as words in groups with a pause between, for the voice channel.

    A phone number in E.164 loses its country code where the language is at home. Signs other
    than a leading "+" are passed over. Raises OSError for a language without words.
    """
    words = reading_back(language, data_dir)
    said = {str(digit): word for digit, word in enumerate(words.digits)} | {"+": words.plus}
    return ", ".join(" ".join(said[c] for c in group) for group in _groups(value, words, 2))


def group_digits(value: str, language: str, *, data_dir: Path) -> str:
    """The digits in groups with a blank between, for the screen: "06 12 34 56 78".

    As `say_digits`, but a number that is no phone number goes four by four.
    """
    return " ".join(_groups(value, reading_back(language, data_dir), 4))


def _groups(value: str, words: ReadingBack, size: int) -> list[str]:
    if not value.startswith("+"):
        return _cut(re.sub(r"[^0-9]", "", value), size)
    first, *rest = re.findall(r"\+?[0-9]+", _national(value, words))
    if not rest or len(first) > _AREA_CODE:
        return _cut(first + "".join(rest), 2)
    return [first, *(part for group in rest for part in _cut(group, 2))]


def _national(value: str, words: ReadingBack) -> str:
    try:
        number = phonenumbers.parse(value)
    except NumberParseException:
        return value
    region = phonenumbers.region_code_for_number(number)
    at_home = region in words.home_countries
    form = PhoneNumberFormat.NATIONAL if at_home else PhoneNumberFormat.INTERNATIONAL
    return str(phonenumbers.format_number(number, form))


def _cut(digits: str, size: int) -> list[str]:
    if len(digits) <= _SHORT:
        return [digits] if digits else []
    # An odd digit goes to the last group: "97 620".
    ends = list(range(size, len(digits) - (len(digits) % size == 1) * size, size))
    return [digits[a:b] for a, b in zip([0, *ends], [*ends, len(digits)], strict=True)]
