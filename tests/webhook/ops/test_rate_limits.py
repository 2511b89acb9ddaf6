"""An address that asked too often may ask again when its window is over."""

from dataclasses import dataclass

import pytest
from limits import RateLimitItemPerMinute
from limits.strategies import FixedWindowRateLimiter

from webhook.ops import rate_limits
from webhook.ops.rate_limits import InProcess

TWICE = RateLimitItemPerMinute(2)


@dataclass
class Clock:
    seconds: float = 1_000_000.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def storage(clock: Clock) -> InProcess:
    return InProcess(now=clock)


@pytest.fixture
def limiter(storage: InProcess) -> FixedWindowRateLimiter:
    return FixedWindowRateLimiter(storage)


def test_more_than_the_rate_is_refused_until_the_window_ends(
    limiter: FixedWindowRateLimiter, clock: Clock
) -> None:
    assert [limiter.hit(TWICE, "a") for _ in range(3)] == [True, True, False]
    assert not limiter.test(TWICE, "a")
    clock.seconds += 59
    assert not limiter.hit(TWICE, "a")
    clock.seconds += 1
    assert limiter.test(TWICE, "a")
    assert limiter.hit(TWICE, "a")


def test_each_address_has_a_rate_of_its_own(limiter: FixedWindowRateLimiter) -> None:
    assert [limiter.hit(TWICE, address) for address in "aaab"] == [True, True, False, True]


def test_what_is_forgotten_counts_from_the_beginning(
    limiter: FixedWindowRateLimiter, storage: InProcess
) -> None:
    for address in "aab":
        limiter.hit(TWICE, address)
    limiter.clear(TWICE, "a")
    assert limiter.hit(TWICE, "a")
    assert storage.reset() == 2
    assert limiter.get_window_stats(TWICE, "a").remaining == 2


def test_it_is_told_when_the_window_ends(limiter: FixedWindowRateLimiter, clock: Clock) -> None:
    limiter.hit(TWICE, "a")
    clock.seconds += 10
    stats = limiter.get_window_stats(TWICE, "a")
    assert (stats.remaining, stats.reset_time - clock.seconds) == (1, 50)


def test_windows_that_are_over_take_no_room(
    storage: InProcess, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rate_limits, "SWEPT_AT", 3)
    storage.incr("short", 10)
    storage.incr("long", 100)
    storage.incr("longer", 100)
    clock.seconds += 11
    storage.incr("new", 10)
    assert storage.reset() == 3
