"""Under a crowd everybody hears something in time; what only waits keeps nobody from the rest."""

import asyncio
import json
import threading
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from flask import Flask

from tests.webhook.edge.asked import Asked, get, post, scope_of, webhook
from tests.webhook.fake_rasa import FakeRasa, says
from webhook.edge import gateway as edge_module
from webhook.edge.gateway import Edge
from webhook.edge.lanes import PAGE, Lane
from webhook.services import Services
from webhook.wire import Command, Reply

LEEK, CALLER = "+31594000014", "+31612345678"
VOICE = "/twilio/voice"


class SlowRasa(FakeRasa):
    """Answers only after `let_go`; counts who waits."""

    def __init__(self) -> None:
        super().__init__()
        self.gate = threading.Event()
        self.asked = threading.Semaphore(0)

    def send(self, conversation: str, turn: Command | str, metadata: Any) -> Reply:
        self.asked.release()
        assert self.gate.wait(30)
        return super().send(conversation, turn, metadata)


@pytest.fixture
def rasa() -> SlowRasa:
    return SlowRasa()


@pytest.fixture
def one_seat(monkeypatch: pytest.MonkeyPatch) -> None:
    """A hall with one seat for turns, in which nobody has patience."""
    monkeypatch.setattr(edge_module, "SEATS", {"turn": 1, "page": 2, "held": 2})
    monkeypatch.setattr(Lane, "waits", lambda self, _: 30.0 if self is PAGE else 0.0)


def run(test: Callable[[], Awaitable[None]]) -> None:
    async def all_of_it() -> None:
        async with asyncio.timeout(60):
            await test()

    asyncio.run(all_of_it())


async def asked(edge: Edge, one: Asked) -> Asked:
    await edge(one.scope, one.receive, one.send)
    return one


def opening() -> Asked:
    return post("/api/chat", {"municipality": "gemeente-leek"})


async def opened(edge: Edge) -> tuple[str, dict[str, str]]:
    """Open a chat; return where it lies and its key."""
    told = json.loads((await asked(edge, opening())).text)
    return f"/api/chat/{told['conversation']}", {"Authorization": f"Bearer {told['token']}"}


def calls(path: str = "", sid: str = "CA1", **fields: str) -> Asked:
    return webhook(f"{VOICE}{path}", CallSid=sid, From=CALLER, To=LEEK, **fields)


async def takes_the_seat(edge: Edge, rasa: SlowRasa) -> asyncio.Task[Asked]:
    """Somebody's turn, which Rasa does not answer yet."""
    at, key = await opened(edge)
    turn = post(f"{at}/messages", {"id": "1", "text": "hoi"}, **key)
    task = asyncio.create_task(asked(edge, turn))
    await asyncio.to_thread(rasa.asked.acquire)
    return task


def test_an_answer_comes_through_the_edge_as_flask_gives_it(app: Flask, rasa: SlowRasa) -> None:
    rasa.gate.set()
    rasa.answers.append(says("50 euro."))

    async def test() -> None:
        edge = Edge(app)
        at, key = await opened(edge)
        told = await asked(edge, post(f"{at}/messages", {"id": "1", "text": "paspoort?"}, **key))
        assert (told.status, told.headers["content-type"]) == (200, "application/json")
        assert json.loads(told.text)["messages"][0]["text"] == "50 euro."
        assert (await asked(edge, get("/api/chat/x", **key))).status == 404
        assert (await asked(edge, post(f"{at}/messages", {"id": "2"}))).status == 401

    run(test)


def test_a_half_sent_request_is_refused_and_keeps_no_seat(app: Flask) -> None:
    async def test() -> None:
        edge = Edge(app, body_seconds=0.01)
        for _ in range(40):
            half = Asked(scope_of("POST", VOICE), [b"CallSid="], half=True)
            assert (await asked(edge, half)).status == 408
        assert (await asked(edge, get("/healthz"))).status == 200

    run(test)


def test_a_websocket_is_declined(app: Flask) -> None:
    async def test() -> None:
        one = Asked(scope_of("GET", "/twilio/voice", type="websocket"))
        assert (await asked(Edge(app), one)).sent == [{"type": "websocket.close", "code": 1008}]

    run(test)


