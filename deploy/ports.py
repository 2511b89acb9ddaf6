"""Ports of this machine: which are free, and whether somebody answers on one."""

import contextlib
import http.client
import socket
import urllib.error
import urllib.request
from pathlib import Path


def free_ports(count: int) -> list[int]:
    """Return so many different free ports of the loopback address."""
    with contextlib.ExitStack() as held:
        sockets = [held.enter_context(socket.socket()) for _ in range(count)]
        for each in sockets:
            each.bind(("127.0.0.1", 0))
        return [each.getsockname()[1] for each in sockets]


def is_taken(port: int, host: str = "127.0.0.1") -> bool:
    """True where a program already listens on this port."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return True
    return False


def answers(url: str, seconds: float) -> bool:
    """True where this address answers 200 within so many seconds."""
    try:
        with urllib.request.urlopen(url, timeout=seconds) as response:
            return bool(response.status == 200)
    except (urllib.error.URLError, http.client.HTTPException, OSError):
        return False


def beats(file: Path, seconds: float) -> bool:
    """True where the process whose heartbeat's port is in this file says that it gets on."""
    try:
        port = int(file.read_text())
    except (OSError, ValueError):  # not written yet
        return False
    return answers(f"http://127.0.0.1:{port}/", seconds)
