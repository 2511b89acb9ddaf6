"""Accounts of people who sign in with OpenID Connect: who they are and may do, is told there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from intake.identity.provider import Group, OpenIdProvider
from intake.municipalities import Profiles
from intake.staff import sessions
from intake.staff.accounts import Rights, by_email, key_of, rights_of
from intake.staff.administration import acts, changes
from intake.staff.errors import AddressTaken, NoRole, NotAClerk
from intake.staff.models import Clerk

LONGEST_NAME, LONGEST_EMAIL = 120, 254


@dataclass(frozen=True)
class Person:
    """Somebody as their provider tells of them in an ID token (OpenID Connect Core 1.0, 5.1)."""

    subject: str
    """Issuer and subject: the address may change hands, these never do."""
    email: str
    is_proved: bool
    """Whether the provider says that the address is theirs."""
    name: str
    group: Group | None
    """What they may do here; None where the provider names no group that we know."""


def person(claims: Mapping[str, Any], provider: OpenIdProvider) -> Person:
    """Return whom these claims are about, which must have been verified before."""
    email = str(claims.get("email") or claims.get("preferred_username") or "")[:LONGEST_EMAIL]
    named = claims.get(provider.claim) or ()
    held = [named] if isinstance(named, str) else [str(one) for one in named]
    return Person(
        subject=f"{claims['iss']} {claims['sub']}",
        email=key_of(email),
        is_proved=claims.get("email_verified") is True,
        name=str(claims.get("name") or email.partition("@")[0])[:LONGEST_NAME],
        group=_joined([group for name, group in provider.groups.items() if name in held]),
    )


def come_in(session: Session, profiles: Profiles, one: Person, now: datetime) -> Clerk:
    """Return the account of this person as the provider has it now, a new one where none is.

    Other rights than before end what was open. Raises `NoRole`, `NotAClerk` for whoever has left,
    and `AddressTaken` where an account with a password has their address and the provider does not
    say that it is proved to be theirs.
    """
    if one.group is None:
        raise NoRole(one.subject)
    municipality = profiles.get(one.group.municipality)
    clerk = session.scalar(select(Clerk).where(Clerk.subject == one.subject))
    if clerk is None:
        clerk = _linked(session, one, now) or _joining(session, one, one.group, now)
    if not clerk.active:
        raise NotAClerk
    clerk.name = one.name
    rights = Rights(one.group.role, one.group.departments)
    changes.give_rights(session, municipality, clerk, rights, acts.OPENID, now)
    return clerk


def refuse(session: Session, one: Person, now: datetime) -> None:
    """End what is open of somebody to whom the provider gives no role any more, and note it."""
    clerk = session.scalar(select(Clerk).where(Clerk.subject == one.subject))
    if clerk is not None and sessions.end_all(session, clerk.id):
        acts.note(session, "refused", clerk, acts.OPENID, now)


def _joined(groups: Sequence[Group]) -> Group | None:
    """Return the first group, with the departments of all that give the same role there."""
    if not groups:
        return None
    first = groups[0]
    same = [
        one for one in groups if (one.municipality, one.role) == (first.municipality, first.role)
    ]
    every = tuple(dict.fromkeys(id_ for one in same for id_ in one.departments))
    return Group(first.municipality, first.role, every)


def _linked(session: Session, one: Person, now: datetime) -> Clerk | None:
    """Return the account that had this address before, from now on without its password."""
    clerk = by_email(session, one.email) if one.email else None
    if clerk is None:
        return None
    if clerk.subject is not None or not one.is_proved:
        raise AddressTaken(one.email)
    clerk.subject, clerk.password_hash = one.subject, ""
    sessions.end_all(session, clerk.id)
    acts.note(session, "linked", clerk, acts.OPENID, now)
    return clerk


def _joining(session: Session, one: Person, group: Group, now: datetime) -> Clerk:
    clerk = Clerk(
        id=str(uuid4()),
        email=one.email or one.subject[:LONGEST_EMAIL],
        name=one.name,
        municipality=group.municipality,
        role=group.role,
        departments=list(group.departments),
        password_hash="",
        subject=one.subject,
        active=True,
        created_at=now,
        updated_at=now,
    )
    session.add(clerk)
    session.flush()
    acts.note(session, "joined", clerk, acts.OPENID, now, **rights_of(clerk).codes)
    return clerk
