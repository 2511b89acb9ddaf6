"""The list of cases as a clerk sees it: which view, which department, how many."""

from collections.abc import Collection
from dataclasses import dataclass

from flask import request
from sqlalchemy.orm import Session

from intake import cases as store
from intake import contact_wishes, staff, takeover
from intake.cases import Case
from intake.contact_wishes import ContactWish
from intake.database import read_scope
from intake.keeping import unclosed
from intake.keeping.unclosed import Going
from intake.takeover import Takeover
from webhook.desk.access import desk
from webhook.guards import current_services

VIEWS = ("all", "mine", "closed")


@dataclass(frozen=True)
class Queue:
    """What the list shows. Names are those of the clerks who work on a case, by id; wishes are
    those of the citizens, by conversation."""

    view: str
    department: str | None
    cases: list[Case]
    counts: dict[str, int]
    """Open cases by department, whatever the view is."""
    names: dict[str, str]
    wishes: dict[str, ContactWish]
    alarms: list[Case]
    """What is dangerous or urgent and waits in any of the clerk's departments, whatever the view
    is."""
    going: list[Going]
    """What will be deleted there because nobody has done anything with it for long."""
    standing: dict[str, tuple[str, Takeover]]
    """Who answers in the conversations in which a person was wanted, by conversation."""
    chats: list[Case]
    """Whose citizens wait for a person in any of the clerk's departments."""

    @property
    def open(self) -> int:
        """How many cases are shown that are not finished."""
        return sum(case.status != "closed" for case in self.cases)

    @property
    def waiting(self) -> int:
        """How many of them nobody works on."""
        return sum(case.status == "open" for case in self.cases)

    @property
    def urgent(self) -> int:
        """How many of them are urgent, or about danger."""
        return sum(case.urgent or bool(case.danger) for case in self.cases)


def chosen() -> Queue:
    """Return the list that this request's `?view=` and `?department=` ask for."""
    here = desk()
    wanted, department = request.args.get("view"), request.args.get("department")
    view = wanted if wanted in VIEWS else VIEWS[0]
    known = department if department in here.departments else None
    shown = [known] if known else here.departments
    services = current_services()
    with read_scope(services.engine) as session:
        cases = _cases(session, view, shown)
        counts = store.open_counts(session, here.departments, municipality=here.profile.id)
        names = staff.names(session, {case.owner for case in cases if case.owner})
        wishes = contact_wishes.of_all(session, {case.conversation_id for case in cases})
        alarms = store.waiting_in_haste(session, here.departments, municipality=here.profile.id)
        terms, whose = services.settings.retention, here.profile.id
        going = unclosed.warned_of(session, here.departments, terms, municipality=whose)
        standing = takeover.standing(session, {case.conversation_id for case in cases})
        chats = takeover.in_queues(session, here.departments, municipality=here.profile.id)
    return Queue(view, known, cases, counts, names, wishes, alarms, going, standing, chats)


def _cases(session: Session, view: str, departments: Collection[str]) -> list[Case]:
    municipality = desk().profile.id
    if view == "closed":
        return store.closed_cases(session, departments, municipality=municipality)
    owner = desk().clerk.id if view == "mine" else None
    return store.open_cases(session, departments, municipality=municipality, owner=owner)
