"""The processes of the system: how each is started and where each is asked for its health."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from deploy.environments import APP, RASA

LOOPBACK = "http://127.0.0.1"
ENV = "/usr/bin/env"
THE_DESKS = ("INTAKE_OIDC_CLIENT_SECRET", "INTAKE_OIDC_ISSUER")
"""What the gateway alone must know, where people sign in; who is not told of the provider asks for
no secret of it."""
NOT_RASAS = (
    *THE_DESKS,
    *("INTAKE_DATA_KEY", "INTAKE_SECRET_KEY", "INTAKE_METRICS_TOKEN", "INTAKE_DATABASE_URL"),
    *("TWILIO_AUTH_TOKEN", "TWILIO_ACCOUNT_SID"),
)
"""What Rasa, whose libraries get no security fixes any more, must not know: it could open contact
data and speak in a municipality's name. Its own store it needs (`RASA_TRACKER_URL`)."""
NOT_ACTIONS = (
    *THE_DESKS,
    *("INTAKE_CHANNEL_SECRET", "INTAKE_SECRET_KEY", "INTAKE_METRICS_TOKEN", "TWILIO_AUTH_TOKEN"),
    "RASA_TRACKER_URL",
)
"""They record text messages and send none. Contact data they do open: a name is what proves whose
an appointment is."""
NOT_WORKERS = (
    *THE_DESKS,
    *("INTAKE_CHANNEL_SECRET", "INTAKE_ACTIONS_SECRET"),
    *("INTAKE_SECRET_KEY", "INTAKE_METRICS_TOKEN"),
)
"""It sends, and deletes in both stores; nobody asks it anything, and it asks no other process."""
NOBODYS = (*NOT_RASAS, "INTAKE_CHANNEL_SECRET", "INTAKE_ACTIONS_SECRET", "RASA_TRACKER_URL")
"""What a process needs that neither answers nor asks for anything: no secret at all."""
ONE_THREAD = "OMP_NUM_THREADS=1"
"""A second OpenMP thread has nothing to do in a turn but to wait, and it waits by spinning: a third
of the processor time of Rasa. A bank is fitted no faster by two; training is glad of it."""


def without(names: Iterable[str], *changes: str) -> tuple[str, ...]:
    """Return how a command begins that is not told these settings; changes are NAME=value."""
    return (ENV, *(part for name in names for part in ("-u", name)), *changes)


@dataclass(frozen=True)
class Member:
    """One process: its command, and the address that answers 200 while it works (None: no port)."""

    name: str
    command: tuple[str, ...]
    health: str | None
    beat: bool = False
    """Whether it has a heartbeat of its own, to be watched by (`intake.monitoring.heartbeat`; what
    runs in Rasa's environment has `bot.heartbeat`)."""


def members(environ: Mapping[str, str], model: Path) -> list[Member]:
    """Return the five processes for these settings and this trained model."""
    port, rasa_port, actions_port = (environ[n] for n in ("PORT", "RASA_PORT", "ACTIONS_PORT"))
    app, rasa = str(APP.python), str(RASA.python)
    gunicorn = (app, "-m", "gunicorn", "-c", "deploy/gunicorn.py", "webhook.asgi:app")
    return [
        Member(
            "actions",
            (*without(NOT_ACTIONS), app, "-m", "actions"),
            f"{LOOPBACK}:{actions_port}/health",
            beat=True,
        ),
        Member(
            "rasa",
            (
                *without(NOT_RASAS, ONE_THREAD),
                rasa,
                "-m",
                "rasa",
                "run",
                "-i",
                "127.0.0.1",
                "-p",
                rasa_port,
                "-m",
                str(model),
            )
            + ("--endpoints", "endpoints.yml", "--credentials", "credentials.yml"),
            f"{LOOPBACK}:{rasa_port}/webhooks/gateway/health",
            beat=True,
        ),
        Member("gateway", gunicorn, f"{LOOPBACK}:{port}/healthz", beat=True),
        Member("worker", (*without(NOT_WORKERS), app, "-m", "webhook.worker"), None, beat=True),
        Member(
            "banks",
            (*without(NOBODYS, ONE_THREAD), rasa, "-m", "bot.answers.bank_fit", "--watch"),
            None,
            beat=True,
        ),
    ]
