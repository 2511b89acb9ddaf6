"""A link that gives its holder a password once."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import Engine, select

from intake import staff
from intake.database import read_scope, session_scope
from intake.municipalities import Municipality
from intake.staff import Clerk
from intake.staff.accounts import Rights
from intake.staff.administration import changes, invitations
from intake.staff.errors import AddressTaken, NoInvitation
from intake.staff.models import Invitation
from tests.intake.staff.clerks import EMAIL, put

NEW = "nieuw@leek.example"


@pytest.fixture
def wouter(engine: Engine, leek: Municipality, now: datetime) -> Clerk:
    given = {"email": "wouter@leek.example", "name": "Wouter", "role": "administrator"}
    return put(engine, leek, now, **given, departments=[])


def invite(engine: Engine, leek: Municipality, by: Clerk, now: datetime, email: str = NEW) -> str:
    with session_scope(engine) as session:
        rights = Rights("clerk", ["wmo"])
        return invitations.invite(session, leek, by, now, email=email, name="N", rights=rights)[1]


def test_the_link_gives_a_password_that_nobody_else_saw(
    engine: Engine, leek: Municipality, wouter: Clerk, now: datetime
) -> None:
    token = invite(engine, leek, wouter, now)
    with pytest.raises(staff.NotAClerk):
        staff.sign_in(engine, NEW, "", now)
    with read_scope(engine) as session:
        assert invitations.invited(session, token, now).email == NEW
        assert token not in session.scalars(select(Invitation.token_hash)).one()
    clerk, password = invitations.accept(engine, token, now)
    assert (clerk.role, clerk.departments) == ("clerk", ["wmo"])
    assert staff.sign_in(engine, NEW, password, now)


def test_it_works_once_and_for_three_days(
    engine: Engine, leek: Municipality, wouter: Clerk, now: datetime
) -> None:
    token = invite(engine, leek, wouter, now)
    late = now + timedelta(days=3)
    for at, word in ((late, token), (now, "made-up")):
        with pytest.raises(NoInvitation):
            invitations.accept(engine, word, at)
    invitations.accept(engine, token, late - timedelta(seconds=1))
    with pytest.raises(NoInvitation):
        invitations.accept(engine, token, now)


def test_a_new_link_ends_the_old_password_and_the_old_link(
    engine: Engine, leek: Municipality, fatima: Clerk, wouter: Clerk, now: datetime
) -> None:
    open_ = staff.sign_in(engine, EMAIL, "secret", now)
    links = []
    for _ in range(2):
        with session_scope(engine) as session:
            clerk = session.get_one(Clerk, fatima.id)
            links.append(invitations.invite_again(session, clerk, wouter, now))
    assert staff.signed_in(engine, open_, now) is None
    with pytest.raises(staff.NotAClerk):
        staff.sign_in(engine, EMAIL, "secret", now)
    with pytest.raises(NoInvitation):
        invitations.accept(engine, links[0], now)
    invitations.accept(engine, links[1], now)


def test_an_address_has_one_account(
    engine: Engine, leek: Municipality, fatima: Clerk, wouter: Clerk, now: datetime
) -> None:
    with pytest.raises(AddressTaken):
        invite(engine, leek, wouter, now, email=EMAIL.upper())


def test_the_link_of_whoever_left_leads_nowhere(
    engine: Engine, leek: Municipality, wouter: Clerk, now: datetime
) -> None:
    token = invite(engine, leek, wouter, now)
    with session_scope(engine) as session:
        clerk = staff.by_email(session, NEW)
        assert clerk is not None
        changes.leave(session, clerk, wouter, now)
    with pytest.raises(NoInvitation):
        invitations.accept(engine, token, now)
