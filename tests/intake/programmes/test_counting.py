"""How full a programme is: 300 places, 122 taken before we count, an ordered line after that."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from intake.municipalities import Municipality
from intake.municipalities.rules import Programme
from intake.programmes import Interest, position, standing
from tests.intake.programmes.registered import START


@pytest.fixture
def centre(profile: Callable[[str], Municipality]) -> Programme:
    return profile("kreis-viersen").programmes["praeventionszentrum"]


def asked(confirmed: int, waiting: int = 0) -> list[Interest]:
    """People in the order in which they registered, a minute apart."""
    return [
        Interest(
            reference=f"{number:08d}",
            registered_at=START + timedelta(minutes=number),
            place=123 + number if number < confirmed else None,
        )
        for number in range(confirmed + waiting)
    ]


def test_those_the_article_counts_already_have_places(centre: Programme) -> None:
    now = standing(centre, [])
    assert (now.places, now.taken, now.free) == (300, 122, 178)


def test_interest_takes_no_place(centre: Programme) -> None:
    now = standing(centre, asked(confirmed=0, waiting=5))
    assert (now.taken, now.waiting) == (122, 5)
    assert position(centre, asked(confirmed=0, waiting=5), "00000003") is None


def test_after_place_300_there_is_a_line_in_the_order_of_asking(centre: Programme) -> None:
    known = asked(confirmed=178, waiting=3)
    assert standing(centre, known).free == 0
    assert [position(centre, known, f"{number:08d}") for number in (178, 179, 180)] == [1, 2, 3]


def test_who_has_a_place_stands_in_no_line(centre: Programme) -> None:
    assert position(centre, asked(confirmed=178, waiting=1), "00000000") is None


def test_who_withdrew_waits_no_longer(centre: Programme) -> None:
    known = asked(confirmed=178, waiting=2)
    known[178].withdrawn_at = START + timedelta(days=1)
    assert position(centre, known, "00000178") is None
    assert position(centre, known, "00000179") == 1


def test_without_a_waiting_list_nobody_has_a_position(centre: Programme) -> None:
    plain = centre.model_copy(update={"waiting_list": False})
    assert position(plain, asked(confirmed=178, waiting=1), "00000178") is None
