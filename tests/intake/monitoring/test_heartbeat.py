"""A heartbeat says whether its process gets on, whatever else its threads do."""

from collections.abc import Iterator
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest
import requests

from intake.monitoring import heartbeat


class Life:
    """A process that gets on or not, as a test wants it."""

    gets_on = True


@pytest.fixture
def life() -> Life:
    return Life()


@pytest.fixture
def beating(tmp_path: Path, life: Life) -> Iterator[ThreadingHTTPServer]:
    server = heartbeat.answer(tmp_path, "gateway", lambda: life.gets_on)
    yield server
    server.shutdown()
    server.server_close()


def asked(tmp_path: Path) -> int:
    port = heartbeat.file_of(tmp_path, "gateway").read_text()
    return requests.get(f"http://127.0.0.1:{port}/", timeout=5).status_code


@pytest.mark.usefixtures("beating")
def test_it_answers_on_the_port_that_its_file_tells(tmp_path: Path, life: Life) -> None:
    assert asked(tmp_path) == 200
    life.gets_on = False
    assert asked(tmp_path) == 503


def test_a_pulse_is_felt_until_it_has_not_beaten_for_long() -> None:
    now = [0.0]
    pulse = heartbeat.Pulse(60, lambda: now[0])
    now[0] = 59
    assert pulse.is_felt()
    now[0] = 60
    assert not pulse.is_felt()
    pulse.beat()
    assert pulse.is_felt()
