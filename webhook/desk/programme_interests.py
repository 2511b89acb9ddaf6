"""What a case shows of a programme that its citizen wants to join: the place, or the line."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from intake import programmes
from intake.cases import Case
from intake.programmes import Interest
from webhook.desk.access import desk


@dataclass(frozen=True)
class Wish:
    """One programme that the citizen of a case asked for."""

    programme: str
    interest: Interest
    taken: int
    places: int
    position: int | None
    """In the waiting list, from 1; None while places are free."""


def of_case(session: Session, case: Case) -> list[Wish]:
    """Return the programmes of the clerk's municipality that this case asks for, mostly none."""
    profile, found = desk().profile, []
    for interest in programmes.of_case(session, case.reference):
        programme = profile.programmes.get(interest.programme)
        if programme is None:
            continue
        known = programmes.interests(session, profile, programme.id)
        now = programmes.standing(programme, known)
        position = programmes.position(programme, known, case.reference)
        found.append(Wish(programme.id, interest, now.taken, now.places, position))
    return found
