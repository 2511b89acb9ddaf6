"""A seat kept while a citizen answers the rest."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from actions.own_records import hold, slot_at
from actions.turn_context import Citizen
from intake.appointments import SlotTaken
from tests.actions.conftest import LEEK, MONDAY_NINE
from tests.actions.talk import Talk, Talking

NINE = datetime.fromisoformat(MONDAY_NINE)


@pytest.fixture
def talk(talking: Talking) -> Talk:
    return talking().hears("maandag om negen uur")


def test_a_time_takes_as_long_as_its_service(talk: Talk) -> None:
    slot = slot_at(Citizen(talk.tracker()), "passport", "town_hall", NINE)
    assert (slot.office, slot.starts_at, slot.minutes) == (f"{LEEK}/town_hall", NINE, 10)


def test_a_seat_is_kept_and_the_one_before_let_go(talk: Talk) -> None:
    citizen = Citizen(talk.tracker())
    for moment in (NINE, NINE + timedelta(hours=1)):
        hold(citizen, "passport", "town_hall", moment)
        kept = talk.held()
        assert kept is not None and kept.slot.starts_at == moment


def test_what_somebody_else_has_is_not_kept(talk: Talk, take_seat: Callable[..., None]) -> None:
    take_seat(MONDAY_NINE, "passport")
    with pytest.raises(SlotTaken):
        hold(Citizen(talk.tracker()), "passport", "town_hall", NINE)
