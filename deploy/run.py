"""`make run`: prepare what is missing, start the system, and stay until told to stop."""

import contextlib
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

from deploy import ROOT, children, desk_login, node, secret_files, supervision
from deploy.attending import attending
from deploy.banks import ensure_banks
from deploy.command import carry_out
from deploy.console import Console
from deploy.environments import APP, RASA, ensure
from deploy.exclusive import or_refused
from deploy.installation import PORTS, complete
from deploy.leftovers import end_leftovers
from deploy.model import ensure_trained
from deploy.ports import answers, is_taken
from deploy.roster import members
from deploy.steps import SetUpError, Step, run

READY_SECONDS = 240.0
STOP_SECONDS = 30.0
PAGES_SECONDS = 20.0
"""How long a system that is ready otherwise waits for npm: without a network that takes minutes."""

TRY_NEXT = """\
  read       http://127.0.0.1:{port}/chat?municipality=gemeente-leek
  try next   make chat TO=gemeente-leek LANGUAGE=nl
  desk       http://127.0.0.1:{port}/desk{desk}
  logs       {log}
  stop       Ctrl-C"""


def main() -> int:
    """Run the system until Ctrl-C; return 0 then, and 1 where it ended by itself."""
    console, environ = Console(), complete(os.environ)
    var_dir = Path(environ["INTAKE_VAR_DIR"])
    secret_files.close(var_dir)
    with or_refused(var_dir / "run.lock") as ours:
        if not ours:
            raise SetUpError("It runs already from this folder: end that one first (Ctrl-C there).")
        end_leftovers(var_dir, console)
        _refuse_taken_ports(environ)
        with _installing_pages(console):
            config = _prepare(environ, var_dir, console)
        log = var_dir / "log" / "supervisord.console.log"
        os.umask(secret_files.OWNERS_ALONE)
        system = children.start(supervision.command(config), environ, log, ROOT)
        try:
            return _serve(system, config, environ, console)
        except KeyboardInterrupt:
            console.say("stopping")
            return 0
        finally:
            children.end(system, STOP_SECONDS)


def _prepare(environ: Mapping[str, str], var_dir: Path, console: Console) -> Path:
    ensure([APP, RASA], console)
    model = ensure_trained(console)
    with _going_on_all_the_same(console):
        ensure_banks(environ, console)
    log = var_dir / "log" / "database.log"
    migration = [str(APP.python), "-m", "deploy.database"]
    run([Step("bring the database up to date", migration, log)], environ, console)
    return supervision.write(var_dir, members(environ, model))


@contextlib.contextmanager
def _going_on_all_the_same(console: Console) -> Iterator[None]:
    """Tell what went wrong: an editor's mistake in one answer must not silence the system."""
    try:
        yield
    except SetUpError as error:
        console.say(str(error))


@contextlib.contextmanager
def _installing_pages(console: Console) -> Iterator[None]:
    """Install what the pages are made of beside everything else; go on without it if need be."""
    if node.pages_fit():
        yield
        return
    log = ROOT / "var" / "log" / "pages.log"
    command = [sys.executable, "-m", "deploy.node", "pages"]
    installing = children.start(command, os.environ, log, ROOT)
    try:
        yield
        deadline = time.monotonic() + PAGES_SECONDS
        while installing.poll() is None and time.monotonic() < deadline:
            console.wait("install what the pages are made of (npm ci)")
            time.sleep(0.2)
    finally:
        children.end(installing, patience=5)
    if installing.returncode:
        console.say(f"The desk does without htmx and its typeface: see {log}")


def _key(environ: Mapping[str, str]) -> str:
    """Return what to sign in with at the desk, where that may be told."""
    if environ.get("INTAKE_ENV", "development") != "development":
        return ""
    return f"   {desk_login.told(Path(environ['INTAKE_VAR_DIR']))}"


def _serve(
    system: subprocess.Popen[bytes], config: Path, environ: Mapping[str, str], console: Console
) -> int:
    attended, var_dir = _attendance(), environ["INTAKE_VAR_DIR"]
    _await_ready(system, environ, console)
    console.say(f"ready http://127.0.0.1:{environ['PORT']}")
    console.say(
        TRY_NEXT.format(port=environ["PORT"], log=Path(var_dir) / "log", desk=_key(environ))
    )
    watcher = attending(Path(var_dir), config, console)
    while system.poll() is None:
        # Whoever started us, or the terminal, is gone: nobody could stop us any more.
        if _attendance() != attended:
            return 0
        watcher.look()
        time.sleep(0.5)
    raise SetUpError(f"The supervisor has ended: see {var_dir}/log/supervisord.log")


def _attendance() -> tuple[int, bool]:
    return os.getppid(), os.isatty(1)


def _await_ready(
    system: subprocess.Popen[bytes], environ: Mapping[str, str], console: Console
) -> None:
    began, logs = time.monotonic(), Path(environ["INTAKE_VAR_DIR"]) / "log"
    while not answers(f"http://127.0.0.1:{environ['PORT']}/readyz", 5):
        if system.poll() is not None or time.monotonic() - began > READY_SECONDS:
            raise SetUpError(f"The processes do not get ready: see {logs}/*.log")
        console.wait("starting gateway, actions, rasa, worker and banks")
        time.sleep(0.25)


def _refuse_taken_ports(environ: Mapping[str, str]) -> None:
    for name in PORTS:
        if is_taken(int(environ[name])):
            raise SetUpError(
                f"Port {environ[name]} is taken by another program: end it, "
                f"or choose another port, such as {name}={int(environ[name]) + 1000} make run"
            )


if __name__ == "__main__":
    carry_out(main)
