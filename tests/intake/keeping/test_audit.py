"""The audit log says what was done and by whom, never with whose data."""

import logging
import os
from datetime import datetime

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from intake.keeping import audit
from intake.keeping.models import PrivacyAct


def test_a_line_counts_what_went(
    session: Session, now: datetime, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    audit.note(session, "forgotten", now, sought_by="phone", counts={"turns": 3, "cases": 0})
    act = session.scalars(select(PrivacyAct)).one()
    assert (act.act, act.sought_by, act.counts, act.at) == ("forgotten", "phone", {"turns": 3}, now)
    assert act.by == audit.operator()
    assert [record.getMessage() for record in caplog.records] == ["privacy act: forgotten"]


def test_a_user_without_a_name_has_a_number(monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody() -> str:
        raise KeyError("uid")

    monkeypatch.setattr("getpass.getuser", nobody)
    assert audit.operator() == str(os.getuid())
