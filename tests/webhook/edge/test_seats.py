"""Who comes to a full hall waits in order of need, is turned away or gives up; no seat is lost."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from webhook.edge.lanes import CALL, CHAT, DANGER, Lane
from webhook.edge.seats import LATELY, NoRoom, Seats

LONG = 30.0


async def settled() -> None:
    """Let every task go on as far as it can."""
    for _ in range(10):
        await asyncio.sleep(0)


class Hall:
    """Seats, those who sit on them, and in which order they came to sit."""

    def __init__(self, number: int) -> None:
        self.seats = Seats(number)
        self.seated: list[str] = []
        self.end = {}  # type: dict[str, asyncio.Event]

    async def guest(self, name: str, lane: Lane, arrived: float, seconds: float = LONG) -> None:
        self.end[name] = asyncio.Event()
        async with self.seats.one(lane, arrived, seconds):
            self.seated.append(name)
            await self.end[name].wait()

    def comes(
        self, name: str, lane: Lane, arrived: float, seconds: float = LONG
    ) -> asyncio.Task[None]:
        return asyncio.create_task(self.guest(name, lane, arrived, seconds))


def run(test: Callable[[], Awaitable[None]]) -> None:
    asyncio.run(asyncio.wait_for(test(), LONG))  # type: ignore[arg-type]


def test_danger_goes_before_calls_and_calls_before_chats() -> None:
    async def test() -> None:
        hall = Hall(1)
        tasks = [hall.comes("first", CHAT, 0)]
        await settled()
        assert hall.seats.all_taken()
        tasks += [hall.comes("chat", CHAT, 1), hall.comes("late call", CALL, 3)]
        tasks += [hall.comes("call", CALL, 2), hall.comes("danger", DANGER, 4)]
        await settled()
        for name in ("first", "danger", "call", "late call", "chat"):
            hall.end[name].set()
            await settled()
        assert hall.seated == ["first", "danger", "call", "late call", "chat"]
        await asyncio.gather(*tasks)
        assert not hall.seats.all_taken()

    run(test)


def test_whoever_finds_the_lane_full_hears_so_at_once() -> None:
    async def test() -> None:
        hall, few = Hall(1), Lane("few", "turn", 1, LONG, standing=1)
        tasks = [hall.comes("first", few, 0), hall.comes("second", few, 1)]
        await settled()
        with pytest.raises(NoRoom):
            await hall.guest("third", few, 2)
        assert hall.seats.waiting(few) == 1
        danger = hall.comes("danger", DANGER, 3)  # another lane has room of its own
        await settled()
        for name in ("first", "second", "danger"):
            hall.end[name].set()
        await asyncio.gather(*tasks, danger)

    run(test)


def test_a_line_that_will_not_end_in_time_takes_nobody_in() -> None:
    async def test() -> None:
        time = [0.0]
        hall = Hall(1)
        hall.seats = Seats(1, lambda: time[0])
        tasks = [hall.comes("0", CALL, 0)]
        for number in range(1, LATELY + 6):
            tasks.append(hall.comes(str(number), CALL, number))
        await settled()
        for number in range(LATELY + 1):
            time[0] += 6  # seconds for each
            hall.end[str(number)].set()
            await settled()
        assert hall.seats.ends_in(CALL) == 4 * 6
        chat = Lane("chat", "turn", CHAT.rank, 15.0, 200)
        with pytest.raises(NoRoom):
            await hall.guest("chat", chat, 99)
        tasks.append(hall.comes("call", CALL, 99))  # half a minute is time enough
        await settled()
        assert hall.seats.ends_in(DANGER) == 0
        for event in hall.end.values():
            event.set()
        await asyncio.gather(*tasks)
        assert hall.seats.ends_in(CHAT) == 0

    run(test)


def test_whoever_gives_up_leaves_the_line_and_takes_no_seat() -> None:
    async def test() -> None:
        hall = Hall(1)
        first = hall.comes("first", CALL, 0)
        await settled()
        with pytest.raises(TimeoutError):
            await hall.guest("impatient", CALL, 1, seconds=0)
        gone = hall.comes("cancelled", CALL, 2)
        await settled()
        gone.cancel()
        await settled()
        assert hall.seats.waiting(CALL) == 0
        last = hall.comes("last", CALL, 3)
        hall.end["first"].set()
        await settled()
        hall.end["last"].set()
        await asyncio.gather(first, last)
        assert hall.seated == ["first", "last"]
        assert not hall.seats.all_taken()

    run(test)


def test_a_seat_that_comes_in_the_moment_of_leaving_goes_to_the_next() -> None:
    async def test() -> None:
        hall = Hall(1)
        first = hall.comes("first", CALL, 0)
        await settled()
        second, third = hall.comes("second", CALL, 1), hall.comes("third", CALL, 2)
        await settled()
        hall.end["first"].set()
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        second.cancel()
        await settled()
        if "second" in hall.seated:  # it sat down before it was told to go
            hall.seated.remove("second")
        assert hall.seated == ["first", "third"]
        hall.end["third"].set()
        await asyncio.gather(first, third)
        assert not hall.seats.all_taken()

    run(test)
