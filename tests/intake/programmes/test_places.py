"""A place is taken when staff confirm it, never by asking for it; number 301 does not exist."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from intake import cases, programmes
from intake.municipalities import Municipality
from tests.intake.programmes.registered import CENTRE, CLERK, COLLEAGUE, START, confirm


def test_asking_takes_no_place(
    session: Session, viersen: Municipality, somebody: Callable[[Session], str]
) -> None:
    reference = somebody(session)
    [interest] = programmes.of_case(session, reference)
    assert (interest.place, interest.waits) == (None, True)


def test_asking_twice_keeps_the_turn(
    session: Session, viersen: Municipality, somebody: Callable[[Session], str]
) -> None:
    reference = somebody(session)
    again = programmes.register(session, viersen, CENTRE, reference, START + timedelta(days=3))
    assert again.registered_at == START


def test_the_first_place_is_the_one_after_those_of_the_article(
    session: Session, viersen: Municipality, somebody: Callable[[Session], str]
) -> None:
    given = confirm(session, viersen, somebody(session))
    assert (given.place, given.confirmed_by) == (123, CLERK)


def test_the_confirmation_stands_in_the_history_of_the_case(
    session: Session, viersen: Municipality, somebody: Callable[[Session], str]
) -> None:
    reference = somebody(session)
    confirm(session, viersen, reference)
    last = cases.history(session, reference)[-1]
    assert (last.act, last.actor_id) == ("confirmed", CLERK)
    assert last.detail == {"programme": CENTRE, "place": 123}


def test_confirming_twice_is_confirming_once(
    session: Session, viersen: Municipality, somebody: Callable[[Session], str]
) -> None:
    reference = somebody(session)
    assert confirm(session, viersen, reference) is confirm(session, viersen, reference, COLLEAGUE)
    acts = [event.act for event in cases.history(session, reference)]
    assert acts.count("confirmed") == 1


def test_place_300_is_given_and_301_is_the_first_in_line(
    session: Session,
    viersen: Municipality,
    somebody: Callable[[Session], str],
    fill: Callable[[Session, int], None],
) -> None:
    fill(session, 299)
    last, next_one = somebody(session), somebody(session)
    assert confirm(session, viersen, last).place == 300
    with pytest.raises(programmes.ProgrammeFull) as full:
        confirm(session, viersen, next_one)
    assert full.value.position == 1


def test_a_place_given_back_is_given_again(
    session: Session,
    viersen: Municipality,
    somebody: Callable[[Session], str],
    fill: Callable[[Session, int], None],
) -> None:
    fill(session, 299)
    last, next_one = somebody(session), somebody(session)
    confirm(session, viersen, last)
    programmes.withdraw(session, viersen, CENTRE, last, CLERK, START)
    assert confirm(session, viersen, next_one).place == 300
    with pytest.raises(programmes.NotRegistered):
        confirm(session, viersen, last)


def test_who_asks_again_after_withdrawing_stands_at_the_end(
    session: Session, viersen: Municipality, somebody: Callable[[Session], str]
) -> None:
    reference = somebody(session)
    programmes.withdraw(session, viersen, CENTRE, reference, CLERK, START)
    later = START + timedelta(days=5)
    assert programmes.register(session, viersen, CENTRE, reference, later).registered_at == later
