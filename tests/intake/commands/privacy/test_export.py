"""`make export` gives all that is kept of somebody, to be read by them and by a machine."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from intake.commands.privacy.export import main
from intake.commands.privacy.installation import Installation
from intake.keeping.models import PrivacyAct
from tests.intake.commands.privacy.conftest import NOW
from tests.intake.commands.privacy.everything import ADDRESS, NAME, PHONE, SAID_LATE, WORDS, lives
from tests.intake.conftest import Book, OpenCase, Talk


@pytest.fixture
def run(
    installation: Installation,
    session: Session,
    talk: Talk,
    open_case: OpenCase,
    book: Book,
    tmp_path: Path,
) -> Callable[..., Path]:
    """Exports a citizen of whom every store has something, and gives the folder."""
    lives(session, installation.rasas, talk, open_case, book, NOW)
    session.close()

    def export(*given: str) -> Path:
        assert main([*given, "--out", str(tmp_path / "out")]) == 0
        return tmp_path / "out"

    return export


def test_all_of_it_is_in_the_file_for_machines(run: Callable[..., Path]) -> None:
    document: dict[str, Any] = json.loads((run("--phone", PHONE) / "export.json").read_text())
    # Both begin in the same moment: the call is the one with a case.
    call, thread = sorted(document["conversations"], key=lambda one: "cases" not in one["rows"])
    assert call["contact"] == {"name": NAME, "phone": PHONE, "address": ADDRESS}
    assert [turn["text"] for turn in call["rows"]["turns"]] == [WORDS]
    assert [event["data"] for event in call["rasa_events"]] == [WORDS]
    assert call["rows"]["outbox"][0]["values"] == {"text": SAID_LATE}
    assert {"cases", "case_history", "appointments", "programme_interests"} <= set(call["rows"])
    assert [turn["sender"] for turn in thread["rows"]["turns"]] == ["citizen", "bot"]


def test_a_citizen_can_read_the_page(run: Callable[..., Path]) -> None:
    page = (run("--phone", PHONE) / "export.html").read_text("utf-8")
    assert '<html lang="nl">' in page
    for told in (NAME, PHONE, WORDS, SAID_LATE, "u wilt gebeld worden", "11-3-2026, 10.00 uur"):
        assert told in page
    assert "Gemeente Leek" in page or "gemeente Leek" in page


def test_a_clerks_id_is_not_the_citizens(run: Callable[..., Path]) -> None:
    assert "anna" not in (run("--phone", PHONE) / "export.json").read_text()


def test_nobody_else_can_read_the_files(run: Callable[..., Path]) -> None:
    folder = run("--phone", PHONE)
    assert {file.stat().st_mode & 0o777 for file in folder.iterdir()} == {0o600}
    run("--phone", PHONE)  # a second time writes them anew


def test_the_audit_log_counts_what_was_given(
    run: Callable[..., Path], session: Session, capsys: pytest.CaptureFixture[str]
) -> None:
    run("--phone", PHONE)
    act = session.scalars(select(PrivacyAct)).one()
    session.close()
    assert (act.act, act.sought_by, act.counts["turns"]) == ("exported", "phone", 3)
    assert NAME not in capsys.readouterr().out


def test_of_nobody_nothing_is_written(
    run: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    assert not run("--phone", "+31687654321").exists()
    assert "nothing is kept under this phone" in capsys.readouterr().out


def test_who_is_meant_must_be_clear(run: Callable[..., Path], tmp_path: Path) -> None:
    assert main(["--name", NAME, "--out", str(tmp_path / "out")]) == 1
