"""The codes that are somebody's: identity papers, driving licences, plates, files, PINs."""

import re
from collections.abc import Iterator

from intake.privacy.announced.code import Code, code_at
from intake.privacy.announced.cues import Cue, cues, leading_to
from intake.privacy.finding import Finding
from intake.privacy.reading import Reading
from intake.privacy.words import PAPERS
from intake.references import is_valid

# What is announced as a number is one; what only a thing's name stands before must look like one.
_LEAST_SURE, _LEAST = 4, 6
_LEAST_SECRET, _LEAST_OTHER = 3, 4
_LONGEST_PLATE = 9
_SHORTEST_PHONE = 9
_PLATE = re.compile(
    # NL in groups of letters and digits, BE with a digit first, DE with a place first.
    r"(?<![\w-])(?:(?=[A-Z0-9-]*[A-Z])(?=[A-Z0-9-]*\d)(?:[A-Z]{1,3}|\d{1,3})-(?:[A-Z]{2,3}|\d{2,3})"
    r"-(?:[A-Z]{1,3}|\d{1,3})|[1-9]-[A-Z]{3}-\d{3}"
    r"|[A-ZÄÖÜ]{1,3}-[A-Z]{1,2}\s?[1-9]\d{0,3}[EH]?)(?![\w-])"
)

# A department, a year and a number: "WG-2024-002213".
_FILE = re.compile(r"(?<![\w-])[A-Z]{1,4}[-/](?:19|20)?\d\d[-/.]\d{3,8}(?![\w-])")


def announced(reading: Reading) -> Iterator[Finding]:
    """Codes behind a word that announces them, and plates and files that their shape gives away.

    A reference of ours stays, whatever announces it.
    """
    for cue in cues(reading):
        yield from _behind(reading, cue)
    for match in _PLATE.finditer(reading.text):
        yield Finding("plate", *match.span())
    for match in _FILE.finditer(reading.text):
        yield Finding("file_number", *match.span())


def _behind(reading: Reading, cue: Cue) -> Iterator[Finding]:
    for place, sure in leading_to(reading, cue):
        code = code_at(reading, place)
        if code is not None and code.digits:
            if _is_somebodys(reading, cue, code, sure):
                yield Finding(cue.kind, code.start, code.end)
            return


def _is_somebodys(reading: Reading, cue: Cue, code: Code, sure: bool) -> bool:
    if not code.letters and is_valid(code.digits):
        return False
    if cue.kind not in PAPERS:
        # Digits alone are judged by `numbers`, which knows their check digits.
        return bool(code.letters and code.digits) and code.length >= _LEAST_OTHER
    if cue.kind == "secret":
        return len(code.digits) >= _LEAST_SECRET
    if cue.kind == "plate":
        return bool(code.letters and code.digits) and _LEAST_SURE <= code.length <= _LONGEST_PLATE
    if _is_date(reading, code) or _may_be_called(code):
        return False
    if sure:
        return bool(code.digits) and code.length >= _LEAST_SURE
    return len(code.digits) > 1 and code.length >= _LEAST


def _may_be_called(code: Code) -> bool:
    """Whether digits alone may be a telephone number: `numbers` knows those of offices."""
    return not code.letters and code.digits[0] == "0" and len(code.digits) >= _SHORTEST_PHONE


def _is_date(reading: Reading, code: Code) -> bool:
    harmless = reading.words.dates_and_times
    return code.is_year or any(
        match.start() <= code.start < match.end() for match in harmless.finditer(reading.text)
    )
