"""Places on voluntary programmes: interest, confirmed places, and who waits in which order.

ProgrammeError
├── NotRegistered      no interest is recorded under this reference
└── ProgrammeFull      every place is taken; says the position on the waiting list

The bot only records interest. A place is taken when staff confirm it at the desk.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from intake.municipalities.rules import Programme


class ProgrammeError(Exception):
    """Any trouble with the places of a programme."""


class NotRegistered(ProgrammeError, LookupError):
    """No interest is recorded under this reference."""


class ProgrammeFull(ProgrammeError):
    """Every place is taken; `position` counts from 1, None where there is no waiting list."""

    def __init__(self, position: int | None) -> None:
        self.position = position
        super().__init__(f"full, position {position}")


@dataclass(frozen=True)
class Interest:
    """Somebody who wants to join, by the reference of their case; aware moments."""

    reference: str
    registered_at: datetime
    confirmed_at: datetime | None = None
    withdrawn_at: datetime | None = None

    @property
    def has_place(self) -> bool:
        """True from the confirmation until the withdrawal."""
        return self.confirmed_at is not None and self.withdrawn_at is None

    @property
    def waits(self) -> bool:
        """True while neither confirmed nor withdrawn."""
        return self.confirmed_at is None and self.withdrawn_at is None


@dataclass(frozen=True)
class Standing:
    """How full a programme is; those of the source's own count are in `taken`."""

    places: int
    taken: int
    waiting: int

    @property
    def free(self) -> int:
        """How many places staff can still confirm."""
        return max(0, self.places - self.taken)


def standing(programme: Programme, interests: Iterable[Interest]) -> Standing:
    """Count the places taken, the profile's baseline included, and those who wait."""
    known = list(interests)
    taken = programme.baseline + sum(interest.has_place for interest in known)
    return Standing(programme.places, taken, sum(interest.waits for interest in known))


def position(programme: Programme, interests: Iterable[Interest], reference: str) -> int | None:
    """Return the place on the waiting list, from 1, first come first.

    None while places are free, where the programme has no list, and for who does not wait.
    """
    known = list(interests)
    if not programme.waiting_list or standing(programme, known).free:
        return None
    line = sorted(
        (interest for interest in known if interest.waits),
        key=lambda interest: (interest.registered_at, interest.reference),
    )
    references = [interest.reference for interest in line]
    return references.index(reference) + 1 if reference in references else None


def confirm(
    programme: Programme, interests: Iterable[Interest], reference: str, at: datetime
) -> Interest:
    """Return the interest with its place confirmed; one confirmed before stays as it is.

    Raise NotRegistered, or ProgrammeFull with the position on the waiting list.
    """
    known = list(interests)
    found = next((interest for interest in known if interest.reference == reference), None)
    if found is None or found.withdrawn_at:
        raise NotRegistered(reference)
    if found.has_place:
        return found
    if not standing(programme, known).free:
        raise ProgrammeFull(position(programme, known, reference))
    return replace(found, confirmed_at=at)
