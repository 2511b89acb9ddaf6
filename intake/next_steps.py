"""The next step that is really open to a citizen at this moment."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from intake.municipalities import Department, Municipality
from intake.opening_hours import closes_at, next_opening, office_of

StepKind = Literal[
    "ask_legal_status", "other_body", "register_interest", "book", "visit", "call", "call_back"
]


@dataclass(frozen=True)
class NextStep:
    """What the citizen can do; `opens_at` is set where it is closed now, `closes_at` where open.

    ask_legal_status: the bot must ask first. other_body: another authority decides.
    register_interest: a programme whose places are given by the department in `place`.
    call_back: nobody can be reached directly now, so somebody calls back.
    `place` is the id of an office or department, `phone` is E.164.
    """

    kind: StepKind
    place: str | None = None
    phone: str | None = None
    closes_at: datetime | None = None
    opens_at: datetime | None = None


def open_now(municipality: Municipality, department: Department, at: datetime) -> NextStep:
    """Return how a department can be reached now: walk in, call, or be called back later.

    Departments that only see people by appointment are called by telephone or call back.
    """
    until = closes_at(municipality, department, at)
    day = at.astimezone(municipality.timezone).date()
    office = office_of(municipality, department, day)
    phone = department.phone or (office.phone if office else None)
    walk_in = office is not None and not office.by_appointment_only(day)
    if until and walk_in and "desk" in department.reach:
        return NextStep("visit", department.id, phone, closes_at=until)
    if until and phone and "phone" in department.reach:
        return NextStep("call", department.id, phone, closes_at=until)
    opens = None if until else next_opening(municipality, department, at)
    return NextStep("call_back", department.id, phone, opens_at=opens)
