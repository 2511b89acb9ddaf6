"""What supervisor is told: run the processes, write their logs, start again what ends."""

import hashlib
import shlex
import subprocess
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

from deploy import ROOT
from deploy.environments import APP
from deploy.roster import NOBODYS, Member, without
from intake.monitoring.heartbeat import file_of

SOCKET_PATH_BYTES = 100
"""The kernel takes 108 for a unix socket (unix(7)); supervisor adds a suffix while it binds."""

WATCHER = "watch"

STOP_SECONDS = 6
"""From a request to stop until a kill."""

_HEAD = """\
; Written by deploy/supervision.py at every start.
[supervisord]
nodaemon = true
silent = true
directory = {root}
logfile = {log}/supervisord.log
logfile_maxbytes = 5MB
logfile_backups = 2
umask = 077
pidfile = {var}/supervisord.pid

[unix_http_server]
file = {socket}
chmod = 0700

[rpcinterface:supervisor]
supervisor.rpcinterface_factory = supervisor.rpcinterface:make_main_rpcinterface

[supervisorctl]
serverurl = unix://{socket}
"""

_PROGRAM = """
[program:{name}]
command = {command}
startsecs = 1
startretries = 1000
autorestart = true
stopwaitsecs = {stop}
stopasgroup = true
killasgroup = true
umask = 077
redirect_stderr = true
stdout_logfile = {log}/{name}.log
stdout_logfile_maxbytes = 10MB
stdout_logfile_backups = 3
"""


def command(config: Path) -> list[str]:
    """Return the command that runs supervisor in the foreground with this configuration."""
    return [str(APP.python), "-m", "supervisor.supervisord", "-c", str(config)]


def write(var_dir: Path, members: Sequence[Member], pace: Sequence[str] = ()) -> Path:
    """Write the configuration for these processes and their watcher; return where it lies.

    It holds no secret: supervisor hands its own environment on. `pace` are options of deploy.watch.
    """
    log, config = var_dir / "log", var_dir / "supervisord.conf"
    log.mkdir(parents=True, exist_ok=True)
    head = _HEAD.format(root=ROOT, log=log, var=var_dir, socket=socket_path(var_dir))
    config.write_text(
        head + "".join(_section(m.name, m.command, log) for m in _all(var_dir, members, pace))
    )
    return config


def restart(config: Path, name: str, seconds: float) -> bool:
    """Have supervisor restart a process; False where it does not answer within so many seconds."""
    asked = [str(APP.python), "-m", "supervisor.supervisorctl", "-c", str(config), "restart", name]
    try:
        # Its return code says also whether the process ran at all, which is no matter here.
        subprocess.run(asked, cwd=ROOT, capture_output=True, timeout=seconds)
    except subprocess.TimeoutExpired:
        return False
    return True


def socket_path(var_dir: Path) -> Path:
    """Return where supervisor listens: under var/, or in the system's folder where too long."""
    inside = var_dir / "supervisor.sock"
    if len(str(inside).encode()) < SOCKET_PATH_BYTES:
        return inside
    short = hashlib.sha256(str(var_dir).encode()).hexdigest()[:16]
    return Path(tempfile.gettempdir()) / f"intake-{short}.sock"


def _all(var_dir: Path, members: Sequence[Member], pace: Sequence[str]) -> Iterable[Member]:
    health = tuple(f"{m.name}={_asked(var_dir, m)}" for m in members if m.beat or m.health)
    watch = (*without(NOBODYS), str(APP.python), "-m", "deploy.watch", *pace, str(var_dir), *health)
    return (*members, Member(WATCHER, watch, None))


def _asked(var_dir: Path, member: Member) -> str | None:
    """Return where the watcher asks: the file of a heartbeat, or the address of its health."""
    return str(file_of(var_dir, member.name)) if member.beat else member.health


def _section(name: str, command: Sequence[str], log: Path) -> str:
    # A per cent sign is supervisor's own mark for a variable.
    line = shlex.join(command).replace("%", "%%")
    return _PROGRAM.format(name=name, command=line, log=log, stop=STOP_SECONDS)
