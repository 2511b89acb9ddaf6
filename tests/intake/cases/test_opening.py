"""A case goes from the bot to one clerk, and its history tells how."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from intake import cases
from intake.cases import Actor
from intake.database import session_scope
from tests.intake.cases.drafts import LATER, MakeDraft, acts


def test_a_draft_becomes_an_open_case(session: Session, draft: MakeDraft, now: datetime) -> None:
    given = draft()
    case = cases.open_case(session, given, now)
    session.expire_all()
    assert (case.status, case.owner, case.opened_at) == ("open", None, now)
    assert (case.department, case.routing) == ("wmo", ["topic support goes to wmo"])
    assert cases.for_conversation(session, given.conversation_id) is case
    assert acts(session, case) == [("opened", "bot", None)]


def test_the_gateway_opens_cases_under_its_own_name(
    session: Session, draft: MakeDraft, now: datetime
) -> None:
    case = cases.open_case(session, draft(reason="rasa_unavailable"), now, Actor("system"))
    assert acts(session, case) == [("opened", "system", None)]


def test_opening_again_updates_the_one_case(
    session: Session, draft: MakeDraft, now: datetime
) -> None:
    given = draft()
    case = cases.open_case(session, given, now)
    again = replace(given, summary="Is boos.", reason="complaint", department="klachten")
    assert cases.open_case(session, again, now + LATER) is case
    assert (case.summary, case.reason, case.department) == ("Is boos.", "complaint", "klachten")
    assert case.opened_at == now
    last = cases.history(session, case.reference)[-1]
    assert last.act == "updated"
    assert last.detail["before"]["summary"] == "Wil hulp in huis."


def test_opening_again_with_nothing_new_leaves_no_trace(
    session: Session, draft: MakeDraft, now: datetime
) -> None:
    given = draft()
    case = cases.open_case(session, given, now)
    cases.open_case(session, given, now + LATER)
    assert (case.version, len(acts(session, case))) == (1, 1)


def test_what_was_urgent_stays_urgent(session: Session, draft: MakeDraft, now: datetime) -> None:
    given = draft(urgent=True)
    case = cases.open_case(session, given, now)
    cases.open_case(session, replace(given, urgent=False, summary="Ander onderwerp."), now)
    assert case.urgent


def test_a_claimed_case_keeps_clerk_and_department_when_the_citizen_goes_on(
    session: Session, draft: MakeDraft, now: datetime
) -> None:
    given = draft()
    case = cases.open_case(session, given, now)
    cases.claim(session, case.reference, "anna", case.version, now)
    cases.open_case(session, replace(given, summary="Nog iets.", department="balie"), now + LATER)
    assert (case.owner, case.department, case.summary) == ("anna", "wmo", "Nog iets.")


def test_a_closed_case_comes_back_into_the_queue(
    session: Session, draft: MakeDraft, now: datetime
) -> None:
    given = draft()
    case = cases.open_case(session, given, now)
    cases.claim(session, case.reference, "anna", case.version, now)
    cases.close(session, case.reference, "anna", "answered", case.version, now)
    cases.open_case(session, given, now + LATER)
    assert (case.status, case.owner, case.outcome, case.closed_at) == ("open", None, None, None)
    assert case.opened_at == now + LATER
    assert acts(session, case)[-1] == ("reopened", "bot", None)


def test_many_who_open_one_case_at_once_make_one(
    engine: Engine,
    session: Session,
    draft: MakeDraft,
    now: datetime,
    at_once: Callable[..., list[object]],
) -> None:
    given = draft()
    session.commit()

    def open_one(_number: int) -> str:
        with session_scope(engine) as own:
            return cases.open_case(own, given, now).reference

    assert at_once(open_one, 6) == [given.reference] * 6
    assert len(cases.history(session, given.reference)) == 1


@pytest.mark.parametrize("status", ["busy", "no-answer", "failed", "canceled"])
def test_whoever_could_not_be_put_through_is_called_back(
    session: Session, draft: MakeDraft, now: datetime, status: str
) -> None:
    case = cases.open_case(session, draft(wants="transfer"), now)
    cases.transferred(session, case.reference, status, now + LATER)
    assert (case.wants, case.status, case.version) == ("callback", "open", 2)
    last = cases.history(session, case.reference)[-1]
    assert (last.act, last.actor_type, last.detail) == ("transferred", "bot", {"status": status})


def test_a_caller_who_was_put_through_waits_for_nothing_else(
    session: Session, draft: MakeDraft, now: datetime
) -> None:
    case = cases.open_case(session, draft(wants="transfer"), now)
    cases.transferred(session, case.reference, "completed", now + LATER)
    assert (case.wants, case.status) == ("transfer", "open")
