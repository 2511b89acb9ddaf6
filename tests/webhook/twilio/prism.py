"""Prism, serving Twilio's own OpenAPI document: https://stoplight.io/open-source/prism."""

import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from deploy import node
from deploy.ports import free_ports

PACKAGES = node.MODULES
DOCUMENT = PACKAGES / "@twilio/cli-core/src/services/twilio-api/twilio_api_v2010.json"
LISTENS = "Prism is listening on"


@contextmanager
def prism(log: Path) -> Iterator[str]:
    """Start Prism on a free port and give its address; ended with the block."""
    (port,) = free_ports(1)
    program = PACKAGES / ".bin" / "prism"
    command = ["node", program, "mock", "--host", "127.0.0.1", "--port", str(port), DOCUMENT]
    with log.open("w") as errors:
        process = subprocess.Popen(
            command, env=node.environ(), stdout=subprocess.PIPE, stderr=errors, text=True
        )
    try:
        _await(process)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.kill()
        process.wait()


def _await(process: "subprocess.Popen[str]") -> None:
    assert process.stdout is not None
    told = ""
    for line in process.stdout:  # ends when Prism does, and the test's own time limit holds
        told += line
        if LISTENS in line:
            # What it says of each request is read away, or it would wait for a reader.
            threading.Thread(target=process.stdout.read, daemon=True).start()
            return
    raise AssertionError(f"Prism did not start; make test installs it: {told}")
