"""What proves that a reference is theirs who ask: asked for, tried, and refused to who guesses."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from sqlalchemy.orm import Session

from actions.known_number import ASKED
from actions.turn_context import Citizen
from intake import conversations
from intake.database import read_scope, session_scope
from intake.limits import guesses
from intake.limits.guesses import Whose
from intake.limits.tally import Tallies
from intake.proof.proving import Asking

Outcome = Literal["proven", "wrong", "paused", "refused"]
NONE = "none"
"""Stands where a reference would, where nobody told one and the form is left."""
MOST = 3
"""Wrong names in a row, after which a person is offered."""


@dataclass(frozen=True)
class Tried:
    """What came of a try: which references are theirs, and how many tries were wrong so far."""

    outcome: Outcome
    references: Sequence[str] = ()
    wrong: int = 0


def asked_for(citizen: Citizen) -> str | None:
    """Return the reference whose name was asked for, "" where it has none at hand; else None."""
    kind, _, reference = str(citizen.slot("offer") or "").partition(":")
    return reference if kind == ASKED else None


def calls_from_a_number(citizen: Citizen) -> bool:
    """Say whether the network tells the number that they call or write from."""
    with read_scope(citizen.services.engine) as session:
        return _asking(session, citizen).calls


def calls_for(citizen: Citizen, reference: str) -> bool:
    """Say whether they need tell nothing: it was given here, or without a name to the number that
    they call from.

    Not counted: nobody can try numbers of telephones, for the network tells theirs.
    """
    with read_scope(citizen.services.engine) as session:
        return _asking(session, citizen).calls_for(reference)


def named_before(citizen: Citizen) -> list[str]:
    """Return the references of their number under a name that they told earlier in this
    conversation, the newest first: they are not asked for it twice."""
    with read_scope(citizen.services.engine) as session:
        return _asking(session, citizen).by_number()


def holds(citizen: Citizen, reference: str) -> bool:
    """Say whether this reference is theirs by all that is known of them; counts nothing."""
    with read_scope(citizen.services.engine) as session:
        return _asking(session, citizen).proves(reference)


def tried(citizen: Citizen, reference: str) -> Tried:
    """Look whether a reference is theirs, or any given to their number where it is empty.

    Wrong guesses are counted, for all processes and by the clock of the system; who has guessed
    too often is not looked at, right or wrong. The operator is told when a count is full.
    """
    services, now = citizen.services, citizen.services.now()
    full: list[str] = []
    with session_scope(services.engine) as session:
        tallies = Tallies(session, services.settings.data_key)
        asking = _asking(session, citizen)
        whose = _whose(session, citizen, asking, reference)
        verdict = guesses.verdict(tallies, whose, now)
        if verdict != "open":
            came = Tried(verdict)
        elif found := _found(asking, reference):
            came = Tried("proven", found)
        else:
            wrong, full = guesses.wrong(tallies, whose, now)
            came = Tried("wrong", wrong=wrong)
    services.meters.proofs.labels(citizen.municipality.id, came.outcome).inc()
    for by in full:
        services.meters.limit_reached("guesses", by, citizen.municipality.id)
    return came


def _asking(session: Session, citizen: Citizen) -> Asking:
    conversation = conversations.get(session, citizen.conversation)
    return Asking(session, citizen.services.settings, conversation)


def _whose(session: Session, citizen: Citizen, asking: Asking, reference: str) -> Whose:
    """Return whom a guess counts for; strangers shut nothing for who calls from its number."""
    conversation = conversations.get(session, citizen.conversation)
    counted = reference if reference and not asking.same_line(reference) else None
    return Whose(conversation.id, counted, conversation.origin)


def _found(asking: Asking, reference: str) -> list[str]:
    if not reference:
        return asking.by_number()
    return [reference] if asking.proves(reference) else []
