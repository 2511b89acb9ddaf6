"""Wrong guesses: slowed, then refused, by each who is concerned and by all together."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import count

import pytest
from sqlalchemy.orm import Session

from intake.limits.guesses import LIMITS, PAUSE, Whose, verdict, wrong
from intake.limits.tally import Tallies


@pytest.fixture
def tallies(session: Session) -> Tallies:
    return Tallies(session, "key")


def others(by: str) -> Iterator[Whose]:
    """Guesses that have only one thing in common."""
    for number in count():
        kinds = ("conversation", "reference", "origin")
        yield Whose(**{kind: "same" if kind == by else str(number) for kind in kinds})


@pytest.mark.parametrize("by", ["conversation", "reference", "origin"])
def test_the_next_guess_is_looked_at_after_a_pause_only(
    tallies: Tallies, now: datetime, by: str
) -> None:
    guesses = others(by)
    for _ in range(LIMITS[by].paused_from):
        assert verdict(tallies, next(guesses), now) == "open"
        wrong(tallies, next(guesses), now)
    assert verdict(tallies, next(guesses), now + PAUSE / 2) == "paused"
    assert verdict(tallies, next(guesses), now + PAUSE) == "open"


@pytest.mark.parametrize("by", ["conversation", "reference", "origin", "all"])
def test_after_many_nothing_is_looked_at_for_a_while(
    tallies: Tallies, now: datetime, by: str
) -> None:
    guesses, limit = others(by), LIMITS[by]
    full = [wrong(tallies, next(guesses), now)[1] for _ in range(limit.refused_from)]
    assert full == [[]] * (limit.refused_from - 1) + [[by]]
    later = now + limit.window - timedelta(seconds=1)
    assert verdict(tallies, next(guesses), later) == "refused"
    assert verdict(tallies, next(guesses), now + limit.window) == "open"


def test_a_limit_is_told_once(tallies: Tallies, now: datetime) -> None:
    guesses = others("origin")
    told = [wrong(tallies, next(guesses), now)[1] for _ in range(LIMITS["origin"].refused_from + 5)]
    assert sum(told, []) == ["origin"]


def test_who_comes_from_nowhere_is_counted_all_the_same(tallies: Tallies, now: datetime) -> None:
    withheld = Whose("one", None, None)
    for _ in range(LIMITS["conversation"].refused_from):
        wrong(tallies, withheld, now)
    assert verdict(tallies, withheld, now + PAUSE) == "refused"
