"""Who passes at the desk: a clerk who is signed in, with forms that this browser was given."""

from collections.abc import Collection
from dataclasses import dataclass

from flask import g, request, session
from flask_wtf.csrf import CSRFProtect

from intake import staff as people
from intake.municipalities import Municipality
from intake.staff import Clerk
from webhook.guards import current_services

TOKEN = "sign_in"
"""Where the cookie holds the token of `intake.staff.sign_in`."""
LIVE = "/desk/live/"
"""What pages ask for by themselves: it keeps nobody signed in."""

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
    profile = services.profiles.get(clerk.municipality)
    g.desk = Desk(clerk, profile, people.departments_of(clerk, profile))


def desk() -> Desk:
    """Return whose desk this request is for; only behind the guard `staff`."""
    found: Desk = g.desk
    return found
