"""Find digits in a text however they are said: typed, spaced, or as number words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from intake.contact_answers.folding import Token
from intake.contact_answers.number_words import NumberWords

# What may stand between two digits of one number; anything else ends the number.
_BETWEEN = re.compile(r"[\s.\-–—/()·_'\"*#,;:]*")
_PAUSE = re.compile(r"[,;\n]|[.:]\s")
_WORDS_BETWEEN = 2


@dataclass(frozen=True, slots=True)
class Piece:
    """Digits said in one breath ("06", "vierendertig", "dubbel zes") and where they stand."""

    digits: str
    start: int
    end: int
    spoken: bool = False
    article: bool = False
    after_pause: bool = False


@dataclass(frozen=True, slots=True)
class Run:
    """Pieces with nothing between them but blanks, signs and words like "dan"."""

    pieces: tuple[Piece, ...]

    @property
    def digits(self) -> str:
        """All digits of the run, with a "+" in front when one was said."""
        return "".join(piece.digits for piece in self.pieces)

    @property
    def start(self) -> int:
        """Where the run begins in the text."""
        return self.pieces[0].start

    @property
    def end(self) -> int:
        """Where the run ends in the text."""
        return self.pieces[-1].end

    def parts(self) -> "list[Run]":
        """The run itself, the run without a leading article, and what its pauses divide."""
        parts = [self]
        if self.pieces[0].article and len(self.pieces) > 1:
            parts.append(Run(self.pieces[1:]))
        cuts = [i for i, piece in enumerate(self.pieces) if piece.after_pause or not i]
        if len(cuts) > 1:
            ends = [*cuts[1:], len(self.pieces)]
            parts += [Run(self.pieces[a:b]) for a, b in zip(cuts, ends, strict=True)]
        return parts


def digit_runs(text: str, found: list[Token], words: NumberWords) -> list[Run]:
    """Every run of digits among the tokens of the text, in order; places are the text's own."""
    runs: list[list[Piece]] = []
    last = 0
    for first, after, piece in _pieces(found, words):
        pause = _pause(text, found, last, first, words) if runs else None
        if pause is None or piece.digits.startswith("+"):
            runs.append([piece])
        else:
            runs[-1].append(replace(piece, after_pause=pause))
        last = after
    return [Run(tuple(run)) for run in runs]


def _pause(text: str, found: list[Token], last: int, first: int, words: NumberWords) -> bool | None:
    """None when a new number begins; else whether the speaker paused between the two pieces."""
    said = [token for token in found[last:first] if any(map(str.isalpha, token.text))]
    if len(said) > _WORDS_BETWEEN or any(token.folded not in words.gaps for token in said):
        return None
    signs = text[found[last - 1].end : found[first].start]
    for token in said:
        signs = signs.replace(token.text, "", 1)
    if not _BETWEEN.fullmatch(signs):
        return None
    return bool(said) or _PAUSE.search(signs) is not None


def _pieces(found: list[Token], words: NumberWords) -> Iterator[tuple[int, int, Piece]]:
    """Each piece, with the index of its first token and of the token after it."""
    place = 0
    while place < len(found):
        digits, after = _read(found, place, words)
        if digits:
            first, last = found[place], found[after - 1]
            spoken = not last.text[0].isdigit()
            article = first.folded in words.articles and after == place + 1
            yield place, after, Piece(digits, first.start, last.end, spoken, article)
        place = max(after, place + 1)


def _read(found: list[Token], place: int, words: NumberWords) -> tuple[str, int]:
    """The digits that begin at this token, and the index after them; "" when none do."""
    token = found[place]
    if token.text == "+" or token.folded in words.plus:
        digits, after = _read_number(found, place + 1, words)
        return ("+" + digits, after) if digits else ("", place)
    for length in (2, 1) if token.folded in words.repeat_beginnings else ():
        times = words.repeats.get(tuple(t.folded for t in found[place : place + length]), 0)
        digits, after = _read_single(found, place + length, words) if times else ("", place)
        if digits:
            return digits * times, after
    return _read_number(found, place, words)


def _read_single(found: list[Token], place: int, words: NumberWords) -> tuple[str, int]:
    """One digit, with or without its article: "dubbel zes", "zweimal die drei"."""
    if _folded_at(found, place) in words.repeat_articles:
        digits, after = _read_number(found, place + 1, words)
        if len(digits) == 1:
            return digits, after
    digits, after = _read_number(found, place, words)
    return (digits, after) if len(digits) == 1 else ("", place)


def _read_number(found: list[Token], place: int, words: NumberWords) -> tuple[str, int]:
    if place >= len(found):
        return "", place
    token = found[place]
    if token.text[0].isdigit():
        return "".join(str(int(c)) for c in token.text), place + 1
    # A recogniser may write "vierendertig" as three words.
    unit, ten = words.units.get(token.folded), words.tens.get(_folded_at(found, place + 2))
    if unit and ten and _folded_at(found, place + 1) in words.joiners:
        return str(ten + unit), place + 3
    value = words.value(token.folded)
    if value is None:
        return "", place
    if _folded_at(found, place + 1) in words.hundreds and 0 < int(value) < 20:
        return _read_hundreds(found, place + 2, int(value) * 100, words)
    return value, place + 1


def _read_hundreds(
    found: list[Token], place: int, hundreds: int, words: NumberWords
) -> tuple[str, int]:
    # "acht honderd een" is rather 800 and then a 1; "vijf honderd tweeënnegentig" is one number.
    rest = words.value(_folded_at(found, place))
    if rest and len(rest) == 2:
        return str(hundreds + int(rest)), place + 1
    return str(hundreds), place


def _folded_at(found: list[Token], place: int) -> str:
    return found[place].folded if place < len(found) else ""
