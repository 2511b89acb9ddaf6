"""Who is at the desk, for whom, and with what."""

from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from intake import takeover
from intake.municipalities import Municipality
from tests.intake.takeover.conftest import AddClerk

CASE = "12345678"


def test_a_clerk_is_there_for_their_departments_and_a_lead_for_all(
    session: Session, leek: Municipality, clerk: AddClerk, now: datetime
) -> None:
    anna, lena = clerk("anna", "wmo"), clerk("lena")
    takeover.here(session, anna.id, None, now)
    assert takeover.someone_for(session, leek, "wmo", now)
    assert not takeover.someone_for(session, leek, "kcc", now)
    takeover.here(session, lena.id, None, now)
    assert takeover.someone_for(session, leek, "kcc", now)


def test_a_page_that_asked_nothing_for_two_minutes_is_closed(
    session: Session, leek: Municipality, clerk: AddClerk, now: datetime
) -> None:
    takeover.here(session, clerk("anna", "wmo").id, None, now)
    assert takeover.someone_for(session, leek, "wmo", now + timedelta(seconds=119))
    assert not takeover.someone_for(session, leek, "wmo", now + timedelta(minutes=2))


def test_who_left_is_not_there(
    session: Session, leek: Municipality, clerk: AddClerk, now: datetime
) -> None:
    anna = clerk("anna", "wmo")
    takeover.here(session, anna.id, None, now)
    assert not takeover.is_gone(session, anna.id, now + timedelta(minutes=9))
    assert takeover.is_gone(session, anna.id, now + timedelta(minutes=10))
    takeover.left(session, anna.id)
    assert takeover.is_gone(session, anna.id, now)
    assert not takeover.someone_for(session, leek, "wmo", now)


def test_it_is_written_again_only_after_a_while_or_on_another_page(
    session: Session, clerk: AddClerk, now: datetime
) -> None:
    anna = clerk("anna", "wmo")
    assert not takeover.is_noted(session, anna.id, None, now)
    takeover.here(session, anna.id, CASE, now)
    session.expire_all()
    assert takeover.is_noted(session, anna.id, CASE, now + timedelta(seconds=19))
    assert not takeover.is_noted(session, anna.id, CASE, now + timedelta(seconds=20))
    assert not takeover.is_noted(session, anna.id, "87654321", now)


def test_the_list_in_another_tab_takes_no_case_away(
    session: Session, clerk: AddClerk, now: datetime
) -> None:
    anna = clerk("anna", "wmo")
    takeover.here(session, anna.id, CASE, now)
    assert takeover.is_noted(session, anna.id, None, now + timedelta(seconds=19))
    assert not takeover.is_noted(session, anna.id, None, now + timedelta(seconds=20))


def test_colleagues_with_the_same_case_before_them_are_named(
    session: Session, clerk: AddClerk, now: datetime
) -> None:
    anna, bert = clerk("anna", "wmo"), clerk("bert", "wmo")
    takeover.here(session, anna.id, CASE, now)
    takeover.here(session, bert.id, CASE, now - timedelta(minutes=1))
    assert takeover.viewers(session, [CASE], anna.id, now) == {CASE: ["bert"]}
    assert takeover.viewers(session, [CASE], anna.id, now + timedelta(minutes=1)) == {}
