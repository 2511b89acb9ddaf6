"""What an administrator changes, and what ends with it."""

from collections.abc import Callable
from datetime import datetime

import pytest
from sqlalchemy import Engine, select

from intake import cases, staff
from intake.cases.models import Case
from intake.database import read_scope, session_scope
from intake.municipalities import Municipality
from intake.staff import Clerk, second_factor
from intake.staff.accounts import Rights
from intake.staff.administration import acts, changes
from intake.staff.errors import OwnAccount
from tests.intake.conftest import OpenCase, OpenConversation
from tests.intake.staff.clerks import EMAIL, put

Change = Callable[..., None]
Claim = Callable[[str], None]


@pytest.fixture
def wouter(engine: Engine, leek: Municipality, now: datetime) -> Clerk:
    given = {"email": "wouter@leek.example", "name": "Wouter", "role": "administrator"}
    return put(engine, leek, now, **given, departments=[])


@pytest.fixture
def change(
    engine: Engine, leek: Municipality, fatima: Clerk, wouter: Clerk, now: datetime
) -> Change:
    """Wouter gives Fatima these rights."""

    def give(role: str, departments: list[str], name: str = "Fatima") -> None:
        with session_scope(engine) as session:
            clerk = session.get_one(Clerk, fatima.id)
            rights = Rights(role, departments)
            changes.change(session, leek, clerk, wouter, now, name=name, rights=rights)

    return give


def noted(engine: Engine, clerk: Clerk) -> list[tuple[str, str]]:
    with read_scope(engine) as session:
        return [(row.act, row.by) for row in acts.of_account(session, clerk.id, most=9)]


@pytest.fixture
def claim(
    engine: Engine, open_one: OpenConversation, open_case: OpenCase, fatima: Clerk, now: datetime
) -> Claim:
    """Fatima takes a case of a department."""

    def make(department: str) -> None:
        reference = open_case(open_one()).reference
        with session_scope(engine) as session:
            case = cases.get(session, reference)
            case.department = department
            cases.claim(session, reference, fatima.id, case.version, now)

    return make


def owners(engine: Engine) -> dict[str, str | None]:
    with read_scope(engine) as session:
        return {case.department: case.owner for case in session.scalars(select(Case))}


def test_other_rights_end_what_is_open_and_are_noted_with_their_author(
    engine: Engine, fatima: Clerk, wouter: Clerk, change: Change, now: datetime
) -> None:
    token = staff.sign_in(engine, EMAIL, "secret", now)
    change("lead", [])
    assert staff.signed_in(engine, token, now) is None
    with read_scope(engine) as session:
        row = acts.of_account(session, fatima.id, most=1)[0]
    assert (row.act, row.by, row.at) == ("changed", wouter.id, now)
    assert row.detail == {
        "before": {"role": "clerk", "departments": ["kcc", "wmo"]},
        "after": {"role": "lead", "departments": []},
    }


def test_another_name_ends_nothing(engine: Engine, change: Change, now: datetime) -> None:
    token = staff.sign_in(engine, EMAIL, "secret", now)
    change("clerk", ["kcc", "wmo"], name="Fatima E.")
    clerk = staff.signed_in(engine, token, now)
    assert clerk is not None and clerk.name == "Fatima E."
    change("clerk", ["kcc", "wmo"], name="")
    assert staff.signed_in(engine, token, now)


def test_cases_that_are_seen_no_more_wait_for_others(
    engine: Engine, fatima: Clerk, change: Change, claim: Claim
) -> None:
    for department in ("kcc", "wmo"):
        claim(department)
    change("clerk", ["wmo"])
    assert owners(engine) == {"kcc": None, "wmo": fatima.id}
    change("editor", [])
    assert owners(engine) == {"kcc": None, "wmo": None}


def test_what_there_is_not_cannot_be_given(change: Change) -> None:
    with pytest.raises(staff.UnknownRole):
        change("mayor", [])
    with pytest.raises(staff.UnknownDepartment):
        change("clerk", ["wmoo"])


def test_who_leaves_is_out_and_comes_back_with_a_new_password(
    engine: Engine, fatima: Clerk, wouter: Clerk, claim: Claim, now: datetime
) -> None:
    token = staff.sign_in(engine, EMAIL, "secret", now)
    claim("wmo")
    with session_scope(engine) as session:
        clerk = session.get_one(Clerk, fatima.id)
        assert changes.leave(session, clerk, wouter, now) == 1
    assert staff.signed_in(engine, token, now) is None
    with session_scope(engine) as session:
        clerk = session.get_one(Clerk, fatima.id)
        assert changes.come_back(session, clerk, wouter, now)
    with pytest.raises(staff.NotAClerk):
        staff.sign_in(engine, EMAIL, "secret", now)
    assert [act for act, _ in noted(engine, fatima)] == ["invited", "returned", "left"]


def test_a_lost_telephone_is_taken_off(
    engine: Engine, fatima: Clerk, wouter: Clerk, now: datetime
) -> None:
    token = staff.sign_in(engine, EMAIL, "secret", now)
    with session_scope(engine) as session:
        changes.remove_factor(session, session.get_one(Clerk, fatima.id), wouter, now)
        assert not second_factor.is_set(session, fatima.id)
    assert staff.signed_in(engine, token, now) is None
    assert noted(engine, fatima) == [("factor_removed", wouter.id)]


def test_nobody_changes_their_own(
    engine: Engine, wouter: Clerk, leek: Municipality, now: datetime
) -> None:
    with session_scope(engine) as session:
        own = session.get_one(Clerk, wouter.id)
        for act in (changes.leave, changes.remove_factor, changes.come_back):
            with pytest.raises(OwnAccount):
                act(session, own, own, now)
        with pytest.raises(OwnAccount):
            changes.change(session, leek, own, own, now, name="", rights=Rights("lead"))
