"""What was found for what a clerk typed: cases, contacts without one, and appointments."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace

from sqlalchemy import Select
from sqlalchemy.orm import Session

from intake import cases as store
from intake import staff
from intake.cases import Case
from intake.contacts import ContactBook, Unreadable
from intake.finding import filters, people
from intake.finding.filters import ANY, Shown
from intake.finding.people import Contact
from webhook.desk.access import desk
from webhook.desk.finding import listing
from webhook.desk.finding.bookings import Booked, booked
from webhook.desk.finding.sought import Sought
from webhook.guards import current_services

PERSON: dict[str, str] = {"phone": "phone", "email": "email", "words": "name"}
"""By what is sought: the kind of contact data that may be it."""


@dataclass(frozen=True)
class Found:
    """What the page of results shows."""

    sought: Sought
    shown: Shown
    contacts: list[Contact]
    """Conversations of whom is sought that became no case."""
    bookings: list[Booked]
    elsewhere: int
    """How many cases of theirs lie with other departments."""
    owners: dict[str, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    """Whom a case is of, by its reference, where a person was sought; noted as shown."""


def look(session: Session, sought: Sought) -> Found:
    """Return what there is of what is sought, and note whose names were shown."""
    services, profile = current_services(), desk().profile
    theirs = people.with_value(services.settings.data_key, PERSON[sought.kind], sought.value)
    shown = filters.shown(session, _asked(sought, theirs), listing.page())
    contacts = people.contacts(session, theirs, profile.id)
    return Found(
        sought=sought,
        shown=shown,
        contacts=[one for one in contacts if one.case is None],
        bookings=booked(session, people.references_of(contacts)),
        elsewhere=sum(not _is_ours(one.case) for one in contacts if one.case),
        owners=staff.names(session, {case.owner for case in shown.cases if case.owner}),
        names=_names(session, shown.cases, contacts),
    )


def _asked(sought: Sought, theirs: Select[str]) -> filters.Filter:
    words = sought.value if sought.kind == "words" else ""
    return replace(listing.filter_of({}), view=ANY, people=theirs, words=words)


def _is_ours(case: Case) -> bool:
    return case.department in desk().departments


def _names(
    session: Session, cases: Sequence[Case], contacts: Collection[Contact]
) -> dict[str, str]:
    """Return the names on cases of whom is sought: they tell one Jansen from another."""
    services, clerk = current_services(), desk().clerk.id
    book, ids = (
        ContactBook(session, services.settings.data_key),
        {one.conversation_id for one in contacts},
    )
    names = {}
    for case in cases:
        name = _name(book, case.conversation_id) if case.conversation_id in ids else ""
        if name:
            names[case.reference] = name
            store.looked_at(session, case.reference, clerk, ["name"], services.now())
    return names


def _name(book: ContactBook, conversation_id: str) -> str:
    try:
        return book.get(conversation_id, "name") or ""
    except Unreadable:
        return ""
