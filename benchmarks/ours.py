"""Our installation, all processes on SQLite, and callers who chat with Leek through its gateway."""

from collections.abc import Sequence
from pathlib import Path
from uuid import uuid4

from benchmarks.callers import Line
from benchmarks.dialogue import language_of
from deploy.processes import SERVING, Installation

MUNICIPALITY = "gemeente-leek"


class ChatCaller:
    """Somebody in the chat, over the API that the page uses."""

    def __init__(self, port: int, number: int) -> None:
        self._line = Line(port, number)
        opening = {"municipality": MUNICIPALITY, "language": language_of(number)}
        opened = self._line.post("/api/chat", opening)
        self._path = f"/api/chat/{opened['conversation']}/messages"
        self._token = opened["token"]

    def say(self, words: str) -> bool:
        """Send a message; an answer without a sentence is none."""
        told = self._line.post(self._path, {"id": str(uuid4()), "text": words}, self._token)
        return bool(told and told["messages"])


class Ours:
    """The installation as `with Installation(...)` started it."""

    name = "ours"

    def __init__(self, installation: Installation) -> None:
        self._installation = installation
        self._port = int(installation.environ["PORT"])

    @property
    def logs(self) -> Path:
        """Where its processes write."""
        return self._installation.log("gateway").parent

    def callers(self, count: int) -> Sequence[ChatCaller]:
        """Return so many callers, each greeted already."""
        return [ChatCaller(self._port, number) for number in range(count)]

    def sessions(self) -> dict[str, int]:
        """Return the session id of each of the five processes."""
        return self._installation.sessions()


def installation(var_dir: Path) -> Installation:
    """Return an installation that is not started yet, with every process that `make run` starts."""
    var_dir.mkdir(parents=True, exist_ok=True)
    return Installation(var_dir, serving=(*SERVING, "worker", "banks"))
