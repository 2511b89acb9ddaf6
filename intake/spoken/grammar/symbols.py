"""From a sentence to the symbols of the grammar; a word that means nothing here is `_`."""

import re
import unicodedata
from collections.abc import Iterator

from intake.spoken.vocabulary import Vocabulary, without_accents

LONGEST_TEXT = 2000
UNKNOWN = "_"
STOP = ","
_CUES = ("APPOINTMENT", "PREFER", "DEADLINE")
_SHORT_ANSWER = 4
_WANT_HOUR = ("AT", "HALF", "THREE_QUARTER", "QUARTER")
_BESIDE_MINUTES = ("BEFORE", "BEFORE_OR_FOR", "AFTER", "OVER")
# Nobody asks for a time before today or before tomorrow.
_NEAR_DAYS = ("R0", "R1", "MORNING_OR_TOMORROW")

_DASHES = re.compile(r"\s*[‐‑‒–—―−]\s*")
_DOTTED = re.compile(r"\b(?:[a-z]\.){2,}(?:[a-z]\b\.?)?|\b[a-z]/[a-z]\b")
_OFFSET = r"z\b|[+-]\d{2}:?\d{2}\b"
_PIECES = re.compile(
    rf"""
    (?P<iso>(?<![\d-])\d{{4}}-\d{{1,2}}-\d{{1,2}}(?![\d-]))
      (?:[t\ ](?P<iso_time>\d{{2}}:\d{{2}})(?::\d{{2}}(?:[.]\d+)?)?(?P<offset>{_OFFSET})?)?
  | (?P<half_hours>(?<![\d.,])\d{{1,2}}[.,]5\ ?(?:uur|uren|stunden?|std|u|h)\b)
  | (?P<two_days>(?<![\d./])\d{{1,2}}\.\ ?/\ ?\d{{1,2}}\.(?:\d{{1,2}}\.(?:\d{{4}})?)?(?!\d))
  | (?P<month_behind>(?<!\d)\d{{1,2}}-(?=[a-z]{{3}}))
  | (?P<nought_first>(?<![\d]\ )(?<!\d)0\d[0-5]\d(?!\ ?\d))
  | (?P<long_date>(?<![\d./-])\d{{1,2}}\ ?[./-]\ ?\d{{1,2}}\ ?[./-]\ ?(?:\d{{4}}|\d{{2}})
      (?![\d:]|[./-]\d))
  | (?P<dotted_date>(?<![\d.])\d{{1,2}}\.\ ?\d{{1,2}}\.(?!\d))
  | (?P<slash_date>(?<![\d/])\d{{1,2}}/\d{{1,2}}(?![\d/]))
  | (?P<dashed>(?<![\d-])\d{{1,2}}-\d{{1,2}}(?![\d-])(?!\ ?(?:uur|uhr|u|h)\b))
  | (?P<clock>(?<![\d:])\d{{1,2}}(?::|\ ?[uh]\ ?)\d{{2}}(?![\d]))
  | (?P<hour>\d{{1,2}}\ ?[uh]\b)
  | (?P<dotted>(?<![\d.,])\d{{1,2}}\.\d{{2}}(?!\d))
  | (?P<ordinal>\d{{1,2}}(?:e|ste|de|ten|te|sten|ster|er)\b|\d{{1,2}}\.(?!\d))
  | (?P<number>\d+)
  | (?P<dash>-)
  | (?P<stop>[,.;!?])
  | (?P<word>[^\W\d_]+)
    """,
    re.VERBOSE,
)


def symbols_of(text: str, words: Vocabulary) -> list[str]:
    """The symbols of a sentence, read to its first 2000 characters; `,` ends a clause."""
    pieces = list(_pieces(text, words))
    found: list[str] = []
    place = 0
    while place < len(pieces):
        kind, piece = pieces[place]
        length, symbols = 1, _written(kind, piece)
        if kind == "word":
            length, symbols = _longest_phrase(pieces, place, words)
        place += length
        if (
            kind == "ordinal"
            and piece.endswith(".")
            and _ends_with_hour(found, pieces, place, words)
        ):
            symbols = f"{int(piece[:-1])} {STOP}"
        if symbols == "NOT" and _closes(pieces, place):
            symbols = "NAY"
        found += [one for one in symbols.split() if one != "FILLER"]
    return _with_purposes(_with_whole_weekdays(found))


def _ends_with_hour(
    before: list[str], pieces: list[tuple[str, str]], place: int, words: Vocabulary
) -> bool:
    """Whether a number with a full stop ends a sentence: "um halb 10." is no tenth.

    What goes before wants a time, or another such number does: "von 9 bis 11."
    """
    if place < len(pieces):
        kind, symbol = pieces[place][0], _longest_phrase(pieces, place, words)[1]
        if kind in ("ordinal", "number") or re.match(r"[ML]\d", symbol):
            return False
    last, *others = [*reversed(before), ""]
    if last in _WANT_HOUR:
        return True
    first = others[0] if others else ""
    if last in _BESIDE_MINUTES:
        return first.isdigit() or first in ("QUARTER", "MINUTES")
    return last in ("AND", "UNTIL", "DASH", "OR") and first.isdigit()


