"""A code: a row of letters and digits, typed ("NXR4K71B2") or spelled ("n x r vier k zeven")."""

import re
from dataclasses import dataclass

from intake.contact_answers.ordinary import listed
from intake.privacy.reading import Item, Reading

_SIGNS = frozenset("-–/.+_#:\\,")
_CAPITALS = 6
_SMALL = 3
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Code:
    """Where a code begins and ends, and what is in it."""

    start: int
    end: int
    letters: int
    digits: str

    @property
    def length(self) -> int:
        """How many letters and digits it has."""
        return self.letters + len(self.digits)

    @property
    def is_year(self) -> bool:
        """Whether it is no more than a year."""
        return not self.letters and _YEAR.fullmatch(self.digits) is not None


def code_at(reading: Reading, place: int) -> Code | None:
    """The code that begins with this item, None where it is a word."""
    last, letters, digits, step = place, 0, "", place
    while step < len(reading.items):
        more_letters, more_digits = _read(reading, step)
        if more_letters or more_digits:
            letters, digits, last = letters + more_letters, digits + more_digits, step
        elif not (step > place and _joins(reading, step)):
            break
        step += 1
    if not letters and not digits:
        return None
    return Code(reading.items[place].token.start, reading.items[last].end, letters, digits)


def _read(reading: Reading, place: int) -> tuple[int, str]:
    """How many letters this item adds to a code, and which digits; nothing where it is a word."""
    item = reading.items[place]
    if item.digits:
        return 0, item.digits.lstrip("+")
    text = item.token.text
    if not text[0].isalpha():
        return 0, ""
    if item.token.folded in reading.contact.numbers.articles and _is_spelled_one(reading, place):
        return 0, "1"
    if len(text) == 1 or (text.isupper() and len(text) <= _CAPITALS):
        return len(text), ""
    if _is_glued(reading, place) or _is_small_part(reading, place):
        return sum(map(str.isalpha, text)), ""
    return 0, ""


def _is_spelled_one(reading: Reading, place: int) -> bool:
    """Whether "een" is a digit beside letters that are spelled: "een a b c", "vier r een"."""
    ends = place + 1 == len(reading.items) or not reading.items[place + 1].token.text[0].isalpha()
    return _is_letter(reading, place + 1) or (ends and _is_letter(reading, place - 1))


def _is_letter(reading: Reading, place: int) -> bool:
    return (
        0 <= place < len(reading.items)
        and len(reading.items[place].token.text) == 1
        and (reading.items[place].token.text.isalpha())
    )


def _is_glued(reading: Reading, place: int) -> bool:
    """Whether digits, or a sign with digits, stand to it without a blank: "9kld12", "294/ks"."""
    items, item = reading.items, reading.items[place]
    before = items[place - 1] if place else None
    after = items[place + 1] if place + 1 < len(items) else None
    if after is not None and after.token.start == item.end and _is_figure(after):
        return True
    if before is None or before.end != item.token.start:
        return False
    if _is_figure(before):
        return True
    further = items[place - 2] if place > 1 else None
    return before.token.text in "-/" and further is not None and _is_figure(further)


def _is_figure(item: Item) -> bool:
    return bool(item.digits) and item.token.text[0].isdigit()


def _is_small_part(reading: Reading, place: int) -> bool:
    """Whether two or three letters belong to what is told: "vie fr 812", but no word."""
    token = reading.items[place].token
    names, words = reading.contact.names, reading.words
    if len(token.text) > _SMALL or not token.text.isalpha():
        return False
    if token.folded in names.sentence | names.particles | words.leading_to | words.joins:
        return False
    if token.folded in words.amounts or token.folded in reading.contact.numbers.gaps:
        return False
    return _is_between_digits(reading, place) or token.folded not in listed().ordinary


def _is_between_digits(reading: Reading, place: int) -> bool:
    around = reading.items[max(place - 1, 0) : place + 2 : 2]
    return len(around) > 1 and all(item.digits for item in around)


def _joins(reading: Reading, place: int) -> bool:
    """Whether a sign or "streepje" stands between two parts of a code."""
    items, item = reading.items, reading.items[place]
    if place + 1 >= len(items) or not any(_read(reading, place + 1)):
        return (
            item.token.text in _SIGNS
            and place + 1 < len(items)
            and (items[place + 1].token.text in _SIGNS)
        )
    if item.token.folded in reading.contact.numbers.gaps and item.token.text.isalpha():
        return True
    if item.token.text not in _SIGNS:
        return False
    glued = items[place - 1].end == item.token.start or items[place + 1].token.start == item.end
    return glued and (item.token.text not in ".,:" or items[place + 1].token.start == item.end)
