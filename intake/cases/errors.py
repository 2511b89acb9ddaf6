"""What can go wrong with a case.

CaseError
├── NoSuchCase
├── AlreadyClaimed   another clerk was first
├── NotYours         only its owner may do this
├── StaleCase        it changed since it was read
├── UnknownOutcome   no way in which a case ends
├── TooFewTries      the citizen was not tried often enough to give up
├── NoteNeeded       this needs a note that says why
├── NoteEmpty        nothing was written
├── NoteTooLong      more was written than is kept
├── TextEmpty        nothing was written to the citizen
├── TextTooLong      more was written than a text message should hold
└── CannotBeTexted   no text message can go to this citizen, or not by this clerk
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


class TooFewTries(CaseError):
    """A case does not end as not reached before it was tried three times."""


class NoteNeeded(CaseError):
    """What is done here needs a note that says why."""


class NoteEmpty(CaseError):
    """A note without a word."""


class NoteTooLong(CaseError):
    """A note longer than what is kept; nothing of it was."""


class TextEmpty(CaseError):
    """A text message without a word."""


class TextTooLong(CaseError):
    """A text message longer than `LONGEST_TEXT`; nothing of it was sent."""


class CannotBeTexted(CaseError):
    """No text message can be sent from this case; `hindrance` says why, as a code."""

    def __init__(self, reference: str, hindrance: str) -> None:
        super().__init__(reference)
        self.hindrance = hindrance
