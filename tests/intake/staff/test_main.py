"""`make staff` gives accounts, changes them and takes them away."""

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from deploy import secret_files
from intake import cases, conversations, references, staff
from intake.cases import CaseDraft
from intake.clock import Clock
from intake.database import connect, session_scope
from intake.staff.__main__ import main

EMAIL = "fatima@leek.example"
Make = Callable[..., tuple[int, str]]


@pytest.fixture
def url(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    url = f"sqlite:///{tmp_path / 'intake.db'}"
    for name, value in {**secret_files.fresh(), "INTAKE_DATABASE_URL": url}.items():
        monkeypatch.setenv(name, value)
    return url


@pytest.fixture
def make(url: str, capsys: pytest.CaptureFixture[str]) -> Make:
    def run(**said: str) -> tuple[int, str]:
        code = main([f"--{name}={value}" for name, value in {"email": EMAIL, **said}.items()])
        return code, capsys.readouterr().out

    return run


def draft_of(session: Session, conversation_id: str) -> CaseDraft:
    return CaseDraft(
        conversation_id=conversation_id,
        reference=references.reference_for(session, conversation_id),
        municipality="gemeente-leek",
        department="wmo",
        topic="support",
        service=None,
        intent=None,
        language="nl",
        channel="chat",
        summary="Wil hulp in huis.",
        reason="person_wanted",
    )


def password(told: str) -> str:
    return told.split("password")[1].strip()


def test_the_password_that_is_told_opens_the_desk(make: Make, url: str) -> None:
    code, told = make(municipality="gemeente-leek", departments="wmo, kcc", name="Fatima")
    assert (code, told.splitlines()[0]) == (0, "Fatima, clerk at Gemeente Leek, sees: kcc, wmo")
    engine = connect(url)
    assert staff.sign_in(engine, EMAIL, password(told), Clock().now())
    engine.dispose()


def test_what_is_not_said_stays_as_it_was(make: Make) -> None:
    make(municipality="gemeente-leek", departments="wmo", name="Fatima")
    assert "Fatima, clerk at Gemeente Leek, sees: wmo" in make()[1]
    assert "Fatima, lead at Gemeente Leek, sees: kcc," in make(role="lead")[1]
    assert "Fatima, clerk at Gemeente Leek, sees: isd" in make(departments="isd")[1]


def test_without_departments_the_first_account_sees_all(make: Make) -> None:
    assert "fatima, lead at Gemeente Leek" in make(municipality="gemeente-leek")[1]


def test_what_is_not_there_is_said(make: Make) -> None:
    code, told = make()
    assert (code, "say MUNICIPALITY= as one of gemeente-leek," in told) == (1, True)
    code, told = make(municipality="gemeente-leek", departments="wmoo")
    assert (code, told.startswith("no department wmoo; there are kcc,")) == (1, True)
    code, told = make(municipality="gemeente-leek", role="mayor")
    there = "clerk, lead, editor, auditor, administrator and gone"
    assert (code, told) == (1, f"no role mayor; there are {there}\n")


def test_who_is_gone_does_not_sign_in(make: Make, url: str) -> None:
    told = make(municipality="gemeente-leek")[1]
    assert make(role="gone") == (0, f"{EMAIL} can no longer sign in\n")
    engine = connect(url)
    with pytest.raises(staff.NotAClerk):
        staff.sign_in(engine, EMAIL, password(told), Clock().now())
    engine.dispose()
    assert make(role="gone", email="nobody@x")[0] == 1


def test_who_is_gone_leaves_open_cases_to_others(make: Make, url: str) -> None:
    make(municipality="gemeente-leek")
    engine, now = connect(url), Clock().now()
    with session_scope(engine) as session:
        clerk = staff.by_email(session, EMAIL)
        assert clerk is not None
        conversation = conversations.open_conversation(
            session, municipality="gemeente-leek", channel="chat", language="nl", locale="nl-NL",
            now=now,
        )  # fmt: skip
        case = cases.open_case(session, draft_of(session, conversation.id), now)
        reference = cases.claim(session, case.reference, clerk.id, case.version, now).reference
    assert "cases that wait for somebody else now: 1" in make(role="gone")[1]
    with session_scope(engine) as session:
        freed = cases.get(session, reference)
        assert (freed.status, freed.owner) == ("open", None)
    engine.dispose()
