"""Codes of a telephone, and spare ones."""

from datetime import datetime, timedelta

import pyotp
import pytest
from sqlalchemy import Engine, select

from intake.database import read_scope, session_scope
from intake.staff import Clerk, WrongCode, second_factor
from intake.staff.models import RecoveryCode, SecondFactor
from tests.intake.conftest import KEY

STEP = timedelta(seconds=30)


def code(secret: str, at: datetime) -> str:
    return pyotp.TOTP(secret).at(at)


@pytest.fixture
def secret(engine: Engine, fatima: Clerk, now: datetime) -> str:
    """What Fatima's telephone and we share; its first code was given two minutes ago."""
    secret, then = second_factor.begin(engine, fatima.id, KEY), now - 4 * STEP
    second_factor.confirm(engine, fatima.id, code(secret, then), KEY, then)
    return secret


def test_nothing_counts_before_a_first_code(engine: Engine, fatima: Clerk, now: datetime) -> None:
    secret = second_factor.begin(engine, fatima.id, KEY)
    assert second_factor.begin(engine, fatima.id, KEY) == secret
    with pytest.raises(WrongCode):
        second_factor.confirm(engine, fatima.id, "000000", KEY, now)
    with read_scope(engine) as session:
        assert not second_factor.is_set(session, fatima.id)
    second_factor.confirm(engine, fatima.id, code(secret, now), KEY, now)
    with read_scope(engine) as session:
        assert second_factor.is_set(session, fatima.id)


def test_a_code_counts_once(engine: Engine, fatima: Clerk, secret: str, now: datetime) -> None:
    second_factor.check(engine, fatima.id, code(secret, now), KEY, now)
    for at in (now, now - STEP):
        with pytest.raises(WrongCode):
            second_factor.check(engine, fatima.id, code(secret, at), KEY, now)
    second_factor.check(engine, fatima.id, code(secret, now + STEP), KEY, now)


def test_the_code_that_set_it_up_does_not_sign_in(
    engine: Engine, fatima: Clerk, now: datetime
) -> None:
    secret = second_factor.begin(engine, fatima.id, KEY)
    second_factor.confirm(engine, fatima.id, code(secret, now), KEY, now)
    with pytest.raises(WrongCode):
        second_factor.check(engine, fatima.id, code(secret, now), KEY, now)


@pytest.mark.parametrize(("off", "fits"), [(-2, False), (-1, True), (1, True), (2, False)])
def test_a_telephones_clock_may_be_half_a_minute_wrong(
    off: int, fits: bool, engine: Engine, fatima: Clerk, secret: str, now: datetime
) -> None:
    given = code(secret, now + off * STEP)
    if fits:
        second_factor.check(engine, fatima.id, f" {given[:3]} {given[3:]}", KEY, now)
        return
    with pytest.raises(WrongCode):
        second_factor.check(engine, fatima.id, given, KEY, now)


@pytest.mark.parametrize("odd", ["", "12345", "1234567", "١٢٣٤٥٦", "abc", "\u00e9" * 12])
def test_odd_words_are_no_code(
    odd: str, engine: Engine, fatima: Clerk, secret: str, now: datetime
) -> None:
    with pytest.raises(WrongCode):
        second_factor.check(engine, fatima.id, odd, KEY, now)


def test_a_spare_code_lets_in_once(engine: Engine, fatima: Clerk, now: datetime) -> None:
    secret = second_factor.begin(engine, fatima.id, KEY)
    spare = second_factor.confirm(engine, fatima.id, code(secret, now), KEY, now)
    assert len(set(spare)) == second_factor.SPARE
    second_factor.check(engine, fatima.id, spare[3].upper(), KEY, now)
    with pytest.raises(WrongCode):
        second_factor.check(engine, fatima.id, spare[3], KEY, now)
    with read_scope(engine) as session:
        assert second_factor.spare_left(session, fatima.id) == second_factor.SPARE - 1
    fresh = second_factor.renew_spare(engine, fatima.id)
    with pytest.raises(WrongCode):
        second_factor.check(engine, fatima.id, spare[4], KEY, now)
    second_factor.check(engine, fatima.id, fresh[0], KEY, now)


def test_a_new_telephone_takes_the_olds_place_with_its_first_code_only(
    engine: Engine, fatima: Clerk, secret: str, now: datetime
) -> None:
    new = second_factor.begin(engine, fatima.id, KEY)
    assert new != secret
    second_factor.check(engine, fatima.id, code(secret, now), KEY, now)
    later = now + 10 * STEP
    second_factor.confirm(engine, fatima.id, code(new, later), KEY, later)
    with pytest.raises(WrongCode):
        second_factor.check(engine, fatima.id, code(secret, later + STEP), KEY, later + STEP)
    second_factor.check(engine, fatima.id, code(new, later + STEP), KEY, later + STEP)


def test_neither_secret_nor_spare_code_is_kept_as_it_is(
    engine: Engine, fatima: Clerk, now: datetime
) -> None:
    secret = second_factor.begin(engine, fatima.id, KEY)
    spare = second_factor.confirm(engine, fatima.id, code(secret, now), KEY, now)
    with read_scope(engine) as session:
        kept = session.get_one(SecondFactor, fatima.id)
        hashes = session.scalars(select(RecoveryCode.code_hash)).all()
    assert kept.secret and secret not in kept.secret
    assert all(one.startswith("$argon2id$") for one in hashes)
    assert not any(word in one for word in spare for one in hashes)


def test_what_is_taken_away_lets_nobody_in(
    engine: Engine, fatima: Clerk, secret: str, now: datetime
) -> None:
    with session_scope(engine) as session:
        second_factor.remove(session, fatima.id)
        assert not second_factor.is_set(session, fatima.id)
        assert second_factor.spare_left(session, fatima.id) == 0
    with pytest.raises(WrongCode):
        second_factor.check(engine, fatima.id, code(secret, now), KEY, now)


def test_an_app_shows_whose_code_it_is() -> None:
    told = second_factor.address(
        "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP", "fatima@leek.example", "Gemeente Leek"
    )
    assert told.startswith("otpauth://totp/Gemeente%20Leek:fatima%40leek.example?secret=JBSWY3D")
    assert "issuer=Gemeente%20Leek" in told
