"""Text messages stop: to a number that gets too many, and from an installation that sent many."""

import logging
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from cryptography.fernet import Fernet
from sqlalchemy.orm import Session

from intake.messaging.text_limits import HOUR, TO_ONE_NUMBER, count, full, is_stopped
from intake.settings import SECRETS, Settings

KEY = Fernet.generate_key().decode()
SETTINGS = Settings.from_env({**dict.fromkeys(SECRETS, "of no account"), "INTAKE_DATA_KEY": KEY})
FEW = replace(SETTINGS, texts_an_hour=8)
ONE, OTHER, LEEK = "+31612345678", "+31687654321", "gemeente-leek"


def sent(session: Session, times: int, now: datetime, number: str = ONE) -> None:
    for _ in range(times):
        count(session, FEW, number, LEEK, now)


def test_one_number_gets_few_within_an_hour(session: Session, now: datetime) -> None:
    sent(session, TO_ONE_NUMBER - 1, now)
    assert full(session, FEW, ONE, now) is None
    sent(session, 1, now)
    assert full(session, FEW, ONE, now) == "too_many"
    assert full(session, FEW, OTHER, now) is None
    assert full(session, FEW, ONE, now + HOUR) is None


def test_the_whole_installation_stops_and_says_so_once(
    session: Session, now: datetime, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.WARNING)
    for number in range(8):
        assert full(session, FEW, OTHER, now) is None
        sent(session, 1, now, f"+3161234567{number}")
    assert full(session, FEW, OTHER, now) == "stopped"
    assert is_stopped(session, FEW, now + timedelta(minutes=59))
    assert not is_stopped(session, FEW, now + HOUR)
    sent(session, 3, now)
    [record] = caplog.records
    assert record.getMessage() == "limit reached"
    facts = {"what": "texts", "by": "all", "municipality": LEEK}
    assert record.facts == facts  # type: ignore[attr-defined]


def test_nought_sends_none_at_all(session: Session, now: datetime) -> None:
    assert full(session, replace(SETTINGS, texts_an_hour=0), ONE, now) == "stopped"
