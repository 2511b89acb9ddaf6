"""Places on a programme: 300 of them, an ordered waiting list after that."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from intake.municipalities import Municipality
from intake.municipalities.rules import Programme
from intake.programmes import (
    Interest,
    NotRegistered,
    ProgrammeFull,
    confirm,
    position,
    standing,
)

START = datetime(2020, 11, 2, 9, tzinfo=UTC)


@pytest.fixture
def centre(profile: Callable[[str], Municipality]) -> Programme:
    return profile("kreis-viersen").programmes["praeventionszentrum"]


def interests(confirmed: int, waiting: int = 0) -> list[Interest]:
    """People in the order in which they registered, a minute apart."""
    return [
        Interest(
            reference=f"{number:08d}",
            registered_at=START + timedelta(minutes=number),
            confirmed_at=START + timedelta(days=1) if number < confirmed else None,
        )
        for number in range(confirmed + waiting)
    ]


def test_those_the_article_counts_already_have_places(centre: Programme) -> None:
    now = standing(centre, [])
    assert (now.places, now.taken, now.free) == (300, 122, 178)


def test_interest_takes_no_place(centre: Programme) -> None:
    now = standing(centre, interests(confirmed=0, waiting=5))
    assert (now.taken, now.waiting) == (122, 5)
    assert position(centre, interests(confirmed=0, waiting=5), "00000003") is None


def test_place_300_is_given(centre: Programme) -> None:
    known = interests(confirmed=177, waiting=1)
    given = confirm(centre, known, "00000177", START)
    assert given.has_place
    assert standing(centre, [*known[:-1], given]).free == 0


def test_place_301_is_a_position_on_the_waiting_list(centre: Programme) -> None:
    known = interests(confirmed=178, waiting=2)
    with pytest.raises(ProgrammeFull) as full:
        confirm(centre, known, "00000179", START)
    assert full.value.position == 2
    assert position(centre, known, "00000178") == 1


def test_who_withdraws_makes_room_for_the_first_in_line(centre: Programme) -> None:
    known = interests(confirmed=178, waiting=2)
    left = Interest(known[0].reference, START, START, withdrawn_at=START + timedelta(days=9))
    known[0] = left
    assert standing(centre, known).free == 1
    assert confirm(centre, known, "00000178", START).has_place


def test_confirming_twice_is_confirming_once(centre: Programme) -> None:
    known = interests(confirmed=178)
    again = confirm(centre, known, "00000000", START + timedelta(days=30))
    assert again == known[0]


def test_without_a_waiting_list_nobody_has_a_position(centre: Programme) -> None:
    plain = centre.model_copy(update={"waiting_list": False})
    with pytest.raises(ProgrammeFull) as full:
        confirm(plain, interests(confirmed=178, waiting=1), "00000178", START)
    assert full.value.position is None


def test_who_never_asked_cannot_be_confirmed(centre: Programme) -> None:
    with pytest.raises(NotRegistered):
        confirm(centre, [], "12345678", START)
