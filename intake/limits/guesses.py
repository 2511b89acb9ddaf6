"""Wrong guesses at what proves a reference: first slowed, then refused for a while."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from intake.limits.tally import Tallies, Tally

Verdict = Literal["open", "paused", "refused"]
PAUSE = timedelta(seconds=20)
"""A guess that comes sooner is not looked at. A person who looks a number up takes longer."""


@dataclass(frozen=True)
class Limit:
    """How many wrong guesses are let pass within a window."""

    window: timedelta
    refused_from: int
    paused_from: int


LIMITS = {
    "conversation": Limit(timedelta(hours=1), 6, 3),
    "reference": Limit(timedelta(days=1), 8, 4),
    "origin": Limit(timedelta(hours=1), 15, 5),
    "all": Limit(timedelta(hours=1), 200, 200),
}
"""By what is counted. A town hall or a library is one origin; all together are slowed by nothing,
lest one who guesses makes everybody wait."""


@dataclass(frozen=True)
class Whose:
    """Whom a guess counts for."""

    conversation: str
    reference: str | None
    """None where somebody guesses without a number."""
    origin: str | None
    """Where they come from (`intake.proof.origin`); None where that is not known."""

    def counted(self) -> Iterator[tuple[str, str]]:
        """Yield each count and its key."""
        yield "conversation", self.conversation
        if self.reference is not None:
            yield "reference", self.reference
        if self.origin is not None:
            yield "origin", self.origin
        yield "all", "all"


def verdict(tallies: Tallies, whose: Whose, now: datetime) -> Verdict:
    """Say whether a guess may be looked at now. What is refused is not counted once more."""
    found = [_verdict(LIMITS[by], _so_far(tallies, by, of, now), now) for by, of in whose.counted()]
    return "refused" if "refused" in found else "paused" if "paused" in found else "open"


def wrong(tallies: Tallies, whose: Whose, now: datetime) -> tuple[int, list[str]]:
    """Count a wrong guess; return how many the conversation has, and which counts are now full."""
    times = {by: tallies.add(_what(by), of, now, LIMITS[by].window) for by, of in whose.counted()}
    full = [by for by, count in times.items() if count == LIMITS[by].refused_from]
    return times["conversation"], full


def _so_far(tallies: Tallies, by: str, of: str, now: datetime) -> Tally:
    return tallies.so_far(_what(by), of, now, LIMITS[by].window)


def _verdict(limit: Limit, tally: Tally, now: datetime) -> Verdict:
    if tally.times >= limit.refused_from:
        return "refused"
    return "paused" if tally.times >= limit.paused_from and now - tally.last < PAUSE else "open"


def _what(by: str) -> str:
    return f"guesses by {by}"
