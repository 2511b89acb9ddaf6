"""The one clock: real, frozen for a whole installation, or a conversation's own."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from pytest import MonkeyPatch

from intake.clock import Clock
from tests.clocks import SetClock

FROZEN = datetime.fromisoformat("2026-03-11T10:00:00+01:00")
NOON = datetime(2014, 2, 6, 12, tzinfo=UTC)


@dataclass
class Talk:
    clock_offset: timedelta | None = None


def test_it_is_aware_and_runs() -> None:
    clock = Clock()
    before, after = clock.now(), clock.now()
    assert before.tzinfo is UTC and before <= after


def test_an_installation_is_frozen_in_utc() -> None:
    now = Clock(FROZEN).now()
    assert (now, now.tzinfo) == (datetime(2026, 3, 11, 9, tzinfo=UTC), UTC)


def test_no_process_reads_its_time_from_the_environment(monkeypatch: MonkeyPatch) -> None:
    monkeypatch.setenv("INTAKE_NOW", NOON.isoformat())
    assert Clock().now() != NOON
    assert Clock(FROZEN).now() == FROZEN


def test_a_conversation_runs_on_from_its_own_start() -> None:
    clock = SetClock(FROZEN)
    talk = Talk(clock.offset_for(NOON))
    assert clock.now(talk) == NOON
    clock.set(FROZEN + timedelta(minutes=5))
    assert clock.now(talk) == NOON + timedelta(minutes=5)


def test_a_conversation_without_an_offset_has_the_time_of_all() -> None:
    clock = Clock(FROZEN)
    assert clock.now(Talk()) == clock.now()


def test_real_time_runs_on_where_the_clock_stands_still() -> None:
    before = datetime.now(UTC)
    assert SetClock(FROZEN).real() >= before
