"""A correction of the bot's choice of department: an act on the case, judged by a lead."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from intake import cases
from intake.cases import Actor, Case, CaseEvent
from intake.cases.changing import changed
from intake.cases.errors import CaseError

CORRECTED, JUDGED = "corrected", "judged"
BY_HAND = "by_hand"


class NothingToCorrect(CaseError):
    """No bot chose the department of this case, it is the one it chose, or nobody corrected it."""


@dataclass(frozen=True)
class Correction:
    """What holds of the bot's choice for one case."""

    reference: str
    chosen: str
    """The department that the bot chose."""
    right: str
    by: str
    """Id of the clerk who said so last."""
    at: datetime
    accepted: bool | None
    """Whether a lead found it true; None while none has judged it."""


def correct(session: Session, reference: str, staff_id: str, right: str, now: datetime) -> Case:
    """Note that another department would have been right; the bot's own one takes that back.

    The case stays where it lies. Raises `NothingToCorrect`, `NoSuchCase`.
    """
    case = cases.get_to_change(session, reference)
    before, chosen = of_case(session, case), chosen_for(session, case)
    if chosen is None or right == (before.right if before else chosen):
        raise NothingToCorrect(reference)
    detail = {"from": chosen, "to": right}
    return changed(session, case, Actor("staff", staff_id), CORRECTED, now, **detail)


def judge(session: Session, reference: str, staff_id: str, accepted: bool, now: datetime) -> Case:
    """Note whether a correction is true: only what a lead accepted is taught.

    A later correction is judged anew. Raises `NothingToCorrect`, `NoSuchCase`.
    """
    case = cases.get_to_change(session, reference)
    found = of_case(session, case)
    if found is None:
        raise NothingToCorrect(reference)
    detail = {"from": found.chosen, "to": found.right, "accepted": accepted}
    return changed(session, case, Actor("staff", staff_id), JUDGED, now, **detail)


def chosen_for(session: Session, case: Case) -> str | None:
    """Return the department that the case had before anybody moved it; None where no bot chose."""
    if case.reason == BY_HAND:
        return None
    moved = _acts([case.reference], "moved").limit(1)
    first = session.scalar(moved)
    return str(first.detail["from"]) if first else case.department


def of_case(session: Session, case: Case) -> Correction | None:
    """Return the correction that holds for a case; None where the bot's choice stands."""
    acts = session.scalars(_acts([case.reference], CORRECTED, JUDGED)).all()
    return _held(acts)


def awaiting(session: Session, municipality: str, since: datetime) -> list[Correction]:
    """Return the corrections since then that no lead has judged, the oldest first."""
    return [one for one in all_since(session, municipality, since) if one.accepted is None]


def all_since(session: Session, municipality: str, since: datetime) -> list[Correction]:
    """Return the corrections that hold and were made since then, the oldest first."""
    theirs = (
        select(CaseEvent.reference)
        .join(Case, Case.reference == CaseEvent.reference)
        .where(Case.municipality == municipality)
        .where(CaseEvent.act == CORRECTED, CaseEvent.at >= since)
    )
    by_case: dict[str, list[CaseEvent]] = {}
    for act in session.scalars(_acts(session.scalars(theirs).unique().all(), CORRECTED, JUDGED)):
        by_case.setdefault(act.reference, []).append(act)
    found = (_held(acts) for acts in by_case.values())
    return sorted((one for one in found if one), key=lambda one: (one.at, one.reference))


def _acts(references: Sequence[str], *acts: str) -> Select[CaseEvent]:
    return (
        select(CaseEvent)
        .where(CaseEvent.reference.in_(references), CaseEvent.act.in_(acts))
        .order_by(CaseEvent.id)
    )


def _held(acts: Sequence[CaseEvent]) -> Correction | None:
    """Return what the last correction says, and what was judged of it since."""
    last = next((one for one in reversed(acts) if one.act == CORRECTED), None)
    if last is None or last.detail["from"] == last.detail["to"]:
        return None
    judged = [one.detail["accepted"] for one in acts if one.act == JUDGED and one.id > last.id]
    chosen, right = str(last.detail["from"]), str(last.detail["to"])
    accepted = judged[-1] if judged else None
    return Correction(last.reference, chosen, right, last.actor_id or "", last.at, accepted)
