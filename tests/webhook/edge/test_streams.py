"""Many streams are looked after together: each hears its own news, and ends with its reader."""

import asyncio
from collections.abc import Collection, Hashable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

import pytest
from sqlalchemy.exc import OperationalError

from webhook.edge.streams import Streams

LONG = 30.0


@dataclass(eq=False)
class Said:
    """What is said in conversations, and how often somebody asked for all of them."""

    numbers: dict[str, int] = field(default_factory=dict)
    asked: list[set[str]] = field(default_factory=list)
    broken: int = 0

    def __call__(self, ids: Collection[str], /) -> Mapping[str, Hashable]:
        self.asked.append(set(ids))
        if self.broken:
            self.broken -= 1
            raise OperationalError("", {}, Exception())
        return {id_: self.numbers.get(id_, 0) for id_ in ids}


@dataclass
class Listening:
    """A stream that tells the number of what was said last, where that is new."""

    topic: str
    source: Said
    ends_after: int = 1_000_000
    looks: int = 0
    told: int = 0

    def look(self) -> str:
        self.looks += 1
        now = self.source.numbers.get(self.topic, 0)
        new, self.told = now > self.told, now
        return f"{self.topic}{now}" if new else ""

    def is_over(self) -> bool:
        return self.looks >= self.ends_after

    def close(self) -> None:
        """Nothing is held."""


class Reader:
    """Who reads a stream: waits for words, and goes away."""

    def __init__(self) -> None:
        self.words: asyncio.Queue[str] = asyncio.Queue()
        self.gone = asyncio.Event()

    async def write(self, told: bytes) -> None:
        self.words.put_nowait(told.decode())


@pytest.fixture
def said() -> Said:
    return Said()


@pytest.fixture
def threads() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(2)


def test_each_hears_its_own_news_and_one_question_serves_all(
    said: Said, threads: ThreadPoolExecutor
) -> None:
    async def test() -> None:
        streams = Streams(threads, every=0.001, heartbeat=LONG)
        readers = {name: Reader() for name in "abc"}
        following = [
            asyncio.create_task(streams.follow(Listening(name, said), one.write, one.gone.wait()))
            for name, one in readers.items()
        ]
        said.numbers |= {"a": 1, "c": 7}
        assert await readers["a"].words.get() == "a1"
        assert await readers["c"].words.get() == "c7"
        said.numbers["b"] = 2
        assert await readers["b"].words.get() == "b2"
        assert set("abc") in said.asked
        for one in readers.values():
            one.gone.set()
        await asyncio.gather(*following)
        assert all(one.words.empty() for one in readers.values())

    asyncio.run(asyncio.wait_for(test(), LONG))


def test_each_source_is_asked_for_its_own(said: Said, threads: ThreadPoolExecutor) -> None:
    async def test() -> None:
        streams, other = Streams(threads, every=0.001, heartbeat=LONG), Said()
        readers = {name: Reader() for name in ("chat", "desk")}
        following = [
            asyncio.create_task(streams.follow(one, readers[one.topic].write, gone))
            for one, gone in (
                (Listening("chat", said), readers["chat"].gone.wait()),
                (Listening("desk", other), readers["desk"].gone.wait()),
            )
        ]
        other.numbers["desk"] = 1
        assert await readers["desk"].words.get() == "desk1"
        said.numbers["chat"] = 1
        assert await readers["chat"].words.get() == "chat1"
        assert {frozenset(one) for one in said.asked} == {frozenset({"chat"})}
        assert {frozenset(one) for one in other.asked} == {frozenset({"desk"})}
        for one in readers.values():
            one.gone.set()
        await asyncio.gather(*following)

    asyncio.run(asyncio.wait_for(test(), LONG))


def test_a_quiet_stream_is_asked_for_a_sign_of_life_and_ends_when_it_is_over(
    said: Said, threads: ThreadPoolExecutor
) -> None:
    async def test() -> None:
        streams = Streams(threads, every=LONG, heartbeat=0.001)
        listening, reader = Listening("a", said, ends_after=3), Reader()
        await streams.follow(listening, reader.write, reader.gone.wait())
        assert listening.looks == 3

    asyncio.run(asyncio.wait_for(test(), LONG))


def test_a_database_that_is_away_for_a_moment_costs_nobody_the_news(
    said: Said, threads: ThreadPoolExecutor
) -> None:
    async def test() -> None:
        streams, reader = Streams(threads, every=0.001, heartbeat=LONG), Reader()
        said.broken = 3
        following = asyncio.create_task(
            streams.follow(Listening("a", said), reader.write, reader.gone.wait())
        )
        while said.broken:
            await asyncio.sleep(0)
        said.numbers["a"] = 5
        assert await reader.words.get() == "a5"
        reader.gone.set()
        await following

    asyncio.run(asyncio.wait_for(test(), LONG))


def test_where_nobody_follows_nobody_asks(said: Said, threads: ThreadPoolExecutor) -> None:
    async def test() -> None:
        streams, reader = Streams(threads, every=0.001, heartbeat=LONG), Reader()
        reader.gone.set()
        await streams.follow(Listening("a", said), reader.write, reader.gone.wait())
        while len(asyncio.all_tasks()) > 1:
            await asyncio.sleep(0)
        asked = len(said.asked)
        await asyncio.sleep(0)
        assert len(said.asked) == asked <= 1

    asyncio.run(test())
