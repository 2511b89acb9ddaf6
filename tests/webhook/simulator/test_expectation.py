"""What a script expects after a step, as it is written there."""

from datetime import UTC, datetime

from webhook.simulator.expectation import Expectation


def expected(**written: object) -> Expectation:
    return Expectation.model_validate(written)


def test_one_word_stands_for_a_list_of_one() -> None:
    assert [each.pattern for each in expected(says="waar").says] == ["waar"]


def test_none_expects_that_nothing_was_stored() -> None:
    case = expected(case="none").case
    assert case is not None and case.absent


def test_only_the_fields_that_are_written_are_wanted() -> None:
    booking = expected(booking={"office": "town_hall", "at": "2014-02-06T11:00:00+01:00"}).booking
    assert booking is not None
    moment = datetime(2014, 2, 6, 10, tzinfo=UTC)
    assert booking.wanted == {"office": "town_hall", "at": moment}
