"""What a clerk writes at a case, made fit to be kept or sent."""

import re
from pathlib import Path

from intake.cases.errors import NoteEmpty, NoteTooLong, TextEmpty, TextTooLong
from intake.privacy import redact

LONGEST_NOTE = 2000
LONGEST_TEXT = 480
"""Characters a clerk may write in a text message: about four parts with what is put around it."""
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def clean_note(text: str, country: str, language: str, *, data_dir: Path) -> str:
    """Return the note without personal data: that has its own, sealed place.

    Raises `NoteEmpty`, and `NoteTooLong` above `LONGEST_NOTE` characters: nothing is cut off.
    """
    note = _tidy(text)
    if not note:
        raise NoteEmpty
    if len(note) > LONGEST_NOTE:
        raise NoteTooLong(len(note))
    return redact(note, country, language, data_dir=data_dir).text


def clean_text(text: str, longest: int = LONGEST_TEXT) -> str:
    """Return what a clerk writes to a citizen, as it will be sent: with every number in it.

    Raises `TextEmpty`, and `TextTooLong` above so many characters: nothing is cut off.
    """
    words = _tidy(text)
    if not words:
        raise TextEmpty
    if len(words) > longest:
        raise TextTooLong(len(words))
    return words


def _tidy(text: str) -> str:
    # PostgreSQL keeps no NUL in a text, and other control characters are nothing to read.
    lines = (CONTROL.sub("", line).rstrip() for line in text.splitlines())
    return "\n".join(lines).strip()
