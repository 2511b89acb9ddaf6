"""A list shows what is asked for, and every case of it can be reached."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy.orm import Session

from intake import cases
from intake.cases import Case
from intake.conversations import add_turn, get
from intake.finding.filters import Filter, Shown, shown
from tests.intake.cases.drafts import LEEK, Open

DEPARTMENTS = ("wmo", "kcc")


def look(session: Session, number: int = 1, **asked: object) -> Shown:
    return shown(session, Filter(LEEK, DEPARTMENTS, "fatima", **asked), number)  # type: ignore[arg-type]


def listed(session: Session, **asked: object) -> list[Case]:
    return look(session, **asked).cases


def test_every_case_is_on_one_page(session: Session, opened: Open) -> None:
    made = [opened(minutes=number).reference for number in range(-120, 0)]
    pages = [look(session, number) for number in (1, 2, 3)]
    assert [one.reference for page in pages for one in page.cases] == made
    assert [(page.number, page.pages, page.total) for page in pages] == [
        (1, 3, 120), (2, 3, 120), (3, 3, 120),
    ]  # fmt: skip
    assert look(session, 99).number == 3 and look(session, -1).number == 1


def test_the_counts_are_of_all_pages(session: Session, opened: Open, now: datetime) -> None:
    for _ in range(60):
        opened()
    cases.claim(session, opened(urgent=True).reference, "fatima", 1, now)
    page = look(session)
    assert (page.open, page.waiting, page.urgent) == (61, 60, 1)


def test_danger_comes_first_whatever_the_page(session: Session, opened: Open) -> None:
    for _ in range(60):
        opened(minutes=-60)
    late = opened(danger="violence", urgent=True)
    assert listed(session)[0] == late


def test_views_show_what_waits_what_is_mine_and_what_is_over(
    session: Session, opened: Open, now: datetime
) -> None:
    waits, mine, over = opened(), opened(), opened()
    for case in (mine, over):
        cases.claim(session, case.reference, "fatima", 1, now)
    cases.close(session, over.reference, "fatima", "answered", 2, now)
    assert listed(session, view="waiting") == [waits]
    assert listed(session, view="mine") == [mine]
    assert listed(session, view="closed") == [over]


@pytest.mark.parametrize("name", ["channel", "language", "topic", "service", "wants", "reason"])
def test_each_field_narrows_the_list(name: str, session: Session, opened: Open) -> None:
    opened()
    other = opened(**{name: "other"})
    assert listed(session, chosen={name: "other"}) == [other]
    assert listed(session, hasty=True) == []


def test_other_departments_and_municipalities_are_not_there(session: Session, opened: Open) -> None:
    opened("isd")
    opened(municipality="stad-antwerpen")
    assert listed(session) == []


def test_words_are_found_in_summary_notes_and_what_was_said(
    session: Session, opened: Open, now: datetime
) -> None:
    summed, noted, said = opened(summary="Traplift: de Überweisung"), opened(), opened()
    cases.note(session, noted.reference, "fatima", "Traplift besteld bij müller", now)
    conversation = get(session, said.conversation_id)
    add_turn(session, conversation, "citizen", "mijn traplift piept", now=now)
    add_turn(session, conversation, "bot", "Gaat het om de badkamer?", now=now + timedelta(1))
    assert {one.reference for one in listed(session, words="TRAPLIFT")} == {
        summed.reference, noted.reference, said.reference,
    }  # fmt: skip
    assert listed(session, words="überweisung traplift") == [summed]
    assert listed(session, words="Müller") == [noted]
    assert listed(session, words="badkamer") == listed(session, words="100%") == []
