"""The list of cases as a clerk sees it: which view, which department, how many."""

from dataclasses import dataclass

from intake import cases as store
from intake import contact_wishes, staff, takeover
from intake.cases import Case
from intake.contact_wishes import ContactWish
from intake.database import read_scope
from intake.finding import filters, views
from intake.finding.filters import Shown
from intake.finding.views import SavedView
from intake.keeping import unclosed
from intake.keeping.unclosed import Going
from intake.takeover import Takeover
from webhook.desk.access import desk
from webhook.desk.finding import listing
from webhook.desk.noticing.parts import Part
from webhook.guards import current_services


@dataclass(frozen=True)
class Queue:
    """What the list shows. Names are those of the clerks who work on a case, by id; wishes are
    those of the citizens, by conversation."""

    part: Part
    """By which the page hears of changes."""
    asked: dict[str, str]
    """What stands in the address, without the page."""
    shown: Shown
    late: int
    """How many open cases wait longer than their departments mean to let them."""
    saved: list[SavedView]
    """The clerk's own views."""
    counts: dict[str, int]
    """Open cases by department, whatever the view is."""
    names: dict[str, str]
    wishes: dict[str, ContactWish]
    going: list[Going]
    """What will be deleted there because nobody has done anything with it for long."""
    standing: dict[str, tuple[str, Takeover]]
    """Who answers in the conversations in which a person was wanted, by conversation."""
    calls: list[Case]
    """Whose callers somebody in the clerk's departments has just taken: whoever it is opens it."""

    @property
    def view(self) -> str:
        """Which of the views this is."""
        return self.asked.get("view", "all")

    @property
    def department(self) -> str | None:
        """The one department that is shown; None for all."""
        return self.asked.get("department")

    @property
    def cases(self) -> list[Case]:
        """The cases of this page."""
        return self.shown.cases

    @property
    def narrowed(self) -> bool:
        """Whether more is chosen than a view and a department."""
        return bool(self.asked.keys() - {"view", "department"})

    @property
    def choices(self) -> dict[str, list[tuple[str, str]]]:
        """What can be chosen in each field, by code and in words."""
        return listing.choices()

    @property
    def services(self) -> list[tuple[str, str]]:
        """The services of the municipality, by their names."""
        return listing.services()

    @property
    def kept(self) -> SavedView | None:
        """The saved view that this is."""
        return next((one for one in self.saved if one.asked == self.asked), None)


def chosen() -> Queue:
    """Return the page of the list that this request's address asks for."""
    here, services, asked = desk(), current_services(), listing.asked()
    with read_scope(services.engine) as session:
        part = Part("list").marked(session, here, services.now())
        shown = listing.shown(session, asked)
        late = filters.shown(session, listing.filter_of({"late": "1"}), per_page=1).total
        cases, saved = shown.cases, views.of(session, here.clerk.id)
        counts = store.open_counts(session, here.departments, municipality=here.profile.id)
        names = staff.names(session, {case.owner for case in cases if case.owner})
        wishes = contact_wishes.of_all(session, {case.conversation_id for case in cases})
        terms, whose = services.settings.retention, here.profile.id
        going = unclosed.warned_of(session, here.departments, terms, municipality=whose)
        standing = takeover.standing(session, {case.conversation_id for case in cases})
        calls = store.on_the_line(session, here.departments, services.now(), municipality=whose)
    return Queue(part, asked, shown, late, saved, counts, names, wishes, going, standing, calls)
