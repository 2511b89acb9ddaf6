"""`make kept` prints the register with the terms of the installation."""

import pytest

from intake.commands.privacy.kept import main


def test_the_terms_are_the_installations(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("INTAKE_RETENTION", "turns=14")
    assert main([]) == 0
    assert "14 days after it was said" in capsys.readouterr().out
    assert main(["--usual"]) == 0
    assert "28 days after it was said" in capsys.readouterr().out


def test_terms_that_cannot_be_read_are_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("INTAKE_RETENTION", "words=14")
    assert main([]) == 1
    assert "words=14" in capsys.readouterr().err
