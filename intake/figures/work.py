"""Cases of some days: which matters, how long until they were taken, answered and closed."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from intake.cases.models import Case, CaseEvent
from intake.figures.hiding import LEAST

TAKEN = frozenset({"claimed", "taken", "took_over"})
ANSWERED = frozenset({"texted", "took_over", "tried", "closed"})
"""Acts of a clerk with which somebody hears something, or was called."""
KEPT = frozenset({"called_back", "answered", "put_through", "appointment_made"})
"""Outcomes with which a call back was kept."""


@dataclass(frozen=True)
class Duration:
    """How long something took, for as many cases as it happened to; None for fewer than five."""

    cases: int
    median: timedelta | None
    nine_in_ten: timedelta | None


@dataclass(frozen=True)
class Work:
    """What became of the cases that were opened."""

    total: int
    by_topic: dict[str, int]
    by_department: dict[str, int]
    until_taken: Duration
    until_answered: Duration
    until_closed: Duration
    calls_wanted: int
    calls_kept: int
    """Of those that are closed: where the citizen was reached."""
    calls_closed: int
    routed: int
    """Cases that the bot opened."""
    moved: int
    """Of those: what a clerk moved to another department."""


def work(session: Session, municipality: str, since: datetime, departments: Iterable[str]) -> Work:
    """Count the cases of these departments that came at `since` or later."""
    cases = session.scalars(
        select(Case).where(
            Case.municipality == municipality,
            Case.opened_at >= since,
            Case.department.in_(list(departments)),
        )
    ).all()
    acts = _acts(session, municipality, since)
    calls = [case for case in cases if case.wants in ("callback", "transfer")]
    closed = [case for case in calls if case.status == "closed"]
    routed = [case for case in cases if case.reason != "by_hand"]
    return Work(
        total=len(cases),
        by_topic=_most_first(case.topic for case in cases),
        by_department=_most_first(case.department for case in cases),
        until_taken=_until(cases, acts, TAKEN),
        until_answered=_until(cases, acts, ANSWERED),
        until_closed=_until(cases, acts, frozenset({"closed"})),
        calls_wanted=len(calls),
        calls_kept=sum(case.outcome in KEPT for case in closed),
        calls_closed=len(closed),
        routed=len(routed),
        moved=sum(any(act == "moved" for act, _ in acts[case.reference]) for case in routed),
    )


Acts = dict[str, list[tuple[str, datetime]]]


def _acts(session: Session, municipality: str, since: datetime) -> Acts:
    """Return what clerks did with each case, in order."""
    rows = session.execute(
        select(CaseEvent.reference, CaseEvent.act, CaseEvent.at)
        .join(Case, Case.reference == CaseEvent.reference)
        .where(Case.municipality == municipality, Case.opened_at >= since)
        .where(CaseEvent.actor_type == "staff", CaseEvent.act != "viewed")
        .order_by(CaseEvent.id)
    )
    found: Acts = defaultdict(list)
    for row in rows:
        found[row.reference].append((row.act, row.at))
    return found


def _until(cases: Sequence[Case], acts: Acts, wanted: frozenset[str]) -> Duration:
    lasted = []
    for case in cases:
        first = next(
            (at for act, at in acts[case.reference] if act in wanted and at >= case.opened_at), None
        )
        if first is not None:
            lasted.append(first - case.opened_at)
    if len(lasted) < LEAST:
        return Duration(len(lasted), None, None)
    lasted.sort()
    return Duration(
        len(lasted), lasted[(len(lasted) - 1) // 2], lasted[(9 * len(lasted) - 1) // 10]
    )


def _most_first(codes: Iterable[str]) -> dict[str, int]:
    counted = Counter(codes)
    return dict(sorted(counted.items(), key=lambda one: (-one[1], one[0])))
