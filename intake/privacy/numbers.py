"""Numbers of people: BSN, rijksregisternummer, Steuer-ID, phone, card, customer number."""

import re
from collections.abc import Iterator
from dataclasses import replace

from stdnum import luhn
from stdnum.be import bis, nn
from stdnum.de import idnr
from stdnum.nl import bsn

from intake.contact_answers.digits import Piece, Run
from intake.contact_answers.numbers import phone_in
from intake.privacy.finding import Finding, Kind
from intake.privacy.reading import Reading
from intake.privacy.run_shapes import (
    begins_with_article,
    is_paused,
    looks_dated,
    looks_listed,
    may_begin,
    may_end,
)
from intake.references import is_valid

# How many digits make an announced number personal even when it is misheard.
_LEAST: dict[Kind, int] = {
    "bsn": 5,
    "rijksregisternummer": 6,
    "steuer_id": 6,
    "svnr": 6,
    "bg_number": 4,
    "customer_number": 4,
    "iban": 6,
    "card_number": 8,
    "phone": 6,
}
_SHORTEST_PHONE = 9
_NATIONAL_PHONE = range(10, 13)
_CARD = range(13, 20)
# Nothing in this system has so many digits, so somebody's identity has.
_SOMEBODYS = 13
_MOST_PIECES = 24
_OF_AN_OFFICE = re.compile(r"0(?:800|900|906|909|180\d)\d+|140\d{2,3}")
_BSN = 9
_ABROAD = re.compile(r"^(?:\+|00)(?:31|32|49)0?")
_NEIGHBOURS = ("NL", "BE", "DE")


def numbers(
    reading: Reading, country: str, language: str, reference_expected: bool
) -> Iterator[Finding]:
    """Runs of digits that are announced as personal, or pass a test that personal numbers pass.

    A reference of ours stays where it is announced or expected; dates, times and amounts stay.
    """
    if not any(len(run.digits) >= min(_LEAST.values()) for run in reading.runs):
        return
    harmless = [match.span() for match in reading.words.dates_and_times.finditer(reading.text)]
    judge = _Judge(reading, _regions(country, language), reference_expected)
    for run in reading.runs:
        for part in _without(run, harmless):
            yield from judge.findings(part)


def _regions(country: str, language: str) -> tuple[str, ...]:
    # A caller in Viersen may have a Dutch telephone, and the other way round.
    first = "DE" if language.startswith("de") else country
    return tuple(dict.fromkeys((country, first, *_NEIGHBOURS)))


def _without(run: Run, harmless: list[tuple[int, int]]) -> Iterator[Run]:
    """The run cut into what lies outside the harmless stretches."""
    pieces: list[Piece] = []
    for piece in run.pieces:
        if any(start < piece.end and piece.start < end for start, end in harmless):
            if pieces:
                yield Run(tuple(pieces))
            pieces = []
        else:
            pieces.append(piece)
    if pieces:
        yield Run(tuple(pieces))


