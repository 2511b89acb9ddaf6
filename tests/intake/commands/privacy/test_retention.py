"""`make retention` shows what would go, and lets it go when that is confirmed."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from intake.clock import Clock
from intake.commands.privacy.installation import Installation
from intake.commands.privacy.retention import main
from intake.conversations import Turn
from intake.keeping import brake
from intake.keeping.models import PrivacyAct
from intake.worker import Sweeps
from tests.intake.commands.privacy.conftest import NOW
from tests.intake.commands.privacy.everything import TRACES, WORDS, lives, traces_left
from tests.intake.conftest import Book, OpenCase, Talk

LONG_AGO = NOW - timedelta(days=29)


@pytest.fixture
def stopped(
    installation: Installation, talk: Talk, monkeypatch: pytest.MonkeyPatch
) -> Installation:
    """An installation whose sweep stopped: of four conversations all are too old."""
    monkeypatch.setattr(brake, "FEW", 3)
    for _ in range(4):
        talk(now=LONG_AGO)
    assert Sweeps(installation.engine, installation.rasas, installation.settings).ours() is None
    return installation


def turns(session: Session) -> int:
    session.rollback()
    count = session.scalar(select(func.count()).select_from(Turn)) or 0
    session.rollback()
    return count


def test_what_stopped_is_shown_and_nothing_goes(
    stopped: Installation, session: Session, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([]) == 0
    shown = capsys.readouterr().out.splitlines()
    (line,) = [line for line in shown if line.startswith("turns")]
    assert line.split()[:4] == ["turns", "4", "of", "4"]
    assert line.endswith("stopped since 2026-03-11 09:00 UTC")
    assert "25%" in shown[-1]
    assert turns(session) == 4


def test_confirmed_it_goes_and_the_audit_log_counts_it(
    stopped: Installation, session: Session, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--confirm", "yes"]) == 0
    assert "turns                  4 deleted" in capsys.readouterr().out
    assert turns(session) == 0
    act = session.scalars(select(PrivacyAct)).one()
    assert (act.act, act.counts["turns"]) == ("swept", 4)
    session.rollback()


def test_without_settings_it_says_which_are_missing(
    installation: Installation, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("INTAKE_DATA_KEY")
    assert main([]) == 1
    assert "INTAKE_DATA_KEY" in capsys.readouterr().err


def test_when_all_terms_are_over_no_store_has_anything_left(
    installation: Installation, session: Session, talk: Talk, open_case: OpenCase, book: Book
) -> None:
    """A case that nobody closed too, when the desk has warned of it."""
    lives(session, installation.rasas, talk, open_case, book, NOW)
    session.close()
    stores = [installation.engine, installation.rasas]
    assert WORDS in traces_left(stores, TRACES)
    for days in (500, 560):
        clock = Clock(NOW + timedelta(days=days))
        later = replace(installation.settings, clock=clock)
        sweeps = Sweeps(installation.engine, installation.rasas, later, clock)
        assert sweeps.ours(confirmed=True) is not None
        assert sweeps.rasas_own(confirmed=True) is not None
        sweeps.tidy()
    assert traces_left(stores, TRACES) == []
