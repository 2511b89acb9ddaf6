"""What the tables of the desk keep."""

from datetime import datetime

from sqlalchemy import Engine, select

from intake import staff
from intake.database import session_scope
from intake.staff import Clerk
from intake.staff.models import SignIn
from tests.intake.staff.clerks import EMAIL


def test_neither_password_nor_token_is_kept(engine: Engine, fatima: Clerk, now: datetime) -> None:
    token = staff.sign_in(engine, EMAIL, "secret", now)
    assert fatima.password_hash.startswith("$argon2id$")
    with session_scope(engine) as session:
        kept = session.scalars(select(SignIn)).one()
    assert token not in (kept.token_hash, fatima.password_hash)
    assert staff.signed_in(engine, kept.token_hash, now) is None
