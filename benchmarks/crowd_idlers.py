"""Those who only keep connections: streams of chats, and requests of which half is sent."""

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from urllib.parse import urlsplit

import aiohttp

HALVES = (
    b"POST /twilio/voice HTTP/1.1\r\nHost: x\r\nContent-Le",
    b"POST /twilio/sms HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\n"
    b"Content-Length: 400\r\n\r\nBody=hal",
)
"""One stops in its headers, one in its body."""
MUNICIPALITY = "gemeente-leek"


@asynccontextmanager
async def streams(
    http: aiohttp.ClientSession, url: str, number: int, a_conversation: int = 3
) -> AsyncIterator[list[int]]:
    """Hold so many streams open, some of each conversation; yields the status of each."""
    held: list[aiohttp.ClientResponse] = []
    for _ in range(-(-number // a_conversation)):
        answer = await http.post(f"{url}/api/chat", json={"municipality": MUNICIPALITY})
        opened = json.loads(await answer.text())
        headers = {"Authorization": f"Bearer {opened['token']}"}
        address = f"{url}/api/chat/{opened['conversation']}/stream"
        for _ in range(min(a_conversation, number - len(held))):
            held.append(await http.get(address, headers=headers))
    try:
        yield [one.status for one in held]
    finally:
        for one in held:
            one.close()


@asynccontextmanager
async def half_sent(url: str, number: int) -> AsyncIterator[list[float]]:
    """Keep so many half-sent requests, each anew once it is dropped; yields when each was."""
    dropped: list[float] = []
    tasks = [asyncio.create_task(_half(url, HALVES[n % 2], dropped)) for n in range(number)]
    await asyncio.sleep(1)
    try:
        yield dropped
    finally:
        await _end(tasks)


async def _half(url: str, half: bytes, dropped: list[float]) -> None:
    parts, loop = urlsplit(url), asyncio.get_running_loop()
    while True:
        began = loop.time()
        reader, writer = await asyncio.open_connection(parts.hostname, parts.port)
        try:
            writer.write(half)
            with contextlib.suppress(ConnectionError):
                await reader.read()
            dropped.append(loop.time() - began)
        finally:
            writer.close()


async def _end(tasks: Sequence[asyncio.Task[None]]) -> None:
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
