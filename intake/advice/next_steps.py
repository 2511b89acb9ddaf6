"""The next step that is really open to a citizen at this moment."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from intake.advice.opening_hours import closes_at, next_opening, office_of
from intake.municipalities import Department, Municipality, Office

StepKind = Literal[
    "ask_legal_status", "other_body", "register_interest", "book",
    "visit", "call", "online", "call_back",
]  # fmt: skip
Way = Literal["visit", "call"]


@dataclass(frozen=True)
class NextStep:
    """What the citizen can do; `opens_at` is set where it is closed now, `closes_at` where open.

    ask_legal_status: the bot must ask first. other_body: another authority decides.
    register_interest: a programme whose places are given by the department in `place`.
    call_back: nobody can be reached directly now, so somebody calls back; online: neither, but
    it can be done there at any hour. `way` is how people are reached, now or when it opens.
    `place` is the id of an office or department, `office` that of where to go, `phone` is E.164.
    """

    kind: StepKind
    place: str | None = None
    phone: str | None = None
    closes_at: datetime | None = None
    opens_at: datetime | None = None
    way: Way | None = None
    office: str | None = None
    online: bool = False
    assumed: bool = False


def open_now(
    municipality: Municipality,
    department: Department,
    at: datetime,
    office: Office | None = None,
    channels: Collection[str] = (),
) -> NextStep:
    """Return how a department can be reached now: walk in, call, online, or called back later.

    Departments that only see people by appointment are called by telephone or call back. `office`
    is the one that fits the citizen, else the department's own; `channels` are those by which the
    profile says that the matter is dealt with, and only they make it one that can be done online.
    """
    return _Reaching(municipality, department, at, office, channels).step()


class _Reaching:
    """One department at one moment."""

    def __init__(
        self,
        municipality: Municipality,
        department: Department,
        at: datetime,
        office: Office | None,
        channels: Collection[str],
    ) -> None:
        self._municipality, self._department, self._at = municipality, department, at
        self._day = at.astimezone(municipality.timezone).date()
        self._office = office or office_of(municipality, department, self._day)
        self._keeper = department if department.hours is not None else self._office or department
        self._online = "online" in channels

    def step(self) -> NextStep:
        until = closes_at(self._municipality, self._keeper, self._at)
        way = self._way()
        opens = None if until else next_opening(self._municipality, self._keeper, self._at)
        closed: StepKind = "online" if self._online else "call_back"
        return NextStep(
            kind=way if until and way else closed,
            place=self._department.id,
            phone=self._phone,
            closes_at=until,
            opens_at=opens,
            way=way,
            office=self._office.id if self._office else None,
            online=self._online,
            assumed=self._assumed(way),
        )

    def _way(self) -> Way | None:
        office, reach = self._office, self._department.reach
        if "desk" in reach and office and not office.by_appointment_only(self._day):
            return "visit"
        return "call" if "phone" in reach and self._phone else None

    @property
    def _phone(self) -> str | None:
        return self._department.phone or (self._office.phone if self._office else None)

    def _assumed(self, way: Way | None) -> bool:
        """Say whether the hours, the way in, the address or the number is one without a source."""
        if self._keeper.assumes("hours") or self._department.assumes("reach"):
            return True
        if way == "visit":
            return bool(self._office and self._office.assumes("address"))
        owner = self._department if self._department.phone else self._office
        return bool(owner and owner.assumes("phone"))
