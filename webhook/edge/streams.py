"""Streams that go on: one look a moment for all of them, a thread only for who has news."""

import asyncio
import contextlib
import logging
from collections import defaultdict
from collections.abc import Awaitable, Callable, Hashable
from concurrent.futures import Executor
from dataclasses import dataclass, field

from sqlalchemy.exc import SQLAlchemyError

from webhook.arrival import Followed, Source

log = logging.getLogger(__name__)

Write = Callable[[bytes], Awaitable[None]]


@dataclass(eq=False)
class _Follower:
    topic: str
    source: Source
    seen: Hashable = None
    """Mark of its topic when it was last told of news."""
    news: asyncio.Event = field(default_factory=asyncio.Event)


class Streams:
    """All streams of this process; used by one event loop only."""

    def __init__(self, threads: Executor, every: float, heartbeat: float) -> None:
        """Looks for news every so many seconds; a quiet stream is asked for a sign of life."""
        self._threads = threads
        self._every, self._heartbeat = every, heartbeat
        self._followers: set[_Follower] = set()
        self._watch: asyncio.Task[None] | None = None

    async def follow(self, stream: Followed, write: Write, gone: Awaitable[object]) -> None:
        """Write what a stream has to say, until it is over or its reader has `gone`."""
        follower = _Follower(stream.topic, stream.source)
        follower.news.set()
        self._followers.add(follower)
        if self._watch is None or self._watch.done():
            self._watch = asyncio.create_task(self._look())
        leaving, telling = (
            asyncio.ensure_future(gone),
            asyncio.create_task(self._tell(stream, follower, write)),
        )
        try:
            await asyncio.wait({leaving, telling}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            self._followers.discard(follower)
            leaving.cancel()
            telling.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await telling

    async def _tell(self, stream: Followed, follower: _Follower, write: Write) -> None:
        loop = asyncio.get_running_loop()
        while not stream.is_over():
            with contextlib.suppress(TimeoutError):
                # Not wait_for, which before Python 3.12 may lose that it is cancelled.
                async with asyncio.timeout(self._heartbeat):
                    await follower.news.wait()
            follower.news.clear()
            try:
                told = await loop.run_in_executor(self._threads, stream.look)
            except SQLAlchemyError as error:
                # The browser connects again, from its last message.
                log.warning("a stream ends: %s", type(error).__name__)
                return
            if told:
                await write(told.encode())

    async def _look(self) -> None:
        """Ask each source once for all who follow it, as long as anybody does."""
        while self._followers:
            await asyncio.sleep(self._every)
            following: dict[Source, list[_Follower]] = defaultdict(list)
            for one in self._followers:
                following[one.source].append(one)
            for source, followers in following.items():
                await self._ask(source, followers)

    async def _ask(self, source: Source, followers: list[_Follower]) -> None:
        loop, topics = asyncio.get_running_loop(), {one.topic for one in followers}
        try:
            marks = await loop.run_in_executor(self._threads, source, topics)
        except SQLAlchemyError as error:
            log.warning("no look for news: %s", type(error).__name__)
            return
        for one in followers:
            mark = marks.get(one.topic)
            if mark != one.seen:
                one.seen = mark
                one.news.set()