def _with_whole_weekdays(symbols: list[str]) -> list[str]:
    """ "Di of do" typed as an answer is two days; "so" and "zo" are hardly ever a Sunday."""
    answers = not any(symbol in (UNKNOWN, "THE", "CAN", "V7") for symbol in symbols)
    return [re.sub("^V", "W", symbol) if answers else symbol for symbol in symbols]


def _with_purposes(symbols: list[str]) -> list[str]:
    """Dutch "voor" is "for" or "before"; where the sentence does not tell, it stays open."""
    return [
        _purpose(symbols, place) if symbol == "BEFORE_OR_FOR" else symbol
        for place, symbol in enumerate(symbols)
    ]


def _purpose(symbols: list[str], place: int) -> str:
    """What "voor" is: part of a time, for a day that is near, or what the nearest cue says."""
    before = symbols[place - 1] if place else ""
    following = symbols[place + 1] if place + 1 < len(symbols) else ""
    if before in ("QUARTER", "MINUTES") or before.isdigit() or (before, following) == ("A", "HALF"):
        return "BEFORE"
    if following in _NEAR_DAYS:
        return "FOR"
    cues = [number for number, symbol in enumerate(symbols) if symbol in _CUES]
    if cues:
        nearest = min(cues, key=lambda number: abs(number - place))
        return "FOR" if symbols[nearest] == "APPOINTMENT" else "BEFORE"
    return "BEFORE" if len(symbols) <= _SHORT_ANSWER else "BEFORE_OR_FOR"


def _pieces(text: str, words: Vocabulary) -> Iterator[tuple[str, str]]:
    plain = words.fold(unicodedata.normalize("NFKC", text[:LONGEST_TEXT]))
    plain = _DOTTED.sub(lambda match: re.sub("[./]", "", match[0]), _DASHES.sub("-", plain))
    for match in _PIECES.finditer(plain):
        kind = match.lastgroup or ""
        if match["iso"]:
            yield "iso", " ".join(filter(None, match.group("iso", "iso_time", "offset")))
        else:
            yield kind, match[0]


def _written(kind: str, piece: str) -> str:
    """The symbols of what was written in digits or signs."""
    digits = re.findall(r"\d+", piece)
    match kind:
        case "iso":
            return _iso(piece)
        case "long_date" | "dotted_date" | "slash_date":
            return "X" + "/".join(digits)
        case "two_days":
            return _two_days(*digits)
        case "half_hours":
            return f"{int(digits[0]) * 60 + 30} MINUTES"
        case "month_behind":
            return str(digits[0])
        case "nought_first":
            return f"T{piece[:2]}:{piece[2:]}"
        case "dashed":
            return _dashed(*digits)
        case "clock":
            return "T" + ":".join(digits)
        case "hour":
            return f"{digits[0]} CLOCK"
        case "dotted":
            return "Q" + ".".join(digits)
        case "ordinal":
            return f"{int(digits[0])}."
        case "number":
            return _number(piece)
        case "dash":
            return "DASH"
    return STOP


def _two_days(first: str, last: str, month: str = "", year: str = "") -> str:
    """ "14./15.3." names the month once for both, "14./15." leaves it to what follows."""
    in_month = f" M{int(month)}" if month else ""
    return f"{int(first)}. DASH {int(last)}.{in_month} {year}".strip()


def _iso(piece: str) -> str:
    day, *rest = piece.split(" ")
    year, month, of_month = day.split("-")
    day = f"{year}-{month.zfill(2)}-{of_month.zfill(2)}"
    if len(rest) == 2:
        return f"I{day}T{rest[0]}{rest[1]}"
    return " ".join([f"D{day}", *(f"T{clock}" for clock in rest)])


def _dashed(first: str, second: str) -> str:
    """ "17-4" and "10-04" are dates; "10-12" may be hours."""
    is_date = 1 <= int(second) <= 12 and (second.startswith("0") or int(first) >= int(second))
    return f"X{first}/{second}" if is_date else f"{_number(first)} DASH {_number(second)}"


def _number(piece: str) -> str:
    """A number of up to four digits; a leading nought is kept, it tells 03 from 3 o'clock."""
    return piece if len(piece) <= 4 and piece.isascii() else UNKNOWN


def _longest_phrase(
    pieces: list[tuple[str, str]], place: int, words: Vocabulary
) -> tuple[int, str]:
    first = pieces[place][1]
    plain = without_accents(first)
    for spelling in dict.fromkeys((first, plain)):
        for phrase, symbols in words.phrases.get(spelling, ()):
            if _continues(pieces, place, phrase):
                return len(phrase), symbols
    return 1, UNKNOWN


def _continues(pieces: list[tuple[str, str]], place: int, phrase: tuple[str, ...]) -> bool:
    following = pieces[place + 1 : place + len(phrase)]
    return len(following) == len(phrase) - 1 and all(
        kind == "word" and piece == word
        for (kind, piece), word in zip(following, phrase[1:], strict=True)
    )


def _closes(pieces: list[tuple[str, str]], place: int) -> bool:
    """Whether a negation ends its clause, and so looks back at what was said before it."""
    return place == len(pieces) or pieces[place][0] == "stop"
