"""What the bot would say, and why."""

from collections.abc import Callable

import pytest

from intake.commands import ask

Capture = pytest.CaptureFixture[str]
Ask = Callable[..., str]


@pytest.fixture
def told(capsys: Capture) -> Ask:
    def run(*arguments: str) -> str:
        assert ask.main(arguments) == 0
        return capsys.readouterr().out

    return run


def test_ask_prints_what_is_said_and_why(told: Ask) -> None:
    out = told(
        "--municipality", "jobcenter-wuppertal", "--service", "refugee_first_application",
        "--at", "2016-09-01T10:00", "--status", "recognised", "--language", "de",
    )  # fmt: skip
    assert "says        Dafür gehen Sie zu zebera. Das ist jetzt voraussichtlich im Haus" in out
    assert "because     Ab September 2016" in out
    assert "rule=recognised_in_haus_der_integration" in out
    assert "(assumed)" in out


def test_ask_takes_local_time_and_prints_the_hours(told: Ask) -> None:
    leek = ("--municipality", "gemeente-leek", "--topic", "income", "--at")
    assert "open until 2014-02-06 10:30" in told(*leek, "2014-02-06T10:29")
    assert "closed, opens 2014-02-10 09:00" in told(*leek, "2014-02-06T10:31")


def test_ask_names_the_municipalities_there_are(capsys: Capture) -> None:
    assert ask.main(["--municipality", "gemeente-nergens"]) == 1
    assert "gemeente-leek" in capsys.readouterr().out


def test_ask_says_how_to_write_a_time(capsys: Capture) -> None:
    assert ask.main(["--municipality", "gemeente-leek", "--at", "gisteren"]) == 1
    assert "write it as 2014-02-06T10:29" in capsys.readouterr().out


def test_ask_uses_the_clock_of_the_system(told: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("INTAKE_NOW", "2014-02-06T10:29:00+01:00")
    out = told("--municipality", "gemeente-leek", "--topic", "income", "--at", "")
    assert "open until 2014-02-06 10:30" in out
