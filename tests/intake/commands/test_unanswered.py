"""`make unanswered` prints what was asked most and not answered."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from intake.answer_bank.misses import note_miss
from intake.commands.migrate import upgrade
from intake.commands.unanswered import main
from intake.database import connect, session_scope
from intake.municipalities import Municipality
from intake.settings import SECRETS
from tests.our_words import DATA

NOON = datetime.fromisoformat("2027-03-15T12:00:00+01:00")


@pytest.fixture
def url(new_database: Callable[[str], str], monkeypatch: pytest.MonkeyPatch) -> str:
    """The database of an installation that stands at noon of a day in March."""
    for name in SECRETS:
        monkeypatch.setenv(name, "secret")
    monkeypatch.setenv("INTAKE_NOW", NOON.isoformat())
    url = new_database("sqlite")
    monkeypatch.setenv("INTAKE_DATABASE_URL", url)
    return url


def test_the_questions_of_the_last_weeks_are_printed(
    url: str, profile: Callable[[str], Municipality], capsys: pytest.CaptureFixture[str]
) -> None:
    leek = profile("gemeente-leek")
    upgrade(url)
    engine = connect(url)
    with session_scope(engine) as session:
        for words, days in (("mag mijn hond mee", 1), ("Mag mijn hond mee?", 2), ("lift?", 1)):
            note_miss(session, leek, "nl", words, NOON - timedelta(days=days), data_dir=DATA)
        note_miss(session, leek, "nl", "oude vraag", NOON - timedelta(days=40), data_dir=DATA)
    engine.dispose()
    assert main(["--municipality", leek.id]) == 0
    first, second, last = capsys.readouterr().out.splitlines()
    assert first.split(maxsplit=2)[:2] == ["2", "nl"] and "hond mee" in first
    assert second.split() == ["1", "nl", "lift?"]
    assert last == "2 questions of gemeente-leek since 2027-02-15 found no answer"


def test_without_settings_it_says_which_are_missing(
    url: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("INTAKE_DATA_KEY")
    assert main(["--municipality", "gemeente-voorbeeld"]) == 1
    assert "INTAKE_DATA_KEY" in capsys.readouterr().err
