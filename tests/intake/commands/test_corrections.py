"""`make corrections` prints what may be learnt, and nothing that leads to a case."""

import json
from collections.abc import Callable
from datetime import datetime

import pytest

from intake import cases, conversations, corrections, references
from intake.cases import CaseDraft
from intake.commands.corrections import main
from intake.commands.migrate import upgrade
from intake.database import connect, session_scope
from intake.settings import SECRETS

NOON = datetime.fromisoformat("2027-03-15T12:00:00+01:00")
LEEK = "gemeente-leek"


@pytest.fixture
def url(new_database: Callable[[str], str], monkeypatch: pytest.MonkeyPatch) -> str:
    """The database of an installation that stands at noon of a day in March."""
    for name in SECRETS:
        monkeypatch.setenv(name, "secret")
    monkeypatch.setenv("INTAKE_NOW", NOON.isoformat())
    url = new_database("sqlite")
    monkeypatch.setenv("INTAKE_DATABASE_URL", url)
    return url


def test_an_accepted_line_is_printed_as_json(url: str, capsys: pytest.CaptureFixture[str]) -> None:
    upgrade(url)
    engine = connect(url)
    with session_scope(engine) as session:
        talk = conversations.open_conversation(
            session, municipality=LEEK, channel="chat", language="nl", locale="nl", now=NOON
        )
        conversations.add_turn(session, talk, "citizen", "mijn rolstoel is stuk", now=NOON)
        draft = CaseDraft(
            conversation_id=talk.id, reference=references.reference_for(session, talk.id),
            municipality=LEEK, department="kcc", topic="other", service=None, intent=None,
            language="nl", channel="chat", summary="Rolstoel.", reason="person_wanted",
        )  # fmt: skip
        cases.open_case(session, draft, NOON)
        corrections.correct(session, draft.reference, "fatima", "wmo", NOON)
        corrections.judge(session, draft.reference, "lena", True, NOON)
    engine.dispose()
    assert main(["--municipality", LEEK]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    told = json.loads(line)
    assert (told["text"], told["chosen"], told["right"]) == ("mijn rolstoel is stuk", "kcc", "wmo")
    assert draft.reference not in line


def test_of_an_unknown_municipality_it_says_so(
    url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--municipality", "nergens"]) == 1
    assert "nergens" in capsys.readouterr().err
