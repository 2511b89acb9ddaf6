"""Accounts at the desk of Leek."""

from datetime import datetime

from sqlalchemy import Engine

from intake import staff
from intake.database import session_scope
from intake.municipalities import Municipality
from intake.staff import Clerk

EMAIL = "Fatima@Leek.example"


def put(engine: Engine, leek: Municipality, now: datetime, **given: object) -> Clerk:
    """Give Fatima an account at the desk, or whom is told."""
    usual = {"email": EMAIL, "name": "Fatima", "role": "clerk", "departments": ["wmo", "kcc"]}
    with session_scope(engine) as session:
        return staff.put_clerk(
            session,
            leek,
            **{"password": "secret", "now": now, **usual, **given},  # type: ignore[arg-type]
        )
