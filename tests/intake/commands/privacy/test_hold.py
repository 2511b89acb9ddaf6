"""`make hold` holds by the reference, says what it did, and leaves a line in the audit log."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from intake.commands.privacy.hold import main
from intake.commands.privacy.installation import Installation
from intake.keeping import holds
from intake.keeping.models import PrivacyAct
from intake.references import given_to, new_reference, reference_for, spaced
from tests.intake.conftest import Talk

NEVER_GIVEN = new_reference(lambda: 5)


@pytest.fixture
def reference(installation: Installation, session: Session, talk: Talk) -> str:
    found = reference_for(session, talk().id)
    session.commit()
    return found


def held(session: Session) -> list[str]:
    found = list(session.scalars(holds.held()))
    session.rollback()
    return found


def test_it_is_held_until_it_is_let_go(
    session: Session, reference: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--reference", reference, "--because", "bezwaar 2026/13"]) == 0
    assert len(held(session)) == 1
    assert "is held: nothing of it goes" in capsys.readouterr().out
    assert main(["--reference", reference, "--off", "yes"]) == 0
    assert held(session) == []
    acts = [(act.act, act.sought_by) for act in session.scalars(select(PrivacyAct))]
    assert acts == [("held", "reference"), ("released", "reference")]
    session.rollback()


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (["--reference", "12345678", "--because", "x"], "no reference"),
        (["--reference", NEVER_GIVEN, "--because", "x"], "nothing is kept"),
        (["--reference", NEVER_GIVEN], "BECAUSE="),
        (["--reference", NEVER_GIVEN, "--off", "yes"], "not held"),
    ],
)
def test_what_cannot_be_is_told(
    given: list[str],
    told: str,
    installation: Installation,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(given) == 1
    assert told in capsys.readouterr().err


def test_a_chat_without_a_reference_is_held_by_its_id_and_gets_one(
    installation: Installation, session: Session, talk: Talk, capsys: pytest.CaptureFixture[str]
) -> None:
    id_ = talk().id
    assert main(["--conversation", id_, "--because", "bezwaar 2026/14"]) == 0
    assert held(session) == [id_]
    reference = given_to(session, id_)
    session.rollback()
    assert reference and spaced(reference) in capsys.readouterr().out
    assert main(["--reference", reference, "--off", "yes"]) == 0
    assert held(session) == []


def test_a_conversation_that_never_was_is_not_held(
    installation: Installation, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--conversation", "no-such", "--because", "bezwaar 2026/14"]) == 1
    assert "no conversation has the id" in capsys.readouterr().err
