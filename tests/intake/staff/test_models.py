"""What the tables of the desk keep."""

from datetime import datetime

import pytest
from argon2 import PasswordHasher
from sqlalchemy import Engine, select

from intake import staff
from intake.catalogue import Catalogue
from intake.database import session_scope
from intake.municipalities import Municipality, load_profile
from intake.settings import ROOT
from intake.staff import Clerk, passwords
from intake.staff.models import SignIn
from intake.wording.languages import load

EMAIL = "Fatima@Leek.example"


@pytest.fixture(scope="module")
def leek() -> Municipality:
    data = ROOT / "data"
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


def test_neither_password_nor_token_is_kept(engine: Engine, fatima: Clerk, now: datetime) -> None:
    token = staff.sign_in(engine, EMAIL, "secret", now)
    assert fatima.password_hash.startswith("$argon2id$")
    with session_scope(engine) as session:
        kept = session.scalars(select(SignIn)).one()
    assert token not in (kept.token_hash, fatima.password_hash)
    assert staff.signed_in(engine, kept.token_hash, now) is None
