"""A clerk corrects whom a case is of and how they are reached, and joins contacts with it."""

from datetime import datetime

from flask import request
from sqlalchemy.orm import Session

from intake import cases as store
from intake.cases import Case
from intake.contacts import ContactBook, Unreadable
from intake.finding import joining
from webhook.desk.access import desk
from webhook.desk.case_acts import do, version
from webhook.desk.cases import Page
from webhook.desk.casework import contact_form
from webhook.desk.casework.acts import cases
from webhook.desk.finding import pages
from webhook.guards import current_services

__all__ = ["cases", "pages"]
"""The blueprint, with these acts on one case added to it; and the pages that find cases."""


@cases.post("/cases/<reference>/contact")
def contact(reference: str) -> Page:
    """Keep the contact data as they were typed; what was emptied is forgotten."""

    def act(session: Session, case: Case, now: datetime) -> None:
        typed = contact_form.read(request.form.to_dict(), desk().profile.country)
        changed = _keep(session, case.conversation_id, typed)
        if changed:
            store.contact_changed(session, reference, desk().clerk.id, version(), changed, now)

    return do(reference, act, "done_contact")


@cases.post("/cases/<reference>/join")
def join_here(reference: str) -> Page:
    """Let another contact belong to this case."""

    def act(session: Session, case: Case, now: datetime) -> None:
        joining.join(session, reference, _conversation(), desk().clerk.id, now)

    return do(reference, act, "done_joined")


@cases.post("/cases/<reference>/part")
def part(reference: str) -> Page:
    """Undo that."""

    def act(session: Session, case: Case, now: datetime) -> None:
        joining.part(session, reference, _conversation(), desk().clerk.id, now)

    return do(reference, act, "done_parted")


def _keep(session: Session, conversation_id: str, typed: dict[str, str]) -> list[str]:
    """Keep what is other than before; return which kinds those are."""
    book = ContactBook(session, current_services().settings.data_key)
    before = {kind: _known(book, conversation_id, kind) for kind in typed}
    changed = [kind for kind, value in typed.items() if value != before[kind]]
    for kind in changed:
        if typed[kind]:
            book.put(conversation_id, kind, typed[kind])
        else:
            book.remove(conversation_id, kind)
    return changed


def _known(book: ContactBook, conversation_id: str, kind: str) -> str:
    try:
        return book.get(conversation_id, kind) or ""
    except Unreadable:
        return ""


def _conversation() -> str:
    return request.form.get("conversation", "")
