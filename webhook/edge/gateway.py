"""The gateway as gunicorn's event loop meets it (ASGI): who waits, and who is told so."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial

from flask import Flask
from werkzeug.wrappers import Response

from webhook.arrival import Arrival, Told
from webhook.edge.held import Held, name_of
from webhook.edge.lanes import DANGER, HELD, Lane, is_in_danger, lane_of
from webhook.edge.requests import Incoming, Message, Receive, Scope, TooSlow, answer, read
from webhook.edge.seats import NoRoom, Seats
from webhook.edge.streams import Streams
from webhook.services import Services

Send = Callable[[Message], Awaitable[None]]

SEATS = {"turn": 16, "page": 12, "held": 32}
"""Threads at work at a time: Rasa answers one turn after the other, so more of them help nobody."""
SENTENCES, LOOKS = 8, 4
"""Threads that say a sentence to those without a seat, and that look for news of streams."""
DECLINED = 1008
"""The code of WebSockets for what is against the rules of a server (RFC 6455, 7.4.1)."""
BODY_SECONDS = 10.0


class Edge:
    """Takes requests in, without a thread until each has a seat; nobody goes unanswered."""

    def __init__(self, app: Flask, body_seconds: float = BODY_SECONDS) -> None:
        self._app, self._body_seconds = app.wsgi_app, body_seconds
        self._most: int = app.config["MAX_CONTENT_LENGTH"]
        self._services: Services = app.extensions["services"]
        self._seats = {room: Seats(number) for room, number in SEATS.items()}
        self._threads = ThreadPoolExecutor(sum(SEATS.values()), "seat")
        self._sentences = ThreadPoolExecutor(SENTENCES, "sentence")
        pace = self._services.pace
        looks = ThreadPoolExecutor(LOOKS, "look")
        self._streams = Streams(looks, pace.poll, pace.heartbeat)
        self._held = Held()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request; a WebSocket is declined, nothing here speaks by one."""
        if scope["type"] != "http":
            return await send({"type": "websocket.close", "code": DECLINED})
        try:
            incoming = await read(scope, receive, self._body_seconds, self._most)
        except TooSlow:
            return await _send(send, Response(status=408, headers={"Connection": "close"}))
        arrival = Arrival(incoming.arrived, by_edge=True)
        await self._tell(await self._answered(incoming, arrival), arrival, receive, send)

    async def _answered(self, incoming: Incoming, arrival: Arrival) -> Response:
        lane = self._lane(incoming)
        told = await self._held_up(incoming) if lane is HELD else None
        if told:
            return await self._sentence(incoming, lane, told)
        seats = self._seats[lane.room]
        patience = _left(incoming, lane.waits(seats.waiting(lane)))
        try:
            async with seats.one(lane, incoming.arrived, patience):
                return await self._work(incoming, arrival)
        except NoRoom:
            return await self._sentence(incoming, lane, "later")
        except TimeoutError:
            if lane.holds:
                self._held.hold(_name(incoming), self._goes_on(incoming, lane))
            waits = lane.holds or lane is HELD
            return await self._sentence(incoming, lane, "wait" if waits else "later")

    async def _held_up(self, incoming: Incoming) -> Told | None:
        """Return what is told to a caller who comes back; None where the answer may be there."""
        try:
            done = await self._held.done(_name(incoming), HELD.waits(0))
        except TimeoutError:
            return "wait"
        return "later" if done is False else None

    async def _goes_on(self, incoming: Incoming, lane: Lane) -> bool:
        """Do the work all the same, for somebody who comes back for it; say whether it was done."""
        seats, left = self._seats[lane.room], _left(incoming, lane.holds)
        try:
            async with seats.one(lane, incoming.arrived, left, again=True):
                await self._work(incoming, Arrival(incoming.arrived, late=True, by_edge=True))
        except TimeoutError:
            self._services.meters.crowded.labels(lane.name, "dropped").inc()
            return False
        return True

    async def _work(self, incoming: Incoming, arrival: Arrival) -> Response:
        loop = asyncio.get_running_loop()
        work = loop.run_in_executor(self._threads, answer, self._app, incoming, arrival)
        try:
            return await asyncio.shield(work)
        except asyncio.CancelledError:
            # Whoever asked went away, but the thread is still at it: so the seat is taken.
            await asyncio.wait({work})
            raise

    async def _sentence(self, incoming: Incoming, lane: Lane, told: Told) -> Response:
        self._services.meters.crowded.labels(lane.name, told).inc()
        arrival = Arrival(incoming.arrived, told=told, by_edge=True)
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._sentences, answer, self._app, incoming, arrival)

    def _lane(self, incoming: Incoming) -> Lane:
        lane = lane_of(incoming.scope["method"], *incoming.address)
        # Where a seat is free nobody needs to be let in first.
        if lane.room == "turn" and self._seats["turn"].all_taken():
            return DANGER if is_in_danger(incoming.body, self._services.settings.data_dir) else lane
        return lane

    async def _tell(
        self, response: Response, arrival: Arrival, receive: Receive, send: Send
    ) -> None:
        follows = arrival.follows
        if follows is None:
            return await _send(send, response)
        try:
            goes_on = response.status_code == 200
            await _send(send, response, more=goes_on)
            if goes_on:
                write = partial(_write, send)
                await self._streams.follow(follows, write, _gone(receive))
                await send(_body(b"", more=False))
        finally:
            follows.close()


def _name(incoming: Incoming) -> str:
    return name_of(incoming.address[1], incoming.body)


def _left(incoming: Incoming, seconds: float) -> float:
    return max(0.0, incoming.arrived + seconds - time.monotonic())


async def _gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


async def _send(send: Send, response: Response, *, more: bool = False) -> None:
    if more:  # nobody knows how long it will be
        response.headers.pop("Content-Length", None)
    headers = [(n.lower().encode("latin-1"), v.encode("latin-1")) for n, v in response.headers]
    await send({"type": "http.response.start", "status": response.status_code, "headers": headers})
    await send(_body(response.get_data(), more=more))


async def _write(send: Send, told: bytes) -> None:
    await send(_body(told, more=True))


def _body(told: bytes, *, more: bool) -> Message:
    return {"type": "http.response.body", "body": told, "more_body": more}
