"""`make forget` leaves nothing of a citizen in any store, proves it, and leaves others whole."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from intake.clock import Clock
from intake.commands.privacy.forget import main
from intake.commands.privacy.installation import Installation
from intake.conversations import Conversation, one_turn
from intake.keeping import holds
from intake.keeping.models import PrivacyAct
from intake.messaging.suppressions import Suppressions
from intake.references import GivenReference, given_to
from tests.intake.commands.privacy.conftest import NOW
from tests.intake.commands.privacy.everything import (
    CALL,
    NAME,
    PHONE,
    SAID_LATE,
    TEXT,
    TRACES,
    WORDS,
    lives,
    rasa_hears,
    traces_left,
)
from tests.intake.conftest import KEY, Book, OpenCase, Talk

Run = Callable[..., str]


@pytest.fixture
def citizen(
    installation: Installation, session: Session, talk: Talk, open_case: OpenCase, book: Book
) -> str:
    """The reference of a citizen who left something in every store; the session is closed."""
    conversation = lives(session, installation.rasas, talk, open_case, book, NOW)
    reference = given_to(session, conversation.id)
    assert reference
    session.rollback()
    session.close()
    return reference


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs the command, which must end as is said, and gives what it printed."""

    def forget(*given: str, ends: int = 0) -> str:
        assert main(given) == ends
        told = capsys.readouterr()
        return told.out + told.err

    return forget


def left(installation: Installation) -> list[str]:
    return traces_left([installation.engine, installation.rasas], TRACES)


@pytest.mark.parametrize("given", [("--phone", PHONE), ("--phone", "+31 6 1234 5678")])
def test_by_a_number_nothing_is_left(
    given: tuple[str, ...], installation: Installation, citizen: str, run: Run
) -> None:
    assert WORDS in left(installation)
    printed = run(*given, "--confirm", "yes")
    assert left(installation) == []
    proof = [line for line in printed.splitlines() if line.startswith("left")]
    assert len(proof) > 20 and all(line.split()[-1] == "0" for line in proof)
    assert f"at Twilio, to be deleted there: {CALL} {TEXT}" in printed


def test_by_a_name_in_its_municipality(installation: Installation, citizen: str, run: Run) -> None:
    other = ("--municipality", "kreis-viersen", "--confirm", "yes")
    assert "nothing is kept" in run("--name", NAME, *other)
    here = ("--municipality", "gemeente-leek", "--confirm", "yes")
    printed = run("--name", "korevaar zwaantje", *here)
    assert "1 more under the same telephone number: see them by PHONE=" in printed
    assert left(installation) == [SAID_LATE]


def test_by_a_reference(installation: Installation, citizen: str, run: Run) -> None:
    spaced = f"{citizen[:4]} {citizen[4:]}"
    assert spaced in run("--reference", spaced, "--confirm", "yes")
    assert NAME not in left(installation) and WORDS not in left(installation)


def test_a_dry_run_counts_and_leaves_all(
    installation: Installation, citizen: str, run: Run
) -> None:
    printed = run("--phone", PHONE)
    assert "a case that is open, an appointment on 2026-03-11" in printed
    assert "would go  turns                        3" in printed
    assert "would go  rasa_events                  2" in printed
    assert printed.endswith("CONFIRM=yes erases all of this, for good\n")
    assert NAME not in printed and WORDS not in printed
    assert WORDS in left(installation)


def test_others_stay_whole(
    installation: Installation, citizen: str, session: Session, talk: Talk, run: Run
) -> None:
    neighbour = talk("mijn eigen vraag", name="Zwaantje Korevaar-Smit", phone="+31687654321")
    rasa_hears(installation.rasas, neighbour.id, "mijn eigen vraag", NOW)
    session.close()
    run("--phone", PHONE, "--confirm", "yes")
    (kept,) = session.scalars(select(Conversation.id))
    session.close()
    assert kept == neighbour.id
    assert traces_left([installation.rasas], ["mijn eigen vraag"])
    assert "nothing is kept" in run("--name", NAME, "--municipality", "gemeente-leek")


def test_its_number_is_given_to_nobody_else_and_leads_nowhere(
    installation: Installation, citizen: str, session: Session, run: Run
) -> None:
    run("--phone", PHONE, "--confirm", "yes")
    given = session.scalars(select(GivenReference)).one()
    session.close()
    assert (given.reference, given.conversation_id) == (citizen, f"nobody {citizen}")


def test_a_legal_hold_stops_it_and_says_so(
    installation: Installation, citizen: str, session: Session, run: Run
) -> None:
    holds.place(session, citizen, "bezwaar 2026/13", NOW)
    session.commit()
    printed = run("--phone", PHONE, "--confirm", "yes", ends=1)
    assert f"under a legal hold are {citizen[:4]} {citizen[4:]} (bezwaar 2026/13)" in printed
    assert WORDS in left(installation)
    assert [act.act for act in session.scalars(select(PrivacyAct))] == ["refused"]
    session.close()


def test_the_audit_log_has_one_line_without_personal_data(
    installation: Installation, citizen: str, session: Session, run: Run
) -> None:
    run("--phone", PHONE, "--confirm", "yes")
    act = session.scalars(select(PrivacyAct)).one()
    session.close()
    assert (act.act, act.sought_by) == ("forgotten", "phone")
    assert act.counts["turns"] == 3 and act.counts["rasa_events"] == 2
    assert citizen not in repr(vars(act)) and PHONE[3:] not in repr(vars(act))


def test_who_wants_no_text_messages_gets_none_afterwards_either(
    installation: Installation, citizen: str, session: Session, run: Run
) -> None:
    Suppressions(session, KEY).add("gemeente-leek", PHONE, NOW)
    session.commit()
    stays = "stays: that gemeente-leek sends no text messages to this number, as a hash"
    assert stays in run("--phone", PHONE, "--confirm", "yes")
    assert Suppressions(session, KEY).holds("gemeente-leek", PHONE)
    session.close()


def test_a_turn_under_way_is_waited_for_and_then_told(
    installation: Installation, citizen: str, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    busy = seek(installation)
    monkeypatch.setattr("time.sleep", lambda _seconds: None)
    now = Clock().now() + timedelta(hours=1)
    with one_turn(installation.engine, busy, "test", now) as turn:
        with turn.begun():
            pass
        printed = run("--reference", citizen, "--confirm", "yes", ends=1)
        assert "try again in a minute" in printed
    run("--reference", citizen, "--confirm", "yes")


def seek(installation: Installation) -> str:
    with Session(installation.engine) as session:
        return session.scalars(select(Conversation.id).where(Conversation.thread == CALL)).one()


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ((), "say one of PHONE="),
        (("--phone", PHONE, "--reference", "12345678"), "say one of PHONE="),
        (("--name", NAME), "say MUNICIPALITY= too"),
        (("--phone", "0612345678"), "write it as +31612345678"),
        (("--reference", "12345678"), "no reference"),
        (("--phone", PHONE, "--municipality", "atlantis"), "no municipality atlantis"),
    ],
)
def test_who_is_meant_must_be_clear(
    given: tuple[str, ...], told: str, installation: Installation, run: Run
) -> None:
    assert told in run(*given, ends=1)


def test_a_national_number_is_read_in_its_municipality(
    installation: Installation, citizen: str, run: Run
) -> None:
    assert "would go" in run("--phone", "06 12345678", "--municipality", "gemeente-leek")
