"""In a small crowd everybody hears something soon, and those who idle keep nobody waiting."""

import asyncio

import aiohttp
import pytest

from benchmarks import crowd
from benchmarks.crowd_calls import PATIENCE, Heard, Line
from benchmarks.crowd_idlers import half_sent, streams
from deploy.processes import Installation
from webhook.services import Services

pytestmark = pytest.mark.timeout(300)
CALLERS, IDLERS = 40, 45
LONGEST = 10.0


async def everybody(installation: Installation, beside: Services) -> tuple[Heard, list[int]]:
    connector = aiohttp.TCPConnector(limit=0)
    async with aiohttp.ClientSession(connector=connector, timeout=PATIENCE) as http:
        line = Line.to(installation.url, beside.settings, http)
        async with streams(http, line.url, IDLERS) as open_, half_sent(line.url, IDLERS):
            return await crowd.at_once(line, CALLERS), open_


def test_nobody_is_left_without_a_sentence(installation: Installation, beside: Services) -> None:
    heard, open_ = asyncio.run(everybody(installation, beside))
    assert open_ == [200] * IDLERS
    assert heard.silent == 0
    assert heard.answered + heard.later == CALLERS
    assert max(heard.seconds) < LONGEST