def test_streams_go_on_without_a_seat(app: Flask, rasa: SlowRasa) -> None:
    rasa.gate.set()
    rasa.answers.append(says("50 euro."))

    async def test() -> None:
        edge = Edge(app)
        at, key = await opened(edge)
        heard: asyncio.Queue[str] = asyncio.Queue()
        stream = get(f"{at}/stream?after=2", **key)
        stream.wrote = lambda one: heard.put_nowait(one.sent[-1].get("body", b"").decode())
        follows = asyncio.create_task(asked(edge, stream))
        while "retry" not in await heard.get():
            pass
        assert "content-length" not in stream.headers
        await asked(edge, post(f"{at}/messages", {"id": "1", "text": "paspoort?"}, **key))
        told = ""
        while "50 euro." not in told:
            told += await heard.get()
        assert told.index("id: 3") < told.index("id: 4")
        while ": still here" not in await heard.get():
            pass
        stream.gone.set()
        await follows

    run(test)


def test_of_one_conversation_few_streams_are_open_and_each_gives_its_place_back(
    app: Flask,
) -> None:
    async def test() -> None:
        edge = Edge(app)
        at, key = await opened(edge)
        streams = [get(f"{at}/stream", **key) for _ in range(4)]
        tasks = [asyncio.create_task(asked(edge, one)) for one in streams]
        while not all(one.sent for one in streams):
            await asyncio.sleep(0)
        assert sorted(one.status for one in streams) == [200, 200, 200, 503]
        for one in streams:
            one.gone.set()
        await asyncio.gather(*tasks)
        again = get(f"{at}/stream", **key)
        again.gone.set()
        assert (await asked(edge, again)).status == 200

    run(test)


@pytest.mark.usefixtures("one_seat")
def test_a_caller_waits_with_a_sentence_and_gets_the_answer(app: Flask, rasa: SlowRasa) -> None:
    async def test() -> None:
        edge = Edge(app)
        seat = await takes_the_seat(edge, rasa)
        first = await asked(edge, calls())
        assert "Een moment" in first.text
        assert "turn=0&amp;wait=1" in first.text
        assert "Een moment" in (await asked(edge, calls("/turn?turn=0&wait=1"))).text
        rasa.gate.set()
        await seat
        answer = await asked(edge, calls("/turn?turn=0&wait=1"))
        while "Een moment" in answer.text:
            answer = await asked(edge, calls("/turn?turn=0&wait=1"))
        assert "Ik ben een computer" in answer.text
        assert "<Gather" in answer.text

    run(test)


@pytest.mark.usefixtures("one_seat")
def test_a_chat_and_a_text_message_are_asked_to_come_later(
    app: Flask, rasa: SlowRasa, edged: Services
) -> None:
    async def test() -> None:
        edge = Edge(app)
        seat = await takes_the_seat(edge, rasa)
        chat = await asked(edge, opening())
        assert (chat.status, chat.headers["retry-after"]) == (503, "10")
        assert json.loads(chat.text)["error"]["code"] == "crowded"
        text = webhook("/twilio/sms", MessageSid="SM1", From=CALLER, To=LEEK, Body="hallo")
        assert "Het is nu heel druk" in (await asked(edge, text)).text
        rasa.gate.set()
        await seat

    run(test)
    told = edged.meters.registry.get_sample_value
    assert told("intake_crowded_total", {"lane": "chat", "told": "later"}) == 1


@pytest.mark.usefixtures("one_seat")
def test_a_full_line_of_calls_hears_when_to_call_and_whom_in_danger(
    app: Flask, rasa: SlowRasa, monkeypatch: pytest.MonkeyPatch
) -> None:
    full = Lane("call", "turn", 1, 0.0, standing=0)

    async def test() -> None:
        edge = Edge(app)
        seat = await takes_the_seat(edge, rasa)
        monkeypatch.setattr(edge_module, "lane_of", lambda method, path, query: full)
        told = await asked(edge, calls())
        assert "Bel over een paar minuten nog eens" in told.text
        assert "één één twee" in told.text
        assert "<Hangup" in told.text
        rasa.gate.set()
        await seat

    run(test)


@pytest.mark.usefixtures("one_seat")
def test_a_seat_is_taken_as_long_as_its_thread_works_also_for_nobody(
    app: Flask, rasa: SlowRasa
) -> None:
    async def test() -> None:
        edge = Edge(app)
        seat = await takes_the_seat(edge, rasa)
        seat.cancel()
        await asyncio.sleep(0)
        assert (await asked(edge, opening())).status == 503
        rasa.gate.set()
        with pytest.raises(asyncio.CancelledError):
            await seat
        assert (await asked(edge, opening())).status == 201

    run(test)


@pytest.mark.usefixtures("one_seat")
def test_pages_are_served_while_every_seat_for_turns_is_taken(app: Flask, rasa: SlowRasa) -> None:
    async def test() -> None:
        edge = Edge(app)
        seat = await takes_the_seat(edge, rasa)
        assert (await asked(edge, get("/healthz"))).status == 200
        rasa.gate.set()
        await seat

    run(test)
