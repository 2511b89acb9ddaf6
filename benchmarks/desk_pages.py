"""Pages of the desk as browsers hold them open: a stream, and a part when it says so."""

import asyncio
import re
import time
from html import unescape

import aiohttp

from benchmarks.desk_chats import PASSWORD, Chat

TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')
NEWS = re.compile(r'data-news="([^"]+)"')
PART = re.compile(r'hx-get="([^"]+)"\s+hx-trigger="news" data-part="(\d+)"')
CHANGED = b"event: changed"
Sent = dict[str, tuple[float, str]]
"""When each line was sent, and in which conversation."""


async def signed_in(url: str, email: str, patience: aiohttp.ClientTimeout) -> aiohttp.ClientSession:
    """Return a browser in which this clerk is signed in."""
    jar = aiohttp.CookieJar(unsafe=True)  # of an address without a name
    http = aiohttp.ClientSession(url, cookie_jar=jar, timeout=patience)
    async with http.get("/desk/sign-in") as form:
        found = TOKEN.search(await form.text())
    fields = {"email": email, "password": PASSWORD, "csrf_token": found[1] if found else ""}
    async with http.post("/desk/sign-in", data=fields, allow_redirects=False) as answer:
        if answer.status != 303:
            raise RuntimeError(f"{email} is not let in: {answer.status}")
    return http


class Page:
    """One open page: what it asks for is counted, bytes of headers among it."""

    path = "/desk"

    def __init__(self, clerk: aiohttp.ClientSession) -> None:
        self.clerk, self.received, self._asked = clerk, 0, 0.0
        self.listens = asyncio.Event()

    async def read(self) -> None:
        """Open the page and listen until cancelled."""
        async with self.clerk.get(self.path) as answer:
            page = await answer.text()
        news, part = NEWS.search(page), PART.search(page)
        if not news or not part:
            raise RuntimeError(f"{self.path} listens to nothing")
        self._part, self._rest = unescape(part[1]), int(part[2]) / 1000
        async with self.clerk.get(unescape(news[1])) as stream:
            self._count(stream, 0)
            async for line in stream.content:
                self.listens.set()
                self.received += len(line)
                if line.startswith(CHANGED):
                    await self._ask()

    async def _ask(self) -> None:
        """Ask for the part, no sooner than a browser does."""
        if time.perf_counter() - self._asked < self._rest:
            return
        self._asked = time.perf_counter()
        async with self.clerk.get(self._part, headers={"HX-Request": "true"}) as answer:
            body = await answer.read()
            self._count(answer, len(body))
        self.shown(body.decode())

    def shown(self, part: str) -> None:
        """Read what the page shows now."""

    def _count(self, answer: aiohttp.ClientResponse, body: int) -> None:
        self.received += body + sum(len(n) + len(v) + 4 for n, v in answer.raw_headers)


class ListPage(Page):
    """The list of cases."""


class TalkPage(Page):
    """The page of one chat: it knows when each line of its citizen was first on it."""

    LINE = re.compile(r"regel \d+")

    def __init__(self, clerk: aiohttp.ClientSession, chat: Chat) -> None:
        super().__init__(clerk)
        self.path, self._conversation = f"/desk/chats/{chat.reference}", chat.conversation
        self._seen: dict[str, float] = {}

    def shown(self, part: str) -> None:
        """Note what stands there for the first time."""
        now = time.perf_counter()
        for line in self.LINE.findall(part):
            self._seen.setdefault(line, now)

    def took(self, sent: Sent) -> list[float]:
        """Return the milliseconds from sending to standing there, of each line."""
        return [1000 * (at - sent[line][0]) for line, at in self._seen.items() if line in sent]

    def missing(self, sent: Sent) -> int:
        """Return how many lines of its citizen never came."""
        return sum(
            where == self._conversation and line not in self._seen
            for line, (_, where) in sent.items()
        )
