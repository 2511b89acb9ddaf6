"""The second factor of an account with a password: codes of a telephone (TOTP), and spare ones.

RFC 6238 as every authenticator app does it: SHA-1, six digits, half a minute.
"""

import hmac
import re
from datetime import datetime

import pyotp
from sqlalchemy import Engine, delete, func, select
from sqlalchemy.orm import Session

from intake.contacts import seal, unseal
from intake.database import read_scope, session_scope
from intake.staff import passwords
from intake.staff.errors import WrongCode
from intake.staff.models import RecoveryCode, SecondFactor

STEP = 30
"""Seconds that a code is shown."""
DRIFT = 1
"""Steps by which a telephone's clock may be wrong, either way (RFC 6238, 5.2)."""
SPARE, SPARE_GROUPS = 10, 3
"""How many recovery codes there are, and their groups of four letters: 59 bits."""
DIGITS = re.compile("[0-9]{6}")


def is_set(session: Session, staff_id: str) -> bool:
    """Say whether this account has a second factor."""
    row = session.get(SecondFactor, staff_id)
    return row is not None and row.secret is not None


def begin(engine: Engine, staff_id: str, data_key: str) -> str:
    """Return the secret that is being set up, a new one where none is; nothing counts on it yet."""
    with session_scope(engine) as session:
        row = session.get(SecondFactor, staff_id, with_for_update=True)
        if row is None:
            row = SecondFactor(staff_id=staff_id, last_step=0)
            session.add(row)
        if row.begun is None:
            row.begun = seal(data_key, pyotp.random_base32())
        return unseal(data_key, row.begun)


def address(secret: str, email: str, place: str) -> str:
    """Return what a QR code tells an authenticator app, with the names that it shows."""
    return pyotp.TOTP(secret).provisioning_uri(name=email, issuer_name=place)


def confirm(engine: Engine, staff_id: str, code: str, data_key: str, now: datetime) -> list[str]:
    """Let the secret that was begun count from now on; return fresh recovery codes.

    Raises `WrongCode` where the code is not one of it.
    """
    spare = _made()
    with session_scope(engine) as session:
        row = session.get(SecondFactor, staff_id, with_for_update=True)
        step = _step(unseal(data_key, row.begun), code, now) if row and row.begun else None
        if row is None or step is None:
            raise WrongCode
        row.secret, row.begun, row.last_step = row.begun, None, step
        _put(session, staff_id, spare)
    return list(spare)


def check(engine: Engine, staff_id: str, code: str, data_key: str, now: datetime) -> None:
    """Take a code of the telephone, or a recovery code; each counts once. Raises `WrongCode`."""
    digits = re.sub(r"\s", "", code)
    if DIGITS.fullmatch(digits):
        _take(engine, staff_id, digits, data_key, now)
    else:
        _take_spare(engine, staff_id, code.strip().lower())


def renew_spare(engine: Engine, staff_id: str) -> list[str]:
    """Return fresh recovery codes; those from before open nothing any more."""
    spare = _made()
    with session_scope(engine) as session:
        _put(session, staff_id, spare)
    return list(spare)


def spare_left(session: Session, staff_id: str) -> int:
    """Return how many recovery codes have not been used."""
    theirs = select(func.count()).select_from(RecoveryCode).where(RecoveryCode.staff_id == staff_id)
    return session.scalar(theirs) or 0


def remove(session: Session, staff_id: str) -> None:
    """Forget the second factor of an account, and its recovery codes."""
    session.execute(delete(SecondFactor).where(SecondFactor.staff_id == staff_id))
    session.execute(delete(RecoveryCode).where(RecoveryCode.staff_id == staff_id))


def _take(engine: Engine, staff_id: str, code: str, data_key: str, now: datetime) -> None:
    with session_scope(engine) as session:
        row = session.get(SecondFactor, staff_id, with_for_update=True)
        step = _step(unseal(data_key, row.secret), code, now) if row and row.secret else None
        if row is None or step is None or step <= row.last_step:
            raise WrongCode
        row.last_step = step


def _take_spare(engine: Engine, staff_id: str, code: str) -> None:
    with read_scope(engine) as session:
        kept = session.scalars(select(RecoveryCode).where(RecoveryCode.staff_id == staff_id)).all()
    # Outside any transaction, as with passwords: hashing takes long.
    found = next((one.id for one in kept if passwords.fits(one.code_hash, code)), None)
    with session_scope(engine) as session:
        used = session.get(RecoveryCode, found, with_for_update=True) if found else None
        if used is None:
            raise WrongCode
        session.delete(used)


def _step(secret: str, code: str, now: datetime) -> int | None:
    """Return the step whose code this is, near to `now`; None for none."""
    totp, this = pyotp.TOTP(secret), int(now.timestamp()) // STEP
    near = range(this - DRIFT, this + DRIFT + 1)
    digits = re.sub(r"\s", "", code)
    fits = (step for step in near if hmac.compare_digest(totp.generate_otp(step), digits))
    return next(fits, None) if digits.isascii() else None


def _made() -> dict[str, str]:
    """Return recovery codes with their hashes."""
    codes = (passwords.random_letters(SPARE_GROUPS) for _ in range(SPARE))
    return {code: passwords.hash_password(code) for code in codes}


def _put(session: Session, staff_id: str, spare: dict[str, str]) -> None:
    session.execute(delete(RecoveryCode).where(RecoveryCode.staff_id == staff_id))
    session.add_all(RecoveryCode(staff_id=staff_id, code_hash=one) for one in spare.values())
