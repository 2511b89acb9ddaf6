"""A number is given once, by the table itself."""

from collections.abc import Callable

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from intake import programmes
from intake.database import read_scope, session_scope
from intake.municipalities import Municipality
from tests.intake.programmes.registered import CENTRE, CLERK, COLLEAGUE, confirm


def test_of_two_clerks_who_give_the_last_place_at_once_one_wins(
    engine: Engine,
    viersen: Municipality,
    somebody: Callable[[Session], str],
    fill: Callable[[Session, int], None],
    at_once: Callable[[Callable[[int], object], int], list[object]],
) -> None:
    with session_scope(engine) as session:
        fill(session, 299)
        wanted = [somebody(session) for _ in range(2)]

    def give(number: int) -> object:
        with session_scope(engine) as session:
            clerk = (CLERK, COLLEAGUE)[number]
            return confirm(session, viersen, wanted[number], clerk).place

    results = at_once(give, 2)
    assert 300 in results
    assert [type(one).__name__ for one in results if one != 300] == ["ProgrammeFull"]
    with read_scope(engine) as session:
        known = programmes.interests(session, viersen, CENTRE)
    assert programmes.standing(viersen.programmes[CENTRE], known).taken == 300
