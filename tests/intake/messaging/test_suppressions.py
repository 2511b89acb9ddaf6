"""A number that opts out is known by its hash, for one municipality, until it opts in again."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from intake.contacts import keyed_hash
from intake.messaging.suppressions import SuppressedNumber, Suppressions

KEY, NUMBER = "the data key", "+31600123456"


def test_a_number_that_opted_out_is_suppressed_until_it_opts_in(
    session: Session, now: datetime
) -> None:
    suppressions = Suppressions(session, KEY)
    assert not suppressions.holds("gemeente-leek", NUMBER)
    suppressions.add("gemeente-leek", NUMBER, now)
    suppressions.add("gemeente-leek", NUMBER, now)
    assert suppressions.holds("gemeente-leek", NUMBER)
    suppressions.lift("gemeente-leek", NUMBER)
    assert not suppressions.holds("gemeente-leek", NUMBER)


def test_another_number_and_another_municipality_are_not_meant(
    session: Session, now: datetime
) -> None:
    suppressions = Suppressions(session, KEY)
    suppressions.add("gemeente-leek", NUMBER, now)
    assert not suppressions.holds("gemeente-leek", "+31600123457")
    assert not suppressions.holds("stad-antwerpen", NUMBER)


def test_the_number_itself_is_stored_nowhere(session: Session, now: datetime) -> None:
    Suppressions(session, KEY).add("gemeente-leek", NUMBER, now)
    row = session.scalars(select(SuppressedNumber)).one()
    assert NUMBER[1:] not in str(vars(row))
    assert row.number_hash == keyed_hash(KEY, "suppression", NUMBER)
