"""Streams that go on: one look a moment for all of them, a thread only for who has news."""

import asyncio
import contextlib
import logging
from collections.abc import Awaitable, Callable, Collection, Mapping
from concurrent.futures import Executor
from dataclasses import dataclass, field

from sqlalchemy.exc import SQLAlchemyError

from webhook.arrival import Followed

log = logging.getLogger(__name__)

Newest = Callable[[Collection[str]], Mapping[str, int]]
"""Returns the number of the last thing said in each of these conversations."""
Write = Callable[[bytes], Awaitable[None]]


@dataclass(eq=False)
class _Follower:
    conversation: str
    seen: int = 0
    """Number of the last thing said when it was last told of news."""
    news: asyncio.Event = field(default_factory=asyncio.Event)


class Streams:
    """All streams of this process; used by one event loop only."""

    def __init__(self, newest: Newest, threads: Executor, every: float, heartbeat: float) -> None:
        """Looks for news every so many seconds; a quiet stream is asked for a sign of life."""
        self._newest, self._threads = newest, threads
        self._every, self._heartbeat = every, heartbeat
        self._followers: set[_Follower] = set()
        self._watch: asyncio.Task[None] | None = None

    async def follow(self, stream: Followed, write: Write, gone: Awaitable[object]) -> None:
        """Write what a stream has to say, until it is over or its reader has `gone`."""
        follower = _Follower(stream.conversation)
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
        """Ask once for all who follow, as long as anybody does."""
        loop = asyncio.get_running_loop()
        while self._followers:
            await asyncio.sleep(self._every)
            asked = {one.conversation for one in self._followers}
            try:
                newest = await loop.run_in_executor(self._threads, self._newest, asked)
            except SQLAlchemyError as error:
                log.warning("no look at what is said: %s", type(error).__name__)
                continue
            for one in self._followers:
                number = newest.get(one.conversation, 0)
                if number > one.seen:
                    one.seen = number
                    one.news.set()
