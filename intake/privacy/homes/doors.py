"""A postcode and the house number to it, told apart: "huisnummer 7, postcode 9356 BK"."""

import re
from collections.abc import Iterator

from intake.privacy.finding import Finding
from intake.privacy.reading import Reading

_HOUSE_NUMBER = re.compile(r"[1-9]\d{0,3}")
_DIGITS = (4, 5)
_WORDS_BETWEEN = 4
_LETTERS = 2


def doors(reading: Reading) -> Iterator[Finding]:
    """A house number that is announced, and the postcode, where both are told, or the street."""
    words = reading.words
    folded = {token.folded for token in reading.tokens}
    told_door = bool(folded & words.door_labels)
    told_code = bool(folded & words.code_labels)
    street = any(one.endswith(words.streets) for one in folded) or bool(folded & words.street_label)
    for place, item in enumerate(reading.items):
        if item.token.folded in words.door_labels and (told_code or street):
            yield from _number_after(reading, place)
        if item.token.folded in words.code_labels and (told_door or street):
            yield from _postcode_after(reading, place)


def _number_after(reading: Reading, place: int) -> Iterator[Finding]:
    number = _first_number(reading, place)
    if number is not None and _HOUSE_NUMBER.fullmatch(reading.items[number].digits):
        yield Finding("address", reading.items[number].token.start, reading.items[number].end)


def _postcode_after(reading: Reading, place: int) -> Iterator[Finding]:
    first = _first_number(reading, place)
    if first is None:
        return
    end, digits = first, ""
    while end < len(reading.items) and reading.items[end].digits:
        if len(digits) in _DIGITS and len(reading.items[end - 1].digits) >= _DIGITS[0]:
            break
        digits += reading.items[end].digits
        end += 1
    if len(digits) not in _DIGITS:
        return
    letters = 0
    while end < len(reading.items) and letters < _LETTERS and len(digits) == _DIGITS[0]:
        text = reading.items[end].token.text
        if not text.isalpha() or len(text) > _LETTERS - letters:
            break
        letters, end = letters + len(text), end + 1
    yield Finding("address", reading.items[first].token.start, reading.items[end - 1].end)


def _first_number(reading: Reading, place: int) -> int | None:
    """The first number behind a label, with small words between: "huisnummer is 7"."""
    for step in range(place + 1, min(place + 1 + _WORDS_BETWEEN, len(reading.items))):
        item = reading.items[step]
        if item.digits:
            return step
        if item.token.folded not in reading.words.door_between:
            return None
    return None
