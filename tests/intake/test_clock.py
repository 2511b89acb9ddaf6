"""The one clock: real, frozen for a whole installation, or a conversation's own."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest

from intake import clock
from intake.settings import SettingsError

FROZEN = "2026-03-11T10:00:00+01:00"
NOON = datetime(2014, 2, 6, 12, tzinfo=UTC)


@dataclass
class Talk:
    clock_offset: timedelta | None = None


def test_it_is_aware_and_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("INTAKE_NOW", raising=False)
    before, after = clock.now(), clock.now()
    assert before.tzinfo is UTC and before <= after


def test_an_installation_is_frozen_in_utc(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("INTAKE_NOW", FROZEN)
    assert clock.now() == datetime(2026, 3, 11, 9, tzinfo=UTC)


def test_a_time_without_offset_is_refused_and_not_guessed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("INTAKE_NOW", "2026-03-11T10:00:00")
    with pytest.raises(SettingsError, match="offset"):
        clock.now()


def test_a_conversation_runs_on_from_its_own_start(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("INTAKE_NOW", FROZEN)
    talk = Talk(clock.offset_for(NOON))
    assert clock.now(talk) == NOON
    monkeypatch.setenv("INTAKE_NOW", "2026-03-11T10:05:00+01:00")
    assert clock.now(talk) == NOON + timedelta(minutes=5)


def test_a_conversation_without_an_offset_has_the_time_of_all(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("INTAKE_NOW", FROZEN)
    assert clock.now(Talk()) == clock.now()
