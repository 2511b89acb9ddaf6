"""An installation on free ports, for tests and measurements: started, broken, mended by hand."""

import io
import os
import signal
import subprocess
import time
from collections.abc import Collection, Mapping
from pathlib import Path
from types import TracebackType

from deploy import ROOT, children, secret_files
from deploy.banks import write_banks
from deploy.console import Console
from deploy.environments import APP
from deploy.installation import complete
from deploy.model import model_path
from deploy.ports import answers, free_ports
from deploy.roster import Member, members
from deploy.steps import SetUpError, tail

SERVING = ("actions", "rasa", "gateway")
START_SECONDS = 120.0
STOP_SECONDS = 8.0


class Installation:
    """The processes of one installation without a supervisor: nothing comes back by itself.

    `with Installation(var_dir) as installation:` migrates a database under var_dir, starts the
    processes on free ports and waits until each answers; at the end none is left. `environ` adds
    settings or replaces them, `serving` says which processes ("worker" and "banks" only when asked
    for).
    Its banks of answers are those of its data; what this tree has fitted to the same ones is taken
    over, and others are fitted only where "banks" serves. Needs both environments and the trained
    model: `make test` has them ready.
    """

    def __init__(
        self,
        var_dir: Path,
        environ: Mapping[str, str] | None = None,
        serving: Collection[str] = SERVING,
    ) -> None:
        self.environ = _settings(var_dir, environ or {})
        self.url = f"http://127.0.0.1:{self.environ['PORT']}"
        self._logs = var_dir / "log"
        roster = members(self.environ, model_path())
        self._members = {member.name: member for member in roster if member.name in serving}
        self._running: dict[str, subprocess.Popen[bytes]] = {}

    def __enter__(self) -> "Installation":
        """Start everything; raise SetUpError with the end of a log where a process does not."""
        try:
            self._prepare()
            for name in self._members:
                self._launch(name)
            for name in self._members:
                self.wait(name)
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End every process."""
        self.stop()

    def sessions(self) -> dict[str, int]:
        """Return, for each process that runs, the id of the session it and its children are in."""
        return {name: child.pid for name, child in self._running.items()}

    def log(self, name: str) -> Path:
        """Return the file that holds all one process has written."""
        return self._logs / f"{name}.log"

    def start(self, name: str) -> None:
        """Start a process that does not run, and wait until it answers."""
        self._launch(name)
        self.wait(name)

    def kill(self, name: str) -> None:
        """End a process the hard way, as a crash would; returns when it is gone."""
        child = self._running.pop(name)
        children.tell(child, signal.SIGKILL)
        child.wait()

    def pause(self, name: str) -> None:
        """Hang a process: it still holds its port but answers nothing."""
        children.tell(self._running[name], signal.SIGSTOP)

    def resume(self, name: str) -> None:
        """Let a hung process go on."""
        children.tell(self._running[name], signal.SIGCONT)

    def restart(self, name: str) -> None:
        """Kill a process and wait until its successor answers."""
        self.kill(name)
        self.start(name)

    def wait(self, name: str, seconds: float = START_SECONDS) -> None:
        """Return when a process answers; raise SetUpError when it ends or takes too long."""
        member, deadline = self._members[name], time.monotonic() + seconds
        while member.health and not answers(member.health, 2):
            if self._running[name].poll() is not None or time.monotonic() > deadline:
                raise SetUpError(f"{name} does not answer:\n{tail(self.log(name))}")
            time.sleep(0.1)

    def stop(self) -> None:
        """End every process that still runs."""
        for child in self._running.values():
            children.tell(child, signal.SIGCONT)
            children.tell(child, signal.SIGTERM)
        while self._running:
            children.end(self._running.popitem()[1], STOP_SECONDS)

    def _launch(self, name: str) -> None:
        member: Member = self._members[name]
        self._running[name] = children.start(member.command, self.environ, self.log(name), ROOT)

    def _prepare(self) -> None:
        command = [str(APP.python), "-m", "deploy.database"]
        done = subprocess.run(command, cwd=ROOT, env=self.environ, capture_output=True, text=True)
        if done.returncode:
            raise SetUpError(f"The database cannot be prepared:\n{done.stderr}")
        if "rasa" in self._members:
            write_banks(self.environ, Console(io.StringIO()))


def _settings(var_dir: Path, given: Mapping[str, str]) -> dict[str, str]:
    port, rasa_port, actions_port = (str(port) for port in free_ports(3))
    own = {
        "INTAKE_ENV": "test",
        "INTAKE_VAR_DIR": str(var_dir),
        "INTAKE_DATABASE_URL": f"sqlite:///{var_dir}/intake.db",
        "PUBLIC_BASE_URL": f"http://127.0.0.1:{port}",
        "PORT": port,
        "RASA_PORT": rasa_port,
        "ACTIONS_PORT": actions_port,
    }
    # A clock frozen by the user's own settings would not be this installation's.
    outside = {name: value for name, value in os.environ.items() if name != "INTAKE_NOW"}
    return complete({**outside, **secret_files.fresh(), **own, **given}, env_file=None)
