"""What clerks see of cases: their own departments' only, and every look leaves a line."""

from collections.abc import Callable
from datetime import datetime, timedelta
from types import SimpleNamespace
from typing import Any, cast

import pytest
from sqlalchemy.orm import Session

from intake import cases
from intake.cases import Case, CaseDraft
from intake.conversations import Conversation, Turn
from intake.references import reference_for

LEEK = "gemeente-leek"
Open = Callable[..., Case]


@pytest.fixture
def opened(session: Session, open_one: Callable[..., Conversation], now: datetime) -> Open:
    def make(department: str = "wmo", minutes: int = 0, **given: Any) -> Case:
        conversation = open_one()
        draft: dict[str, Any] = {
            "conversation_id": conversation.id,
            "reference": reference_for(session, conversation.id),
            "municipality": LEEK,
            "department": department,
            "topic": "support",
            "service": None,
            "intent": None,
            "language": "nl",
            "channel": "chat",
            "summary": "Wil hulp in huis.",
            "reason": "person_wanted",
        }
        return cases.open_case(
            session, CaseDraft(**(draft | given)), now + timedelta(minutes=minutes)
        )

    return make


def finish(session: Session, case: Case, now: datetime) -> None:
    cases.claim(session, case.reference, "anna", case.version, now)
    cases.close(session, case.reference, "anna", "answered", case.version, now)


def test_a_case_is_seen_in_its_department_and_municipality_only(
    session: Session, opened: Open
) -> None:
    case = opened()
    assert cases.seen_by(session, case.reference, ["kcc", "wmo"], municipality=LEEK) is case
    for departments, municipality in ((["kcc"], LEEK), ([], LEEK), (["wmo"], "stad-antwerpen")):
        with pytest.raises(cases.NoSuchCase):
            cases.seen_by(session, case.reference, departments, municipality=municipality)
    for reference in ("12345674", "", "1\x00", "nothing"):
        with pytest.raises(cases.NoSuchCase):
            cases.seen_by(session, reference, ["wmo"], municipality=LEEK)


def test_open_cases_are_counted_by_department(
    session: Session, opened: Open, now: datetime
) -> None:
    for department in ("wmo", "wmo", "isd", "kcc"):
        opened(department)
    finish(session, opened("kcc"), now)
    opened("wmo", municipality="stad-antwerpen")
    counts = cases.open_counts(session, ["wmo", "kcc", "burgerzaken"], municipality=LEEK)
    assert counts == {"wmo": 2, "kcc": 1}


def test_what_waits_in_haste_is_told_danger_first_and_only_until_somebody_takes_it(
    session: Session, opened: Open, now: datetime
) -> None:
    urgent, danger = opened(urgent=True), opened(minutes=1, danger="child")
    taken, _ordinary, _other = opened(urgent=True), opened(), opened("isd", danger="child")
    cases.claim(session, taken.reference, "anna", taken.version, now)
    assert cases.waiting_in_haste(session, ["wmo"], municipality=LEEK) == [danger, urgent]


def test_what_is_finished_is_listed_the_latest_first(
    session: Session, opened: Open, now: datetime
) -> None:
    first, second, _open = opened(), opened(), opened()
    finish(session, second, now)
    finish(session, first, now + timedelta(minutes=1))
    assert cases.closed_cases(session, ["wmo"], municipality=LEEK) == [first, second]
    assert cases.closed_cases(session, ["kcc"], municipality=LEEK) == []


def test_a_look_is_noted_once_in_ten_minutes_for_each_clerk(
    session: Session, opened: Open, now: datetime
) -> None:
    reference = opened().reference
    for clerk, minutes in (("anna", 0), ("anna", 9), ("bert", 9), ("anna", 11)):
        at = now + timedelta(minutes=minutes)
        cases.looked_at(session, reference, clerk, ["phone", "name"], at)
    looks = [event for event in cases.history(session, reference) if event.act == "viewed"]
    assert [event.actor_id for event in looks] == ["anna", "bert", "anna"]
    assert looks[0].detail == {"shown": ["name", "phone"]}


def test_a_look_at_more_than_before_is_noted_again(
    session: Session, opened: Open, now: datetime
) -> None:
    reference = opened().reference
    for shown in ([], ["name"], [], ["name", "phone"]):
        cases.looked_at(session, reference, "anna", shown, now)
    looks = [event for event in cases.history(session, reference) if event.act == "viewed"]
    assert [event.detail["shown"] for event in looks] == [[], ["name"], ["name", "phone"]]


def test_looking_changes_nothing(session: Session, opened: Open, now: datetime) -> None:
    case = opened()
    cases.looked_at(session, case.reference, "anna", ["name"], now + timedelta(hours=1))
    assert (case.version, case.updated_at) == (1, now)


def test_a_case_ends_in_a_way_that_is_known(session: Session, opened: Open, now: datetime) -> None:
    case = opened()
    cases.claim(session, case.reference, "anna", case.version, now)
    for outcome in ("", "solved"):
        with pytest.raises(cases.UnknownOutcome):
            cases.close(session, case.reference, "anna", outcome, case.version, now)
    assert case.status == "claimed"


def turn(sender: str, text: str) -> Turn:
    at = datetime(2026, 3, 11)
    return cast(Turn, SimpleNamespace(sender=sender, text=text, language="nl", at=at))


def asked(*turns: tuple[str, str]) -> list[tuple[str, str]]:
    found = cases.asked_and_answered(turn(*one) for one in turns)
    return [(one.question, one.answer) for one in found]


def test_every_answer_stands_beside_the_question_before_it() -> None:
    assert asked(
        ("bot", "Ik ben een computer. Waarmee kan ik u helpen?"),
        ("citizen", "een traplift"),
        ("bot", "Dat kan. Waar? Op het gemeentehuis of thuis?"),
        ("bot", "U kunt ook iets anders vragen."),
        ("citizen", " thuis "),
    ) == [
        ("Waarmee kan ik u helpen?", "een traplift"),
        ("Op het gemeentehuis of thuis?", "thuis"),
    ]


def test_what_answers_no_question_is_left_out() -> None:
    assert asked(("citizen", "hallo"), ("bot", "Goed."), ("citizen", "dank u")) == []
    assert asked(("bot", "Klopt dat?"), ("citizen", ""), ("citizen", "ja")) == []


def test_a_note_is_kept_without_personal_data() -> None:
    assert cases.clean_note(" Bel \x000612345678 \r\n\r\n morgen ", "NL", "nl") == (
        "Bel [phone]\n\n morgen"
    )


def test_a_note_is_neither_empty_nor_endless() -> None:
    with pytest.raises(cases.NoteEmpty):
        cases.clean_note(" \n\t", "NL", "nl")
    most = "woord " * (cases.LONGEST_NOTE // 6)
    assert cases.clean_note(most, "NL", "nl") == most.strip()
    with pytest.raises(cases.NoteTooLong):
        cases.clean_note("w" * (cases.LONGEST_NOTE + 1), "NL", "nl")
