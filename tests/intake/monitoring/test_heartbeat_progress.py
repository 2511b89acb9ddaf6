"""A process hangs only where something is in hand and nothing of it ends."""

import pytest

from intake.monitoring.heartbeat import Progress, Pulse

STUCK_SECONDS = 60.0


class Time:
    """Seconds, as a test wants them."""

    now = 0.0


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
def progress(time: Time) -> Progress:
    return Progress(Pulse(STUCK_SECONDS, lambda: time.now))


def test_who_has_nothing_to_do_hangs_nowhere(progress: Progress, time: Time) -> None:
    time.now = 10 * STUCK_SECONDS
    assert progress.is_made()
    progress.begins()
    assert progress.is_made()


def test_requests_that_do_not_end_are_a_hang(progress: Progress, time: Time) -> None:
    progress.begins()
    time.now = STUCK_SECONDS
    progress.begins()
    assert not progress.is_made()


def test_one_that_ends_is_progress(progress: Progress, time: Time) -> None:
    for _ in range(40):
        progress.begins()
    time.now = STUCK_SECONDS
    progress.ends()
    assert progress.is_made()
