"""A clerk says that there is no danger, and takes it back."""

from datetime import datetime

import pytest
from sqlalchemy.orm import Session

from intake import cases
from intake.cases import AlreadyClaimed, StaleCase
from tests.intake.cases.drafts import LEEK, MakeDraft, Open, listed


def test_danger_and_urgency_go_and_the_history_keeps_them(
    session: Session, opened: Open, now: datetime
) -> None:
    calm, case = opened(), opened(minutes=5, urgent=True, danger="suicide")
    cases.no_danger(session, case.reference, "anna", case.version, now)
    assert (case.urgent, case.danger) == (False, None)
    last = cases.history(session, case.reference)[-1]
    assert (last.act, last.actor_id) == ("no_danger", "anna")
    assert last.detail == {"danger": "suicide", "urgent": True}
    assert listed(session, "wmo") == [calm, case]
    assert cases.waiting_in_haste(session, ["wmo"], municipality=LEEK) == []


def test_it_can_be_undone_once(session: Session, opened: Open, now: datetime) -> None:
    case = opened(urgent=True, danger="violence")
    cases.no_danger(session, case.reference, "anna", case.version, now)
    assert cases.false_alarm(session, case) is not None
    cases.danger_again(session, case.reference, "bert", case.version, now)
    assert (case.urgent, case.danger) == (True, "violence")
    assert cases.false_alarm(session, case) is None
    with pytest.raises(StaleCase):
        cases.danger_again(session, case.reference, "bert", case.version, now)


def test_where_there_is_no_danger_there_is_nothing_to_take_off(
    session: Session, opened: Open, now: datetime
) -> None:
    case = opened()
    with pytest.raises(StaleCase):
        cases.no_danger(session, case.reference, "anna", case.version, now)


def test_a_colleagues_case_is_not_judged(session: Session, opened: Open, now: datetime) -> None:
    case = opened(urgent=True)
    cases.claim(session, case.reference, "anna", case.version, now)
    with pytest.raises(AlreadyClaimed):
        cases.no_danger(session, case.reference, "bert", case.version, now)


def test_new_danger_puts_it_on_top_again(session: Session, draft: MakeDraft, now: datetime) -> None:
    first = draft(urgent=True, danger="threat")
    case = cases.open_case(session, first, now)
    cases.no_danger(session, case.reference, "anna", case.version, now)
    cases.endangered(session, case.reference, "violence", now)
    assert (case.urgent, case.danger) == (True, "violence")
    assert cases.false_alarm(session, case) is None
