"""Who passes at the desk: a clerk who is signed in, with forms that this browser was given."""

from collections.abc import Collection
from dataclasses import dataclass

from flask import g, request, session
from flask_wtf.csrf import CSRFProtect

from intake import references, takeover
from intake import staff as people
from intake.database import read_scope, session_scope
from intake.monitoring import storing
from intake.municipalities import Municipality
from intake.staff import Clerk
from webhook.guards import current_services
from webhook.services import Services

TOKEN = "sign_in"
"""Where the cookie holds the token of `intake.staff.sign_in`."""
LIVE = "/desk/live/"
"""What pages ask for by themselves: it keeps nobody signed in."""

csrf = CSRFProtect()


class SignInFirst(Exception):
    """Nobody is signed in here, or not any more."""


class NotYourPage(Exception):
    """Whoever is signed in has not the right that this page needs."""


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
    """Let in everybody who is signed in, and forms with this browser's token.

    Raises SignInFirst.
    """
    csrf.protect()
    token, services = session.get(TOKEN), current_services()
    if not token:
        raise SignInFirst
    by_hand = not request.path.startswith(LIVE)
    clerk = people.signed_in(services.engine, token, services.now(), by_hand=by_hand)
    if clerk is None:
        raise SignInFirst
    if people.may(clerk.role, people.Right.CASES):
        note_presence(services, clerk, _asked_for())
    profile = services.profiles.get(clerk.municipality)
    g.desk = Desk(clerk, profile, people.departments_of(clerk, profile))


def case_workers() -> None:
    """Let in whoever works cases; raise SignInFirst or NotYourPage."""
    _with(people.Right.CASES)


def editors() -> None:
    """Let in whoever changes what the assistant tells; raise SignInFirst or NotYourPage."""
    _with(people.Right.ANSWERS)


def leads() -> None:
    """Let in whoever decides on colleagues' work; raise SignInFirst or NotYourPage."""
    _with(people.Right.COLLEAGUES)


def figure_readers() -> None:
    """Let in whoever may read the figures; raise SignInFirst or NotYourPage."""
    _with(people.Right.FIGURES)


def administrators() -> None:
    """Let in whoever gives accounts; raise SignInFirst or NotYourPage."""
    _with(people.Right.STAFF)


def log_readers() -> None:
    """Let in whoever may read the logs; raise SignInFirst or NotYourPage."""
    _with(people.Right.LOGS)


def may(right: people.Right) -> bool:
    """Say whether whoever is signed in has a right; only behind `staff` or a guard of a right."""
    return people.may(desk().clerk.role, right)


def _with(right: people.Right) -> None:
    staff()
    if not may(right):
        raise NotYourPage


def _asked_for() -> str | None:
    asked = str((request.view_args or {}).get("reference", ""))
    return asked if references.is_valid(asked) else None


def note_presence(services: Services, clerk: Clerk, reference: str | None) -> None:
    """Note that this clerk is here, with which case: chats are offered to citizens by it.

    A page that listens counts, too; while nothing can be stored, nobody is kept from work.
    """
    now = services.now()
    with read_scope(services.engine) as session:
        noted = takeover.is_noted(session, clerk.id, reference, now)
    if not noted:
        with storing.where_possible(), session_scope(services.engine) as session:
            takeover.here(session, clerk.id, reference, now)


def desk() -> Desk:
    """Return whose desk this request is for; only behind `staff` or a guard of a right."""
    found: Desk = g.desk
    return found
