"""What a clerk writes beside a case, made fit to be kept."""

from intake.cases.errors import NoteEmpty, NoteTooLong
from intake.privacy import redact

LONGEST_NOTE = 2000


def clean_note(text: str, country: str, language: str) -> str:
    """Return the note without personal data: that has its own, sealed place.

    Raises `NoteEmpty`, and `NoteTooLong` above `LONGEST_NOTE` characters: nothing is cut off.
    """
    # PostgreSQL keeps no NUL in a text.
    note = "\n".join(line.rstrip() for line in text.replace("\0", "").strip().splitlines())
    if not note:
        raise NoteEmpty
    if len(note) > LONGEST_NOTE:
        raise NoteTooLong(len(note))
    return redact(note, country, language).text
