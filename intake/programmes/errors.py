"""What can go wrong with the places of a programme.

ProgrammeError
├── UnknownProgramme   the profile has no such programme
├── NotRegistered      no interest is recorded under this reference
├── ProgrammeEnded     it does not run on this day, as far as the profile knows
└── ProgrammeFull      every place is taken; says the position on the waiting list
"""


class ProgrammeError(Exception):
    """Base of this package's errors."""


class UnknownProgramme(ProgrammeError, LookupError):
    """The profile has no programme of this name."""


class NotRegistered(ProgrammeError, LookupError):
    """No interest is recorded under this reference."""


class ProgrammeEnded(ProgrammeError):
    """The programme has not begun yet or is over."""


class ProgrammeFull(ProgrammeError):
    """Every place is taken; `position` counts from 1, None where there is no waiting list."""

    def __init__(self, position: int | None) -> None:
        self.position = position
        super().__init__(f"full, position {position}")
