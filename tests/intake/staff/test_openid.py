"""Accounts of people whom a provider vouches for."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine

from intake import staff
from intake.catalogue import Catalogue
from intake.database import read_scope, session_scope
from intake.identity.provider import OpenIdProvider, read
from intake.municipalities import Municipality, Profiles
from intake.settings import ROOT
from intake.staff import Clerk, openid
from intake.staff.administration import acts
from intake.staff.errors import AddressTaken, NoRole, NotAClerk
from tests.intake.staff.clerks import EMAIL

GROUPS = (
    "wmo=gemeente-leek:clerk:wmo kcc=gemeente-leek:clerk:kcc"
    " leads=gemeente-leek:lead elsewhere=antwerpen:clerk:wmo"
)
ISSUER = "https://login.example"
ComeIn = Callable[..., Clerk]


@pytest.fixture(scope="session")
def provider() -> OpenIdProvider:
    found = read(ISSUER, "intake", "secret", "groups", GROUPS, production=True)
    assert found is not None
    return found


@pytest.fixture(scope="session")
def profiles() -> Profiles:
    folder: Path = ROOT / "data"
    return Profiles(folder / "municipalities", Catalogue.load(folder / "services.yml"), "test")


def claims(**given: Any) -> dict[str, Any]:
    usual = {"iss": ISSUER, "sub": "17", "email": EMAIL, "name": "Fatima", "groups": ["wmo"]}
    return {**usual, **given}


@pytest.fixture
def come_in(engine: Engine, profiles: Profiles, provider: OpenIdProvider, now: datetime) -> ComeIn:
    def go(**given: Any) -> Clerk:
        with session_scope(engine) as session:
            person = openid.person(claims(**given), provider)
            return openid.come_in(session, profiles, person, now)

    return go


def noted(engine: Engine, clerk: Clerk) -> list[str]:
    with read_scope(engine) as session:
        return [row.act for row in acts.of_account(session, clerk.id, most=9)]


def test_whoever_is_new_gets_an_account_without_a_password(
    engine: Engine, come_in: ComeIn, now: datetime
) -> None:
    clerk = come_in()
    assert (clerk.role, clerk.departments, clerk.email) == ("clerk", ["wmo"], EMAIL.lower())
    assert noted(engine, clerk) == ["joined"]
    with pytest.raises(NotAClerk):
        staff.sign_in(engine, EMAIL, "", now)


def test_whoever_is_in_several_groups_has_all_their_departments(come_in: ComeIn) -> None:
    assert come_in(groups=["kcc", "elsewhere", "wmo", "other"]).departments == ["wmo", "kcc"]


def test_the_first_group_decides_on_the_role(come_in: ComeIn) -> None:
    assert come_in(groups=["leads", "wmo"]).role == "clerk"
    assert come_in(groups="leads").role == "lead"


def test_another_role_ends_what_was_open(engine: Engine, come_in: ComeIn, now: datetime) -> None:
    clerk = come_in()
    with session_scope(engine) as session:
        token = staff.signing_in.begin(session, clerk.id, now, how="openid")
    assert come_in().id == clerk.id
    assert staff.signed_in(engine, token, now)
    assert come_in(groups=["leads"]).id == clerk.id
    assert staff.signed_in(engine, token, now) is None
    assert noted(engine, clerk) == ["changed", "joined"]


def test_the_subject_is_who_they_are_and_not_the_address(come_in: ComeIn) -> None:
    clerk = come_in()
    assert come_in(email="another@leek.example", name="F.").id == clerk.id
    with pytest.raises(AddressTaken):
        come_in(sub="18", email_verified=True)


def test_an_address_with_a_password_is_linked_only_where_it_is_proved(
    engine: Engine, fatima: Clerk, come_in: ComeIn, now: datetime
) -> None:
    for doubtful in ({}, {"email_verified": False}, {"email_verified": "true"}):
        with pytest.raises(AddressTaken):
            come_in(**doubtful)
    assert staff.sign_in(engine, EMAIL, "secret", now)
    assert come_in(email_verified=True).id == fatima.id
    with pytest.raises(NotAClerk):
        staff.sign_in(engine, EMAIL, "secret", now)


def test_who_has_left_stays_out(engine: Engine, come_in: ComeIn, now: datetime) -> None:
    come_in()
    with session_scope(engine) as session:
        staff.let_go(session, EMAIL, now)
    with pytest.raises(NotAClerk):
        come_in()


def test_without_a_group_nobody_comes_in_and_what_was_open_ends(
    engine: Engine, come_in: ComeIn, provider: OpenIdProvider, now: datetime
) -> None:
    clerk = come_in()
    with session_scope(engine) as session:
        token = staff.signing_in.begin(session, clerk.id, now, how="openid")
    for groups in ([], ["other"], None, "no"):
        with pytest.raises(NoRole):
            come_in(groups=groups)
    with session_scope(engine) as session:
        openid.refuse(session, openid.person(claims(groups=[]), provider), now)
    assert staff.signed_in(engine, token, now) is None
    assert noted(engine, clerk) == ["refused", "joined"]


def test_without_an_address_the_subject_stands_for_it(come_in: ComeIn, leek: Municipality) -> None:
    clerk = come_in(email=None, preferred_username=None, name="")
    assert (clerk.email, clerk.municipality) == (f"{ISSUER} 17", leek.id)
    assert come_in(sub="9", email=None, name="", preferred_username="Joost@x").name == "Joost"
