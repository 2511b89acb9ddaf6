"""Seats for those whose work is under way, and a line before them: who needs it most goes first."""

import asyncio
import heapq
import time
from collections import Counter, deque
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from itertools import count

from webhook.edge.lanes import Lane

LATELY = 30
"""So many seats that came free tell how fast the line moves; fewer tell nothing."""


class NoRoom(Exception):
    """As many wait as can be served in time."""


class Seats:
    """So many at a time; asked by one event loop only."""

    def __init__(self, number: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._free, self._clock = number, clock
        self._given: deque[float] = deque(maxlen=LATELY)
        self._line: list[tuple[int, float, int, Lane, asyncio.Future[None]]] = []
        self._standing: Counter[Lane] = Counter()
        self._order = count()

    def all_taken(self) -> bool:
        """Say whether whoever comes now must wait."""
        return self._free == 0

    def waiting(self, lane: Lane) -> int:
        """Return how many stand in this lane and in those that go before it."""
        return sum(number for each, number in self._standing.items() if each.rank <= lane.rank)

    def ends_in(self, lane: Lane) -> float:
        """Return after how many seconds a seat may be had; 0 where nobody knows."""
        if len(self._given) < LATELY or self._free:
            return 0.0
        return self.waiting(lane) * (self._given[-1] - self._given[0]) / (LATELY - 1)

    @asynccontextmanager
    async def one(
        self, lane: Lane, arrived: float, seconds: float, *, again: bool = False
    ) -> AsyncIterator[None]:
        """Have a seat, by lane and then by arrival, after at most so many seconds.

        Raises NoRoom at once where the lane is full, or moves too slowly to end in time, unless
        somebody was in it already (`again`); TimeoutError where no seat came free.
        """
        if not again and self._is_hopeless(lane):
            raise NoRoom(lane.name)
        await self._sit_down(lane, arrived, seconds)
        try:
            yield
        finally:
            self._stand_up()

    def _is_hopeless(self, lane: Lane) -> bool:
        full = self._standing[lane] >= lane.standing and not self._free
        return full or self.ends_in(lane) > max(lane.patience, lane.holds)

    async def _sit_down(self, lane: Lane, arrived: float, seconds: float) -> None:
        if self._free:
            self._free -= 1
            return
        mine: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        heapq.heappush(self._line, (lane.rank, arrived, next(self._order), lane, mine))
        self._standing[lane] += 1
        try:
            async with asyncio.timeout(seconds):
                await mine
        except BaseException:
            if mine.done() and not mine.cancelled():  # it came in the same moment
                self._stand_up()
            mine.cancel()
            raise
        finally:
            self._standing[lane] -= 1

    def _stand_up(self) -> None:
        while self._line:
            *_, next_one = heapq.heappop(self._line)
            if not next_one.done():
                self._given.append(self._clock())
                next_one.set_result(None)
                return
        self._given.clear()
        self._free += 1
