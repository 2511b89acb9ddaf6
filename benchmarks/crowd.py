"""A crowd: 500 callers at once; then callers beside 200 streams and 200 half-sent requests.

`python -m benchmarks.crowd 500 200 20` takes other numbers of callers, idlers, and seconds.
"""

import asyncio
import contextlib
import json
import random
import sys
import tempfile
import time
from collections.abc import Awaitable
from pathlib import Path
from typing import Any

import aiohttp
import yaml

from benchmarks.crowd_calls import PATIENCE, Heard, Line, call
from benchmarks.crowd_idlers import MUNICIPALITY, half_sent, streams
from benchmarks.memory import computed_seconds
from benchmarks.stages import summary
from deploy import ROOT
from deploy.ports import answers
from deploy.processes import Installation
from intake.monitoring.heartbeat import file_of
from intake.settings import Settings

CALLERS, IDLERS, SECONDS = 500, 200, 20.0
PACED, PAUSE = 10, 2.0
"""Callers at a time beside those who idle, and the seconds in which each speaks once."""
BEAT_SECONDS = 4.0
"""As long as the watcher waits (deploy/watch.py)."""
QUESTIONS = (
    "wat kost een nieuw paspoort",
    "hoe laat gaat het gemeentehuis open",
    "was kostet ein Personalausweis",
    "waar kan ik grofvuil kwijt",
)


def measure(
    callers: int = CALLERS, idlers: int = IDLERS, seconds: float = SECONDS
) -> dict[str, Any]:
    """Return what callers heard, in calm, beside idlers, and all at once."""
    with tempfile.TemporaryDirectory(prefix="intake-crowd-") as folder:
        with Installation(Path(folder)) as installation:
            return asyncio.run(_all(installation, callers, idlers, seconds))


async def _all(
    installation: Installation, callers: int, idlers: int, seconds: float
) -> dict[str, Any]:
    settings = Settings.from_env(installation.environ)
    connector = aiohttp.TCPConnector(limit=0)
    async with aiohttp.ClientSession(connector=connector, timeout=PATIENCE) as http:
        line = Line.to(installation.url, settings, http)
        heart = asyncio.create_task(_missed_beats(settings.var_dir))
        await paced(line, 3.0)  # warm
        gateway = installation.sessions()["gateway"]
        told: dict[str, Any] = {"calm": await _computed(gateway, paced(line, seconds))}
        async with streams(http, line.url, idlers) as open_, half_sent(line.url, idlers) as dropped:
            told["beside_idlers"] = await _computed(gateway, paced(line, seconds))
            told["idlers"] = {
                "streams": open_.count(200),
                "half_sent": idlers,
                "dropped": len(dropped),
            }
        began = time.perf_counter()
        told["at_once"] = await _computed(gateway, at_once(line, callers))
        told["at_once"]["took_s"] = round(time.perf_counter() - began, 1)
        told["beats_missed"] = await _stopped(heart)
    return told


async def paced(line: Line, seconds: float) -> Heard:
    """Let callers speak one after the other, at a pace that two cores keep."""
    number = _leek()
    end = time.monotonic() + seconds

    async def goes_on(place: int) -> Heard:
        await asyncio.sleep(PAUSE * place / PACED)
        heard = Heard()
        while time.monotonic() < end:
            words = random.choice(QUESTIONS[:2]), "dank u"
            heard.join([await call(line, number, words, PAUSE)])
        return heard

    return Heard().join(await asyncio.gather(*map(goes_on, range(PACED))))


async def at_once(line: Line, callers: int) -> Heard:
    """Let so many dial in the same moment, each with one question."""
    number = _leek()
    asked = [QUESTIONS[each % len(QUESTIONS)] for each in range(callers)]
    return Heard().join(await asyncio.gather(*(call(line, number, [one]) for one in asked)))


async def _missed_beats(var_dir: Path) -> int:
    """Ask for the gateway's heartbeat as the watcher does, until cancelled; count its silences."""
    port, missed = int(file_of(var_dir, "gateway").read_text()), 0
    with contextlib.suppress(asyncio.CancelledError):
        while True:
            felt = await asyncio.to_thread(answers, f"http://127.0.0.1:{port}/", BEAT_SECONDS)
            missed += not felt
            await asyncio.sleep(BEAT_SECONDS / 2)
    return missed


async def _stopped(task: asyncio.Task[int]) -> int:
    task.cancel()
    return await task


async def _computed(gateway: int, calls: Awaitable[Heard]) -> dict[str, Any]:
    """Tell what callers heard, and the gateway's processor time a webhook: what else the machine
    does hardly alters that."""
    before = computed_seconds(gateway)
    heard = await calls
    spent = (computed_seconds(gateway) - before) * 1000 / max(1, len(heard.seconds))
    return _told(heard) | {"computing_ms": round(spent, 1)}


def _told(heard: Heard) -> dict[str, Any]:
    counted = {name: getattr(heard, name) for name in ("silent", "answered", "moment", "later")}
    return summary([each * 1000 for each in heard.seconds]) | counted


def _leek() -> str:
    profile = ROOT / "data" / "municipalities" / f"{MUNICIPALITY}.yml"
    return str(yaml.load(profile.read_bytes(), Loader=yaml.CSafeLoader)["phone_number"])


def main() -> None:
    """Take a crowd of the numbers given."""
    callers, idlers, seconds = (float(each) for each in sys.argv[1:])
    told = measure(int(callers), int(idlers), seconds)
    sys.stdout.write(json.dumps(told, indent=2) + "\n")


if __name__ == "__main__":
    main()
