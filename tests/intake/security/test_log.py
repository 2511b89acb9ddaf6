"""The security log names accounts, and nobody else."""

import logging
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from intake.keeping import audit
from intake.keeping.terms import RetentionPolicy
from intake.security import log as security_log
from intake.security.log import SecurityEvent
from intake.worker.ages import KINDS

ACCOUNT = "6a2f9a5e-0000-4000-8000-000000000001"


def test_a_line_is_kept_and_told(
    session: Session, now: datetime, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO):
        security_log.note(
            session, "signed_in", now, account=ACCOUNT, origin="net:0f", detail="x" * 99
        )
    row = session.scalars(select(SecurityEvent)).one()
    assert (row.event, row.account, row.at, len(row.detail)) == ("signed_in", ACCOUNT, now, 64)
    (told,) = caplog.records
    assert told.getMessage() == "security: signed_in"
    assert told.facts == {"account": ACCOUNT, "origin": "net:0f", "detail": "x" * 64}  # type: ignore[attr-defined]


def test_both_logs_are_printed_as_one_in_order(session: Session, now: datetime) -> None:
    minute = timedelta(minutes=1)
    audit.note(session, "forgotten", now, sought_by="phone", counts={"turns": 3, "cases": 1})
    security_log.note(
        session, "rights_changed", now - minute, account="a", by="root", detail="lead"
    )
    security_log.note(session, "signed_out", now - 60 * minute, account="a")
    first, second = security_log.lines(session, now - 2 * minute)
    assert first == "2026-03-11T08:59:00+00:00  rights_changed  a  root  -  lead"
    assert second.startswith("2026-03-11T09:00:00+00:00  forgotten  -  ")
    assert second.endswith("by phone, 4 rows")


def test_a_line_goes_after_a_year(session: Session, now: datetime) -> None:
    security_log.note(session, "signed_in", now, account=ACCOUNT)
    (kind,) = (kind for kind in KINDS if kind.name == "security")
    day = timedelta(days=1)
    assert kind.due(session, now + 365 * day, RetentionPolicy()).rows == 0
    assert kind.due(session, now + 366 * day, RetentionPolicy()).rows == 1
