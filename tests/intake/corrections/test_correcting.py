"""A clerk says which department was right, may take it back, and a lead judges it."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy.orm import Session

from intake import cases, corrections
from intake.corrections import Correction, NothingToCorrect
from tests.intake.cases.drafts import LEEK, Open


def test_a_correction_says_what_was_chosen_and_what_was_right_and_moves_nothing(
    session: Session, opened: Open, now: datetime
) -> None:
    case = opened("wmo")
    assert corrections.of_case(session, case) is None
    corrections.correct(session, case.reference, "fatima", "kcc", now)
    expected = Correction(case.reference, "wmo", "kcc", "fatima", now, None)
    assert corrections.of_case(session, case) == expected
    assert case.department == "wmo"


def test_the_bots_choice_is_what_was_before_anybody_moved_the_case(
    session: Session, opened: Open, now: datetime
) -> None:
    case = opened("wmo")
    cases.move(session, case.reference, "fatima", "kcc", case.version, now)
    cases.move(session, case.reference, "fatima", "isd", case.version, now)
    corrections.correct(session, case.reference, "fatima", "isd", now)
    found = corrections.of_case(session, case)
    assert found is not None
    assert (found.chosen, found.right) == ("wmo", "isd")


def test_a_correction_is_taken_back_by_naming_the_bots_own_department(
    session: Session, opened: Open, now: datetime
) -> None:
    case = opened("wmo")
    corrections.correct(session, case.reference, "fatima", "kcc", now)
    corrections.correct(session, case.reference, "lena", "wmo", now)
    assert corrections.of_case(session, case) is None
    assert [one.act for one in cases.history(session, case.reference)][-2:] == ["corrected"] * 2


def test_nothing_is_corrected_where_no_bot_chose_or_nothing_else_is_said(
    session: Session, opened: Open, now: datetime
) -> None:
    by_hand, routed = opened("wmo", reason="by_hand"), opened("wmo")
    for case, right in ((by_hand, "kcc"), (routed, "wmo")):
        with pytest.raises(NothingToCorrect):
            corrections.correct(session, case.reference, "fatima", right, now)
    corrections.correct(session, routed.reference, "fatima", "kcc", now)
    with pytest.raises(NothingToCorrect):
        corrections.correct(session, routed.reference, "joost", "kcc", now)


def test_what_a_lead_judged_awaits_nobody_until_it_is_corrected_anew(
    session: Session, opened: Open, now: datetime
) -> None:
    case = opened("wmo")

    def waits() -> list[str]:
        since = now - timedelta(days=1)
        return [one.reference for one in corrections.awaiting(session, LEEK, since)]

    with pytest.raises(NothingToCorrect):
        corrections.judge(session, case.reference, "lena", True, now)
    corrections.correct(session, case.reference, "fatima", "kcc", now)
    assert waits() == [case.reference]
    for accepted in (True, False):
        corrections.judge(session, case.reference, "lena", accepted, now)
        found = corrections.of_case(session, case)
        assert found is not None
        assert found.accepted is accepted
    assert waits() == []
    corrections.correct(session, case.reference, "fatima", "isd", now)
    assert waits() == [case.reference]


def test_what_is_old_or_of_others_awaits_nobody(
    session: Session, opened: Open, now: datetime
) -> None:
    case = opened("wmo")
    corrections.correct(session, case.reference, "fatima", "kcc", now - timedelta(days=2))
    assert corrections.awaiting(session, LEEK, now - timedelta(days=1)) == []
    assert corrections.awaiting(session, "stad-antwerpen", now - timedelta(days=9)) == []