class _Judge:
    """Says of a run of digits what it is, by what announces it and by its check digits."""

    def __init__(self, reading: Reading, regions: tuple[str, ...], expected: bool) -> None:
        self._reading = reading
        self._regions = regions
        self._expected = expected

    def findings(self, run: Run) -> Iterator[Finding]:
        """The personal numbers in this run, from left to right, the longest first."""
        if len(run.digits) < min(_LEAST.values()):
            return
        announced, found = self._announced(run), list(self._windows(run))
        if not found and (announced or self._is_somebodys(run)):
            part = Run(run.pieces[1:]) if begins_with_article(run) else run
            yield Finding(announced or "customer_number", part.start, part.end)
        for finding in found:
            if announced and finding.start == run.start:
                yield replace(finding, kind=announced)
            else:
                yield finding

    def _is_somebodys(self, run: Run) -> bool:
        announced = self._reading.announced(self._reading.words.reference, run.start)
        return len(run.digits) >= _SOMEBODYS and announced is None and not looks_listed(run)

    def _windows(self, run: Run) -> Iterator[Finding]:
        begin = 0
        while begin < len(run.pieces):
            kind, after = self._longest(run, begin)
            if kind is not None:
                yield Finding(kind, run.pieces[begin].start, run.pieces[after - 1].end)
            begin = after

    def _longest(self, run: Run, begin: int) -> tuple[Kind | None, int]:
        """The longest personal number that begins with this piece, and the piece after it."""
        if not may_begin(run, begin):
            return None, begin + 1
        ends = range(min(len(run.pieces), begin + _MOST_PIECES), begin, -1)
        parts = [(Run(run.pieces[begin:end]), end) for end in ends if may_end(run, end)]
        for judge in (self._kind, self._foreign_phone):
            for part, end in parts:
                kind = judge(part)
                if kind is not None:
                    return kind, end
        return None, begin + 1

    def _announced(self, run: Run) -> Kind | None:
        digits = run.digits
        nearest = self._nearest_cue(run)
        if nearest is None or len(digits) < _LEAST[nearest]:
            return None
        if nearest == "phone" and (self._is_public(run) or self._is_reference(run)):
            return None
        return nearest

    def _nearest_cue(self, run: Run) -> Kind | None:
        words = self._reading.words
        found = [
            (distance, kind)
            for kind, phrases in words.cues.items()
            if (distance := self._reading.announced(phrases, run.start)) is not None
        ]
        reference = self._reading.announced(words.reference, run.start)
        if reference is not None:
            found = [(distance, kind) for distance, kind in found if distance < reference]
        if found:
            return min(found)[1]
        following = [
            kind
            for kind, phrases in words.cues.items()
            if reference is None and self._reading.follows(phrases, run.end)
        ]
        return following[0] if following else None

    def _is_reference(self, run: Run) -> bool:
        if not is_valid(run.digits):
            return False
        words, place = self._reading.words, run.start
        near = (words.reference, words.reference_weakly)
        return self._expected or any(
            self._reading.announced(phrases, place) is not None for phrases in near
        )

    def _is_public(self, part: Run) -> bool:
        national = _ABROAD.sub("0", part.digits)
        if national in self._reading.words.public_numbers:
            return True
        # "0800 12 345" is told in that way; nine digits in one row may be a BSN.
        in_one_row = len(national) == _BSN and len(part.pieces[0].digits) != len("0800")
        return not in_one_row and _OF_AN_OFFICE.fullmatch(national) is not None

    def _kind(self, part: Run) -> Kind | None:
        """What this number is without anything that announces it, or None."""
        digits = part.digits
        if self._is_reference(part) or self._is_public(part):
            return None
        if digits.startswith(("+", "0")) and phone_in(digits, self._regions[0]):
            return None if looks_dated(part) else "phone"
        if looks_listed(part):
            return None
        if len(digits) in (8, 9):
            return "bsn" if bsn.is_valid(digits) else None
        if len(digits) == 11:
            return _eleven(digits)
        if len(digits) in _CARD and digits[0] in "3456" and luhn.is_valid(digits):
            return "card_number"
        return None

    def _foreign_phone(self, part: Run) -> Kind | None:
        """A number that a neighbour's plan knows, or as long as a misheard one of our own."""
        digits = part.digits
        if not digits.startswith(("+", "0")) or self._is_public(part) or looks_dated(part):
            return None
        if is_paused(part) or len(digits) < _SHORTEST_PHONE:
            return None
        known = any(phone_in(digits, region) for region in self._regions)
        return "phone" if known or len(digits) in _NATIONAL_PHONE else None


def _eleven(digits: str) -> Kind | None:
    if nn.is_valid(digits) or bis.is_valid(digits):
        return "rijksregisternummer"
    return "steuer_id" if idnr.is_valid(digits) else None
