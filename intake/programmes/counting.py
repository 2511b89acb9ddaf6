"""How full a programme is, and who stands where in its line."""

from collections.abc import Iterable
from dataclasses import dataclass

from intake.municipalities.rules import Programme
from intake.programmes.models import Interest


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


def lowest_free(programme: Programme, interests: Iterable[Interest]) -> int | None:
    """Return the lowest place number that nobody has, None where the programme is full."""
    given = {interest.place for interest in interests}
    numbers = range(programme.baseline + 1, programme.places + 1)
    return next((number for number in numbers if number not in given), None)
