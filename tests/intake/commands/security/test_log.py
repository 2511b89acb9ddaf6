"""`make security-log` prints both logs of some days."""

from datetime import timedelta

import pytest

from intake.commands.privacy.installation import Installation
from intake.commands.security import log
from intake.database import session_scope
from intake.keeping import audit
from intake.security import log as security_log


def test_what_is_older_is_left_out(
    installation: Installation, capsys: pytest.CaptureFixture[str]
) -> None:
    now = installation.settings.clock.now()
    with session_scope(installation.engine) as session:
        security_log.note(session, "signed_in", now - timedelta(days=9), account="old")
        security_log.note(session, "signed_in", now - timedelta(days=3), account="new")
        audit.note(session, "exported", now)
    assert log.main([]) == 0
    assert [line.split("  ")[1] for line in capsys.readouterr().out.splitlines()] == [
        "signed_in",
        "exported",
    ]
    assert log.main(["--days", "30"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 3


def test_days_are_a_number(capsys: pytest.CaptureFixture[str]) -> None:
    assert log.main(["--days", "a week"]) == 1
    assert "DAYS" in capsys.readouterr().err
