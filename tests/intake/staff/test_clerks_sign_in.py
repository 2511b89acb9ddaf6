"""Clerks have accounts, see what is theirs, and are signed in for a while."""

from datetime import datetime, timedelta

import pytest
from argon2 import PasswordHasher
from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from intake import staff
from intake.catalogue import Catalogue
from intake.database import session_scope
from intake.municipalities import Municipality, load_profile
from intake.settings import HOUSE
from intake.staff import Clerk, passwords
from intake.staff.models import SignIn
from intake.wording.languages import load

EMAIL = "Fatima@Leek.example"


@pytest.fixture(scope="module")
def leek() -> Municipality:
    data = HOUSE / "data"
    catalogue = Catalogue.load(data / "services.yml")
    return load_profile(data / "municipalities" / "gemeente-leek.yml", catalogue, load(data))


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    hasher = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    monkeypatch.setattr(passwords, "_hasher", hasher)


@pytest.fixture
def fatima(engine: Engine, leek: Municipality, now: datetime) -> Clerk:
    return put(engine, leek, now)


def put(engine: Engine, leek: Municipality, now: datetime, **given: object) -> Clerk:
    usual = {"email": EMAIL, "name": "Fatima", "role": "clerk", "departments": ["wmo", "kcc"]}
    with session_scope(engine) as session:
        return staff.put_clerk(
            session,
            leek,
            **{"password": "secret", "now": now, **usual, **given},  # type: ignore[arg-type]
        )


def test_a_clerk_signs_in_whatever_the_case_of_the_address(
    engine: Engine, fatima: Clerk, now: datetime
) -> None:
    token = staff.sign_in(engine, " FATIMA@leek.example", "secret", now)
    found = staff.signed_in(engine, token, now)
    assert found is not None
    assert (found.id, found.email) == (fatima.id, "fatima@leek.example")


@pytest.mark.parametrize(
    ("email", "password"), [(EMAIL, "Secret"), ("x@y", "secret"), ("", ""), ("\0", "\0")]
)
def test_nobody_else_does(
    email: str, password: str, engine: Engine, fatima: Clerk, now: datetime
) -> None:
    with pytest.raises(staff.NotAClerk):
        staff.sign_in(engine, email, password, now)


def test_neither_password_nor_token_is_kept(engine: Engine, fatima: Clerk, now: datetime) -> None:
    token = staff.sign_in(engine, EMAIL, "secret", now)
    assert fatima.password_hash.startswith("$argon2id$")
    with session_scope(engine) as session:
        kept = session.scalars(select(SignIn)).one()
    assert token not in (kept.token_hash, fatima.password_hash)
    assert staff.signed_in(engine, kept.token_hash, now) is None


def test_changing_an_account_signs_it_out_and_keeps_its_id(
    engine: Engine, fatima: Clerk, leek: Municipality, now: datetime
) -> None:
    token = staff.sign_in(engine, EMAIL, "secret", now)
    again = put(engine, leek, now, name="Fatima E.", password="other")
    assert (again.id, again.name) == (fatima.id, "Fatima E.")
    assert staff.signed_in(engine, token, now) is None
    with pytest.raises(staff.NotAClerk):
        staff.sign_in(engine, EMAIL, "secret", now)


def test_who_is_gone_comes_back_with_a_new_account_only(
    engine: Engine, fatima: Clerk, leek: Municipality, now: datetime
) -> None:
    token = staff.sign_in(engine, EMAIL, "secret", now)
    with session_scope(engine) as session:
        assert staff.let_go(session, EMAIL, now)
        assert not staff.let_go(session, "nobody@leek.example", now)
    assert staff.signed_in(engine, token, now) is None
    with pytest.raises(staff.NotAClerk):
        staff.sign_in(engine, EMAIL, "secret", now)
    put(engine, leek, now)
    assert staff.sign_in(engine, EMAIL, "secret", now)


def test_sign_ins_that_are_over_are_forgotten(engine: Engine, fatima: Clerk, now: datetime) -> None:
    for hours in (0, 1, 2):
        staff.sign_in(engine, EMAIL, "secret", now + timedelta(hours=hours))
    with session_scope(engine) as session:
        assert session.scalar(select(func.count()).select_from(SignIn)) == 1


def test_a_hash_of_weaker_times_is_made_anew(
    engine: Engine, fatima: Clerk, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    stronger = PasswordHasher(time_cost=2, memory_cost=8, parallelism=1)
    monkeypatch.setattr(passwords, "_hasher", stronger)
    staff.sign_in(engine, EMAIL, "secret", now)
    with session_scope(engine) as session:
        kept = session.get_one(Clerk, fatima.id).password_hash
    assert "t=2" in kept
    assert staff.sign_in(engine, EMAIL, "secret", now)


def test_a_clerk_sees_their_departments_and_a_lead_all(
    engine: Engine, leek: Municipality, now: datetime, fatima: Clerk
) -> None:
    assert staff.departments_of(fatima, leek) == ("kcc", "wmo")
    lead = put(engine, leek, now, email="lena@x", role="lead", departments=[])
    assert staff.departments_of(lead, leek) == tuple(leek.departments)


def test_an_account_names_roles_and_departments_that_there_are(
    engine: Engine, leek: Municipality, now: datetime
) -> None:
    with pytest.raises(staff.UnknownRole):
        put(engine, leek, now, role="mayor")
    with pytest.raises(staff.UnknownDepartment):
        put(engine, leek, now, departments=["wmo", "isdn"])


def test_names_of_clerks_are_known_by_id(session: Session, fatima: Clerk) -> None:
    assert staff.names(session, [fatima.id, "nobody"]) == {fatima.id: "Fatima"}


def test_a_new_password_is_long_and_has_no_letters_that_look_alike() -> None:
    made = {staff.new_password() for _ in range(50)}
    assert len(made) == 50
    assert all(len(one) == 19 and not set(one) & set("il1o0") for one in made)
