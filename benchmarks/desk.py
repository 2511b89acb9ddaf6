"""A desk at work: ten clerks answer in 300 chats, one looks on, and one has nothing to do.

`python -m benchmarks.desk 10 300 60` takes other numbers of clerks, chats, and seconds.
"""

import asyncio
import json
import random
import sys
import tempfile
import time
from collections.abc import Sequence
from itertools import count
from pathlib import Path
from typing import Any
from uuid import uuid4

import aiohttp

from benchmarks.desk_chats import Chat, Desk, put_desk
from benchmarks.desk_pages import ListPage, Sent, TalkPage, signed_in
from benchmarks.memory import computed_seconds, resident_mib
from benchmarks.stages import summary
from deploy.processes import Installation

CLERKS, CHATS, SECONDS = 10, 300, 60.0
WATCHED = 3
"""Chats that a clerk has open at a time, each in a tab of its own, beside the list."""
PAUSE = 25.0
"""Seconds between two lines of a citizen."""
SETTLED = 5.0
LATE = 30.0
"""Seconds after which a line that is not on its page counts as lost."""
PATIENCE = aiohttp.ClientTimeout(total=None, sock_connect=30, sock_read=60)


def measure(clerks: int = CLERKS, chats: int = CHATS, seconds: float = SECONDS) -> dict[str, Any]:
    """Return how soon lines were on the page of their clerk, what pages cost, and the memory."""
    with tempfile.TemporaryDirectory(prefix="intake-desk-") as folder:
        with Installation(Path(folder), serving=("gateway",)) as installation:
            desk = put_desk(installation.environ, clerks, chats)
            return asyncio.run(_all(installation, desk, seconds))


async def _all(installation: Installation, desk: Desk, seconds: float) -> dict[str, Any]:
    gateway = installation.sessions()["gateway"]
    clerks = [await signed_in(installation.url, email, PATIENCE) for email in desk.clerks]
    idle, onlooker = [
        ListPage(await signed_in(installation.url, email, PATIENCE))
        for email in (desk.idle, desk.onlooker)
    ]
    lists = [idle, onlooker, *(ListPage(one) for one in clerks)]
    watched = [
        TalkPage(clerk, chat)
        for clerk, own in zip(clerks, desk.chats, strict=True)
        for chat in own[:WATCHED]
    ]
    reading = [asyncio.create_task(page.read()) for page in (*lists, *watched)]
    await asyncio.gather(*(page.listens.wait() for page in (*lists, *watched)))
    await asyncio.sleep(SETTLED)
    for page in lists:
        page.received = 0
    began = time.perf_counter()
    before, used = resident_mib(gateway), computed_seconds(gateway)
    sent = await _write(installation.url, [one for own in desk.chats for one in own], seconds)
    await _arrived(watched, sent)
    lasted = time.perf_counter() - began
    took = [took for page in watched for took in page.took(sent)]
    told = {
        "clerks": len(clerks),
        "chats": sum(map(len, desk.chats)),
        "sent": len(sent),
        "at_the_desk": summary(took),
        "missing": sum(page.missing(sent) for page in watched),
        "idle_kb_a_minute": _a_minute(idle.received, lasted),
        "onlooker_kb_a_minute": _a_minute(onlooker.received, lasted),
        "mib": [before, resident_mib(gateway)],
        "cores": round((computed_seconds(gateway) - used) / lasted, 2),
    }
    for task in reading:
        task.cancel()
    await asyncio.gather(*reading, return_exceptions=True)
    for http in (idle.clerk, onlooker.clerk, *clerks):
        await http.close()
    return told


async def _write(url: str, chats: Sequence[Chat], seconds: float) -> Sent:
    """Let every citizen write now and then; return when each line was sent, and where."""
    sent: Sent = {}
    numbers = count()
    end = time.perf_counter() + seconds
    async with aiohttp.ClientSession(timeout=PATIENCE) as http:

        async def citizen(chat: Chat) -> None:
            await asyncio.sleep(random.uniform(0, PAUSE))
            while time.perf_counter() < end:
                line = f"regel {next(numbers)}"
                sent[line] = (time.perf_counter(), chat.conversation)
                body = {"id": str(uuid4()), "text": line}
                headers = {"Authorization": f"Bearer {chat.token}"}
                address = f"{url}/api/chat/{chat.conversation}/messages"
                async with http.post(address, json=body, headers=headers) as answer:
                    if answer.status != 200:
                        del sent[line]
                await asyncio.sleep(PAUSE)

        await asyncio.gather(*map(citizen, chats))
    return sent


async def _arrived(watched: Sequence[TalkPage], sent: Sent) -> None:
    """Wait for the lines that are still under way, not for those that are lost."""
    end = time.perf_counter() + LATE
    while any(page.missing(sent) for page in watched) and time.perf_counter() < end:
        await asyncio.sleep(0.1)


def _a_minute(received: int, seconds: float) -> float:
    return round(received / 1000 * 60 / seconds, 1)


if __name__ == "__main__":
    numbers = [float(each) for each in sys.argv[1:]] or [CLERKS, CHATS, SECONDS]
    told = measure(int(numbers[0]), int(numbers[1]), numbers[2])
    sys.stdout.write(f"{json.dumps(told, indent=2)}\n")
