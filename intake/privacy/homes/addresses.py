"""Home addresses: a street with its number and postcode, or after "ik woon op"."""

import re
from collections.abc import Iterator

from intake.privacy.finding import Finding
from intake.privacy.reading import Reading

_HOUSE_NUMBER = re.compile(r"[1-9]\d{0,3}")
_POSTCODE = range(4, 10)
_WORDS_TO_POSTCODE = 4
_WORDS_TO_DOOR = 7
_WORDS_IN_STREET = 4
_WORDS_TO_HOME = 2
_WORDS_TO_OFFICE = 4


def addresses(reading: Reading) -> Iterator[Finding]:
    """Street, number and postcode in either order, a Dutch postcode with a house number, and a
    street with a number where somebody says to live there. An office's address stays."""
    if any(len(run.pieces) > 1 or not run.pieces[0].article for run in reading.runs):
        yield from _Addresses(reading).found()


class _Addresses:
    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._words = reading.words
        self._items = reading.items

    def found(self) -> Iterator[Finding]:
        for place, item in enumerate(self._items):
            if not item.digits:
                continue
            if self._is_house_number(place):
                yield from self._street_with(place)
            yield from self._postcode_at(place)

    def _street_with(self, number: int) -> Iterator[Finding]:
        first = self._street_before(number)
        if first is None or self._is_office(first):
            return
        start, after = self._items[first].token.start, self._after_house_number(number)
        postcode = self._postcode_after(after)
        before = self._postcode_before(first)
        if postcode is not None:
            yield Finding("address", start, self._items[postcode - 1].end)
        elif before is not None:
            yield Finding("address", self._items[before].token.start, self._items[after - 1].end)
        elif self._is_home(first) or self._is_home_after(after):
            yield Finding("address", start, self._items[after - 1].end)

    def _postcode_at(self, place: int) -> Iterator[Finding]:
        """ "9351 AA 12", "postcode 9351 AA huisnummer 12": enough to find the door."""
        after = self._dutch_postcode(place)
        if after is None or self._is_office(place):
            return
        number = self._skip(after, self._words.house_number | self._words.door_between)
        told = number > after or number + 1 == len(self._items) or self._is_plain(place, after)
        if told and number < len(self._items) and self._is_house_number(number):
            end = self._items[self._after_house_number(number) - 1].end
            yield Finding("address", self._items[place].token.start, end)

    def _is_house_number(self, place: int) -> bool:
        if not _HOUSE_NUMBER.fullmatch(self._items[place].digits):
            return False
        return self._folded(place + 1) not in self._words.amounts

    def _after_house_number(self, number: int) -> int:
        """The item after "12", "12a", "12-14", "12 bus 3"."""
        after = number + 1
        if self._items[number].digits.endswith("00") and self._is_spoken(after):
            after += 1  # "honderd achttien"
        if self._folded(after) in self._words.annex and self._postcode_after(after) is None:
            after += 1
        follows = self._folded(after - 1) in self._words.annex or self._folded(after) in "-/–"
        further = after + (self._folded(after) in ("-", "/", "–"))
        if follows and further < len(self._items):
            if _HOUSE_NUMBER.fullmatch(self._items[further].digits):
                return further + 1
        return after

    def _is_spoken(self, place: int) -> bool:
        if place >= len(self._items) or not self._items[place].digits:
            return False
        return self._items[place].token.text[0].isalpha()

    def _street_before(self, number: int) -> int | None:
        """The item that the street's name begins with, when one stands before this number."""
        place = number - 1
        while place >= 0 and self._folded(place) in {".", ",", *self._words.house_number}:
            place -= 1
        if place < 0 or not self._items[place].token.text[0].isalpha():
            return None
        if self._is_street(place):
            return self._widened(place)
        first = self._widened(place)
        return first if self._is_home(first) and self._has_capital(place) else None

    def _is_street(self, place: int) -> bool:
        folded = self._folded(place)
        return any(
            folded.endswith(ending) and (len(folded) > len(ending) + 1 or place > 0)
            for ending in self._words.streets
        )

    def _widened(self, place: int) -> int:
        """Back over the other words of the street's name: "Burgemeester van Royenstraat"."""
        names = self._reading.contact.names
        small = names.particles - names.place_particles
        first = place
        bare = self._folded(place) in self._words.streets
        for step in range(place - 1, max(place - 1 - _WORDS_IN_STREET, -1), -1):
            capital = self._has_capital(step)
            if not self._items[step].token.text[0].isalpha():
                break
            if not capital and not bare and self._folded(step) not in small:
                break
            if self._folded(step) in self._words.office:
                break
            if capital or bare:
                first = step
            bare = False
        return first

    def _has_capital(self, place: int) -> bool:
        return self._items[place].token.text[0].isupper()

    def _is_home(self, first: int) -> bool:
        start = self._items[first].token.start
        return self._reading.announced(self._words.home, start, _WORDS_TO_HOME) is not None

    def _is_home_after(self, after: int) -> bool:
        """Whether "daar woon ik" follows."""
        return self._reading.follows(self._words.home, self._items[after - 1].end)

    def _is_office(self, first: int) -> bool:
        before = range(max(first - _WORDS_TO_OFFICE, 0), first)
        return any(self._folded(place) in self._words.office for place in before)

    def _postcode_after(self, place: int) -> int | None:
        """The item after the postcode that stands here or a few small words on, or None."""
        start = self._skip(place, self._words.postcode)
        digits, after = self._digits(start)
        if len(digits) not in _POSTCODE:
            return None
        return self._after_letters(after) or after

    def _postcode_before(self, first: int) -> int | None:
        """The item of a postcode just before this street, with a place's name between them."""
        for place in range(first - 1, max(first - 1 - _WORDS_TO_POSTCODE, -1), -1):
            if self._items[place].digits:
                begun = self._first_digit(place)
                digits = "".join(item.digits for item in self._items[begun : place + 1])
                return begun if len(digits) in (4, 5) and not self._is_office(begun) else None
        return None

    def _first_digit(self, place: int) -> int:
        while place and self._items[place - 1].digits:
            place -= 1
        return place

    def _dutch_postcode(self, place: int) -> int | None:
        digits, after = self._digits(place)
        if len(digits) != 4 or digits.startswith("0"):
            return None
        letters = self._after_letters(after)
        return None if self._folded(after) in self._words.amounts else letters

    def _is_plain(self, place: int, after: int) -> bool:
        """Whether it can be nothing but a postcode: announced, or with capitals."""
        told = self._folded(place - 1) in self._words.postcode if place else False
        letters = "".join(item.token.text for item in self._items[place:after] if not item.digits)
        return told or letters.isupper()

    def _after_letters(self, place: int) -> int | None:
        """The item after the two letters of a Dutch postcode, or None."""
        one, two = self._letters(place), self._letters(place + 1)
        if len(one) == 2:
            return place + 1
        return place + 2 if len(one) == len(two) == 1 else None

    def _letters(self, place: int) -> str:
        if place >= len(self._items):
            return ""
        text = self._items[place].token.text
        is_word = text.islower() and self._is_small_word(place)
        return text if text.isascii() and text.isalpha() and not is_word else ""

    def _is_small_word(self, place: int) -> bool:
        names = self._reading.contact.names
        return len(self._folded(place)) > 1 and (
            self._folded(place) in names.sentence or self._folded(place) in names.particles
        )

    def _digits(self, place: int) -> tuple[str, int]:
        digits = ""
        while place < len(self._items) and self._items[place].digits:
            if len(digits + self._items[place].digits) > _POSTCODE[-1]:
                break
            digits += self._items[place].digits
            place += 1
            if len(digits) in (4, 5) and len(self._items[place - 1].digits) >= 4:
                break
        return digits, place

    def _skip(self, place: int, small: frozenset[str]) -> int:
        for step in range(place, min(place + _WORDS_TO_DOOR, len(self._items))):
            if self._folded(step) not in {",", ".", ":", *self._words.joins, *small}:
                return step
        return place

    def _folded(self, place: int) -> str:
        return self._items[place].token.folded if 0 <= place < len(self._items) else "\n"
