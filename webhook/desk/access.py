"""Who passes at the desk: a clerk who is signed in, with forms that this browser was given."""

from collections.abc import Collection
from dataclasses import dataclass

from flask import g, request, session
from flask_wtf.csrf import CSRFProtect
from werkzeug.exceptions import NotFound

from intake import references, takeover
from intake import staff as people
from intake.database import read_scope, session_scope
from intake.monitoring import storing
from intake.municipalities import Municipality
from intake.staff import Clerk
from webhook.guards import Guard, current_services
from webhook.services import Services

TOKEN = "sign_in"
"""Where the cookie holds the token of `intake.staff.sign_in`."""
LIVE = "/desk/live/"
"""What pages ask for by themselves: it keeps nobody signed in."""

PAGES: dict[str, Collection[str]] = {
    "openings": ("lead", "editor"),
    "figures": ("lead", "auditor"),
}
"""By page: the roles that may see it; all others have everybody's pages alone."""

csrf = CSRFProtect()


class SignInFirst(Exception):
    """Nobody is signed in here, or not any more."""


@dataclass(frozen=True)
class Desk:
    """Whose desk this is, and what it shows."""

    clerk: Clerk
    profile: Municipality
    departments: Collection[str]


def own_forms() -> None:
    """Let everyone in; a form only with the token that this browser was given (signing in)."""
    csrf.protect()


def staff() -> None:
    """Let in a clerk who is signed in, and forms with this browser's token; raise SignInFirst."""
    csrf.protect()
    token, services = session.get(TOKEN), current_services()
    if not token:
        raise SignInFirst
    by_hand = not request.path.startswith(LIVE)
    clerk = people.signed_in(services.engine, token, services.now(), by_hand=by_hand)
    if clerk is None:
        raise SignInFirst
    _note_presence(services, clerk)
    profile = services.profiles.get(clerk.municipality)
    g.desk = Desk(clerk, profile, people.departments_of(clerk, profile))


def _note_presence(services: Services, clerk: Clerk) -> None:
    """Note that this clerk is here, with which case: chats are offered to citizens by it.

    A page that refreshes itself counts, too; while nothing can be stored, nobody is kept from work.
    """
    asked = str((request.view_args or {}).get("reference", ""))
    reference = asked if references.is_valid(asked) else None
    now = services.now()
    with read_scope(services.engine) as session:
        noted = takeover.is_noted(session, clerk.id, reference, now)
    if not noted:
        with storing.where_possible(), session_scope(services.engine) as session:
            takeover.here(session, clerk.id, reference, now)


def may_see(page: str) -> bool:
    """Say whether whoever is signed in may see a page of those that not everybody may."""
    return desk().clerk.role in PAGES[page]


def those_who_may(page: str) -> Guard:
    """Return the guard of such a page: for everybody else it is not there. Raises NotFound."""

    def guard() -> None:
        staff()
        if not may_see(page):
            raise NotFound

    guard.__name__ = f"those_who_may_see_{page}"
    return guard


def desk() -> Desk:
    """Return whose desk this request is for; only behind the guard `staff`."""
    found: Desk = g.desk
    return found
