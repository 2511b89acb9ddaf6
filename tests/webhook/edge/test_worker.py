"""Over real connections: half a head is dropped, a whole request is answered, a stream flows."""

import asyncio
import logging
from types import SimpleNamespace
from typing import Any

import pytest
from gunicorn.config import Config
from gunicorn.glogging import Logger

from webhook.edge import worker
from webhook.edge.requests import Message, Receive, Scope
from webhook.edge.worker import Hurried, Worker

SOON = 0.05


async def hello(scope: Scope, receive: Receive, send: Any) -> None:
    """Answer whatever is asked."""
    head: Message = {"type": "http.response.start", "status": 200, "headers": []}
    await send(head | {"headers": [(b"content-length", b"2")]})
    await send({"type": "http.response.body", "body": b"ok", "more_body": False})


def serving(app: Any) -> Any:
    """What a connection of gunicorn's knows of its worker."""
    cfg = Config()
    log = Logger(cfg)
    log.error_log.setLevel(logging.CRITICAL)
    counted = {"nr_conns": 0, "nr": 0, "max_requests": 1000, "alive": True, "state": {}}
    loop = asyncio.get_running_loop()
    return SimpleNamespace(cfg=cfg, log=log, asgi=app, loop=loop, **counted)


async def answer(sent: bytes, *more: bytes) -> bytes:
    """Connect, send, and return everything until the connection is closed."""
    gunicorn = serving(hello)
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: Hurried(gunicorn), "127.0.0.1", 0)
    async with server:
        reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
        writer.write(sent)
        told = b""
        for each in more:
            told += await reader.readuntil(b"ok")
            writer.write(each)
        try:
            return told + await reader.read()
        finally:
            writer.close()


@pytest.fixture(autouse=True)
def hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "HEAD_SECONDS", SOON)


@pytest.mark.parametrize("half", [b"", b"GET / HTTP/1.1\r\nHo", b"POST /twilio/voice HTTP/1.1\r\n"])
def test_half_a_head_is_dropped(half: bytes) -> None:
    async def test() -> bytes:
        return await asyncio.wait_for(answer(half), 30)

    assert asyncio.run(test()) == b""


def test_a_connection_that_was_quick_stays_open_for_its_next_request() -> None:
    whole = b"GET / HTTP/1.1\r\nHost: x\r\n\r\n"
    last = b"GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"

    async def test() -> bytes:
        return await asyncio.wait_for(answer(whole, last), 30)

    assert asyncio.run(test()).count(b"200 OK") == 2


def test_gunicorn_is_given_such_connections(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker.gasgi.ASGIWorker, "init_process", lambda self: "serving")
    monkeypatch.setattr(worker.gasgi, "ASGIProtocol", None)
    assert Worker.init_process(Worker.__new__(Worker)) == "serving"
    assert worker.gasgi.ASGIProtocol is Hurried
