"""`make staff` gives accounts, changes them and takes them away."""

from collections.abc import Callable
from pathlib import Path

import pytest

from deploy import secret_files
from intake import staff
from intake.clock import Clock
from intake.database import connect
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
    assert (code, told) == (1, "no role mayor; there are clerk, lead and gone\n")


def test_who_is_gone_does_not_sign_in(make: Make, url: str) -> None:
    told = make(municipality="gemeente-leek")[1]
    assert make(role="gone") == (0, f"{EMAIL} can no longer sign in\n")
    engine = connect(url)
    with pytest.raises(staff.NotAClerk):
        staff.sign_in(engine, EMAIL, password(told), Clock().now())
    engine.dispose()
    assert make(role="gone", email="nobody@x")[0] == 1
