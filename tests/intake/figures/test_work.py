"""How long cases took, which calls were kept, and how often the routing was right."""

from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from intake import cases
from intake.figures import Work, work
from tests.intake.cases.drafts import LEEK, Open

MINUTE = timedelta(minutes=1)


def done(session: Session, now: datetime) -> Work:
    return work(session, LEEK, now - timedelta(days=7), ["wmo", "kcc"])


def test_times_run_from_opening_to_the_first_act(
    session: Session, opened: Open, now: datetime
) -> None:
    for minutes in (1, 2, 3, 4, 50):
        case = opened()
        cases.claim(session, case.reference, "fatima", 1, now + minutes * MINUTE)
        cases.close(session, case.reference, "fatima", "called_back", 2, now + 60 * MINUTE)
    found = done(session, now)
    assert (found.until_taken.median, found.until_taken.nine_in_ten) == (3 * MINUTE, 50 * MINUTE)
    assert found.until_answered.median == found.until_closed.median == 60 * MINUTE


def test_of_fewer_than_five_nothing_is_told(session: Session, opened: Open, now: datetime) -> None:
    cases.claim(session, opened().reference, "fatima", 1, now)
    assert (done(session, now).until_taken.cases, done(session, now).until_taken.median) == (
        1,
        None,
    )


def test_looking_is_no_answer(session: Session, opened: Open, now: datetime) -> None:
    case = opened()
    cases.looked_at(session, case.reference, "fatima", ["name"], now)
    assert done(session, now).until_answered.cases == 0


def test_calls_are_kept_where_the_citizen_was_reached(
    session: Session, opened: Open, now: datetime
) -> None:
    for outcome in ("called_back", "not_needed"):
        case = opened()
        cases.claim(session, case.reference, "fatima", 1, now)
        cases.close(session, case.reference, "fatima", outcome, 2, now)
    opened()
    found = done(session, now)
    assert (found.calls_wanted, found.calls_closed, found.calls_kept) == (3, 2, 1)


def test_what_was_moved_was_routed_wrong_and_what_a_clerk_made_was_not_routed(
    session: Session, opened: Open, now: datetime
) -> None:
    moved = opened()
    cases.move(session, moved.reference, "fatima", "kcc", 1, now)
    opened()
    opened(reason="by_hand")
    found = done(session, now)
    assert (found.routed, found.moved) == (2, 1)
    assert (found.by_topic, found.by_department) == ({"support": 3}, {"wmo": 2, "kcc": 1})
