"""Calls that were told to wait: their work goes on, and they come back for what became of it."""

import asyncio
from collections.abc import Coroutine
from typing import Any
from urllib.parse import parse_qs

KEPT_SECONDS = 60.0
"""How long it is known that somebody's work is done: longer than they take to come back."""


def name_of(query: str, body: bytes) -> str:
    """Return the name of the turn of a call that a webhook is, or comes back for."""
    call = parse_qs(body.decode(errors="replace")).get("CallSid", [""])
    return f"{call[0]} {parse_qs(query).get('turn', ['0'])[0]}"


class Held:
    """The work of those who wait on the line; used by one event loop only."""

    def __init__(self, kept: float = KEPT_SECONDS) -> None:
        self._kept = kept
        self._work: dict[str, asyncio.Task[bool]] = {}

    def hold(self, name: str, work: Coroutine[Any, Any, bool]) -> None:
        """Let this work go on by itself; it returns whether it was done."""
        if name in self._work and not self._work[name].done():  # a webhook that came twice
            work.close()
            return
        task = self._work[name] = asyncio.create_task(work)
        loop = asyncio.get_running_loop()
        task.add_done_callback(lambda _: loop.call_later(self._kept, self._forget, name, task))

    async def done(self, name: str, seconds: float) -> bool | None:
        """Return whether the work was done, None where none of this name is known here.

        Raises TimeoutError where it is still waiting after so many seconds.
        """
        task = self._work.get(name)
        if task is None:
            return None
        async with asyncio.timeout(seconds):
            return await asyncio.shield(task)

    def _forget(self, name: str, task: asyncio.Task[bool]) -> None:
        if self._work.get(name) is task:
            del self._work[name]
