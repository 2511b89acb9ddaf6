"""A municipality's appointment system is the one that its profile names."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import get_args

import pytest
from sqlalchemy import Engine

from intake.appointments import Appointments, NoSuchBooking, Slot
from intake.appointments.backends import BACKENDS, Opened
from intake.appointments.demo import DemoBackend, Memory
from intake.appointments.sql import SqlBackend
from intake.municipalities import Municipality, ProfileInvalid
from intake.municipalities.rules import BackendName
from intake.settings import SECRETS, Settings

NAMED = "  backend: sql"
SETTINGS = Settings.from_env(dict.fromkeys(SECRETS, "secret"))


def test_a_profile_that_names_none_has_our_own_book(
    engine: Engine, profile: Callable[[str], Municipality]
) -> None:
    leek = profile("gemeente-leek")
    assert "backend" not in leek.appointments.model_fields_set
    assert isinstance(Appointments(engine, SETTINGS)(leek), SqlBackend)


def test_a_profile_names_another(engine: Engine, made: Callable[..., Municipality]) -> None:
    assert isinstance(Appointments(engine, SETTINGS)(made(NAMED, "  backend: demo")), DemoBackend)


def test_an_editor_who_names_what_is_not_there_is_told_what_is(
    made: Callable[..., Municipality],
) -> None:
    with pytest.raises(ProfileInvalid) as refused:
        made(NAMED, "  backend: outlook")
    (problem,) = refused.value.problems
    assert "appointments.backend: found 'outlook'" in str(problem)
    assert "sql" in problem.expected and "demo" in problem.expected


def test_profiles_may_name_every_system_there_is() -> None:
    assert get_args(BackendName) == tuple(BACKENDS)


def test_a_system_in_memory_is_the_same_for_the_whole_process(
    engine: Engine, made: Callable[..., Municipality]
) -> None:
    appointments, demo = Appointments(engine, SETTINGS), made(NAMED, "  backend: demo")
    at = datetime(2027, 2, 4, 10, tzinfo=demo.timezone)
    slot = Slot(f"{demo.id}/town_hall", "passport", at, 10)
    booking = appointments(demo).book(slot, "57241030", at)
    assert appointments(demo).look_up("57241030") == [booking]
    with pytest.raises(NoSuchBooking):
        Appointments(engine, SETTINGS)(demo).look_up("57241030")


def test_a_system_is_opened_with_the_settings_of_the_installation(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[object] = []

    def opens(*told: object) -> Opened:
        given.extend(told)
        return partial(DemoBackend, Memory())

    monkeypatch.setitem(BACKENDS, "demo", opens)
    Appointments(engine, SETTINGS)
    assert given == [engine, SETTINGS]
