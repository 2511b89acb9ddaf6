"""Who watches the watcher: `make run` itself, and with it the supervisor that both depend on."""

import time
from collections.abc import Callable
from pathlib import Path

from deploy import supervision
from deploy.console import Console
from deploy.ports import beats
from deploy.steps import SetUpError
from deploy.supervision import WATCHER
from intake.monitoring.heartbeat import file_of

EVERY, TIMEOUT = 2.0, 2.0
SILENT_SECONDS = 30.0
"""Longer than the watcher takes to start, on a busy machine too."""
RESTART_SECONDS = 30.0


class Attending:
    """Has the watcher restarted where it hangs: it alone sees that another process does."""

    def __init__(
        self,
        var_dir: Path,
        console: Console,
        restart: Callable[[], bool],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """`restart` has the watcher started anew and says whether that was done in time."""
        self._file, self._console = file_of(var_dir, WATCHER), console
        self._restart, self._clock = restart, clock
        self._asked = self._heard = clock()

    def look(self) -> None:
        """Ask the watcher, at most every two seconds.

        Raises SetUpError where supervisor does not do as it is told: it hangs, and nothing that
        ends would be started again.
        """
        now = self._clock()
        if now - self._asked < EVERY:
            return
        self._asked = now
        if beats(self._file, TIMEOUT):
            self._heard = now
        elif now - self._heard > SILENT_SECONDS:
            self._console.say("the watcher no longer answers and is restarted")
            if not self._restart():
                raise SetUpError("The supervisor no longer answers: start the system again.")
            self._heard = self._clock()


def attending(var_dir: Path, config: Path, console: Console) -> Attending:
    """Return who attends to the watcher of this supervisor."""

    def restart() -> bool:
        return supervision.restart(config, WATCHER, RESTART_SECONDS)

    return Attending(var_dir, console, restart)
