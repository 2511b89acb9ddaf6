"""Numbers with letters in them: IBAN, Rentenversicherungsnummer, BG-Nummer, Kundennummer."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from stdnum import iban

from intake.privacy.finding import Finding, Kind
from intake.privacy.reading import Reading

_BREAK = "|"
_FEWEST_DIGITS = 9
_SIGNS = ".-–—/:"
_APART = re.compile(r"[\s.\-–—/:]*")
# How these countries write an account; others count only with right check digits.
_IBAN = re.compile(r"NL\d\d[A-Z]{4}\d{10}|DE\d{20}|BE\d{14}")
_FOREIGN_IBAN = re.compile(r"[A-Z]{2}\d\d[A-Z0-9]{11,30}")
# Area, birthday, initial, serial, check digit (VKVV § 2). Nothing else looks so, so that a
# misheard one is taken out as well: the check digit is not asked.
_SVNR = re.compile(r"\d\d[0-3]\d[01]\d\d\d[A-Z]\d{3}")
_BG_NUMBER = re.compile(r"\d{5}BG\d{7}")
_CUSTOMER_NUMBER = re.compile(r"\d{3}[A-Z]\d{6}")


@dataclass(frozen=True)
class _Stream:
    """The letters and digits of a text in one row, and where its words stand in the text.

    `starts` maps the first character of a word in the row, `ends` the one after its last.
    """

    text: str
    starts: dict[int, int]
    ends: dict[int, int]


def codes(reading: Reading) -> Iterator[Finding]:
    """Codes that their shape gives away; a foreign IBAN only with right check digits.

    Finds none in a text with fewer than nine digits in all.
    """
    if sum(len(run.digits) for run in reading.runs) < _FEWEST_DIGITS:
        return
    stream = _stream(reading)
    yield from _found(stream, "iban", _IBAN)
    yield from _found(stream, "iban", _FOREIGN_IBAN, iban.is_valid)
    yield from _found(stream, "bg_number", _BG_NUMBER)
    yield from _found(stream, "svnr", _SVNR)
    yield from _found(stream, "customer_number", _CUSTOMER_NUMBER)


def _found(
    stream: _Stream,
    kind: Kind,
    shape: re.Pattern[str],
    is_right: Callable[[str], bool] = lambda code: True,
) -> Iterator[Finding]:
    """Codes of this shape that begin and end with a word, the longest that is right."""
    for place, start in stream.starts.items():
        match = shape.match(stream.text, place)
        for after in range(match.end() if match else 0, place, -1):
            code, end = stream.text[place:after], stream.ends.get(after)
            if end is not None and shape.fullmatch(code) and is_right(code):
                yield Finding(kind, start, end)
                break


def _stream(reading: Reading) -> _Stream:
    """Digits and short words; a gap that no code has, or another sign, breaks the row."""
    pieces = {piece.start: piece for run in reading.runs for piece in run.pieces}
    row = ""
    starts: dict[int, int] = {}
    ends: dict[int, int] = {}
    last = 0
    for token in reading.tokens if pieces else []:
        if token.start < last:
            continue
        piece = pieces.get(token.start)
        if not _APART.fullmatch(reading.text, last, token.start):
            row += _BREAK
        said = piece.digits.lstrip("+") if piece else _letters(token.text)
        last = piece.end if piece else token.end
        if said and said != _BREAK:
            starts[len(row)] = token.start
            ends[len(row) + len(said)] = last
        row += said
    return _Stream(row, starts, ends)


def _letters(text: str) -> str:
    if text in _SIGNS:
        return ""
    return text.upper() if text.isascii() and text.isalpha() else _BREAK
