"""What can go wrong with a case.

CaseError
├── NoSuchCase
├── AlreadyClaimed   another clerk was first
├── NotYours         only its owner may do this
├── StaleCase        it changed since it was read
├── UnknownOutcome   no way in which a case ends
├── NoteEmpty        nothing was written
└── NoteTooLong      more was written than is kept
"""


class CaseError(Exception):
    """Base of this package's errors."""


class NoSuchCase(CaseError):
    """No case has this reference."""


class AlreadyClaimed(CaseError):
    """Somebody else works on this case; `owner` is that clerk's id."""

    def __init__(self, reference: str, owner: str | None) -> None:
        super().__init__(reference)
        self.owner = owner


class NotYours(CaseError):
    """Only the clerk who claimed this case may do this."""


class StaleCase(CaseError):
    """The case is not in the state any more in which it was read: read it again."""


class UnknownOutcome(CaseError):
    """Not one of the ways in which a case ends."""


class NoteEmpty(CaseError):
    """A note without a word."""


class NoteTooLong(CaseError):
    """A note longer than what is kept; nothing of it was."""
