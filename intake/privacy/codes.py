"""Numbers with letters in them: IBAN, Rentenversicherungsnummer, BG-Nummer, Kundennummer."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from stdnum import iban

from intake.privacy.finding import Finding, Kind
from intake.privacy.reading import Reading

_LONGEST_WORD = 34
_BREAK = "|"
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
    """The letters and digits of a text in one row; `starts` and `ends` are their words' places."""

    text: str
    starts: list[int | None]
    ends: list[int | None]


def codes(reading: Reading) -> Iterator[Finding]:
    """Codes that their shape gives away; a foreign IBAN only with right check digits."""
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
    for place, start in enumerate(stream.starts):
        match = shape.match(stream.text, place) if start is not None else None
        for after in range(match.end() if match else 0, place, -1):
            code, end = stream.text[place:after], stream.ends[after - 1]
            if start is None or end is None or not shape.fullmatch(code):
                continue
            if is_right(code):
                yield Finding(kind, start, end)
                break


def _stream(reading: Reading) -> _Stream:
    """Digits and short words; a gap that no code has, or a long word, breaks the row."""
    pieces = {piece.start: piece for run in reading.runs for piece in run.pieces}
    characters: list[str] = []
    starts: list[int | None] = []
    ends: list[int | None] = []
    last = 0
    for token in reading.tokens:
        if token.start < last:
            continue
        piece = pieces.get(token.start)
        said = piece.digits.lstrip("+") if piece else _letters(token.text)
        end = piece.end if piece else token.end
        if said != _BREAK and not _APART.fullmatch(reading.text, last, token.start):
            said = _BREAK + said
        if said:
            characters.append(said)
            starts += _edges(said, token.start, first=True)
            ends += _edges(said, end, first=False)
        last = end
    return _Stream("".join(characters), starts, ends)


def _letters(text: str) -> str:
    if text in ".-–—/:":
        return ""
    plain = text.upper()
    return plain if plain.isascii() and plain.isalpha() and len(plain) <= _LONGEST_WORD else _BREAK


def _edges(said: str, place: int, first: bool) -> list[int | None]:
    inner: list[int | None] = [None] * len(said)
    inner[(len(said) - len(said.lstrip(_BREAK))) if first and said != _BREAK else -1] = place
    return inner
