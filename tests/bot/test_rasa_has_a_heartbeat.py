"""Rasa's heartbeat says whether its loop gets on, and is answered while the loop is busy."""

import asyncio
import threading
from collections.abc import Iterator
from http.server import ThreadingHTTPServer
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from bot import heartbeat
from bot.serving.channel import STUCK_SECONDS, GatewayInput
from deploy.ports import beats
from intake.monitoring.heartbeat import file_of

SERVES = "after_server_start"


async def nobody(_: Any) -> None:
    """Takes a message that never comes."""


class Time:
    """Seconds, as a test wants them."""

    now = 0.0


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
def pulse(time: Time) -> heartbeat.Pulse:
    return heartbeat.Pulse(STUCK_SECONDS, lambda: time.now)


@pytest.fixture
def beating(tmp_path: Path, pulse: heartbeat.Pulse) -> Iterator[ThreadingHTTPServer]:
    server = heartbeat.answer(tmp_path / "beats", "rasa", pulse.is_felt)
    yield server
    server.shutdown()
    server.server_close()


@pytest.mark.usefixtures("beating")
def test_it_is_asked_as_all_others_are(tmp_path: Path, time: Time) -> None:
    where = file_of(tmp_path, "rasa")
    assert beats(where, 5)
    time.now = STUCK_SECONDS
    assert not beats(where, 5)


def test_the_loop_beats_while_it_gets_on(pulse: heartbeat.Pulse, time: Time) -> None:
    async def go_on() -> None:
        beating = asyncio.ensure_future(pulse.keep_beating())
        time.now = STUCK_SECONDS
        assert not pulse.is_felt()
        await asyncio.sleep(0)
        assert pulse.is_felt()
        beating.cancel()

    asyncio.run(go_on())


class Agent:
    """A model that is loaded."""

    def is_ready(self) -> bool:
        return True


def test_rasa_beats_once_it_serves_even_while_its_loop_is_busy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("INTAKE_VAR_DIR", str(tmp_path))
    routes = GatewayInput("secret").blueprint(nobody)
    [begins] = [each.listener for each in routes._future_listeners if each.event == SERVES]
    app = SimpleNamespace(ctx=SimpleNamespace(agent=Agent()))
    where, answered = file_of(tmp_path, "rasa"), []

    async def serve() -> None:
        assert not beats(where, 1)
        await begins(app, asyncio.get_running_loop())
        asking = threading.Thread(target=lambda: answered.append(beats(where, 5)))
        asking.start()
        asking.join()  # the loop stands still meanwhile
        app.ctx.agent = None
        answered.append(beats(where, 5))

    asyncio.run(serve())
    assert answered == [True, False]
