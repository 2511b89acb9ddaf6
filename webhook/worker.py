"""The worker process: `python -m webhook.worker` runs intake's jobs until it is told to stop."""

import logging
import os
import signal
from collections.abc import Callable
from datetime import datetime
from functools import partial

from apscheduler.schedulers.background import BackgroundScheduler
from sqlalchemy import Engine

from intake import logs
from intake.database import connect
from intake.monitoring import heartbeat
from intake.settings import OF_WORKER, Settings
from intake.worker import (
    BankWriter,
    LookingAgain,
    Reminding,
    Remover,
    Sender,
    Sweeps,
    delete_elsewhere,
    expire_holds,
    index_contacts,
    send_outbox,
)
from webhook import build_services
from webhook.dialogue.takeover.watch import watch
from webhook.twilio.outgoing_sms import Outgoing
from webhook.twilio.remover import remover_for
from webhook.twilio.sender import sender_for

log = logging.getLogger(__name__)

SEND_EVERY = 2
WRITE_EVERY = 2
WATCH_EVERY = 10
EXPIRE_EVERY = 30
REMIND_EVERY = 300
DELETE_EVERY = 300
FORGET_EVERY = 3600
TIDY_EVERY = 86_400
BEAT_EVERY, HANGS_AFTER = 2, 120
"""Seconds; a beat is a job like the others, so it waits where they do."""


def schedule(
    engine: Engine,
    sender: Sender,
    banks: BankWriter,
    sweeps: Sweeps,
    now: Callable[[], datetime],
    look: Callable[[], object],
    index: Callable[[], object],
    remind: Callable[[datetime], object],
    remover: Remover,
) -> BackgroundScheduler:
    """A scheduler with every job not started yet.

    `look` looks after those who wait for a person in a chat, `index` after contact data that
    cannot be found yet, `remind` records the reminders of tomorrow's appointments. A job that fails
    is logged and comes again at its next time; one that lasts longer than its interval is not
    started a second time beside itself.
    """
    scheduler = BackgroundScheduler(
        timezone="UTC",
        job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None},
    )

    jobs: dict[str, tuple[Callable[[], object], int]] = {
        "send": (lambda: send_outbox(engine, sender, now()), SEND_EVERY),
        "write": (banks.write_changed, WRITE_EVERY),
        "watch_chats": (look, WATCH_EVERY),
        "index": (index, FORGET_EVERY),
        "expire": (lambda: expire_holds(engine, now()), EXPIRE_EVERY),
        "remind": (lambda: remind(now()), REMIND_EVERY),
        "delete": (lambda: delete_elsewhere(engine, remover, now()), DELETE_EVERY),
        "forget": (sweeps.ours, FORGET_EVERY),
        "forget_rasas": (sweeps.rasas_own, FORGET_EVERY),
        "tidy": (sweeps.tidy, TIDY_EVERY),
    }
    for name, (job, seconds) in jobs.items():
        scheduler.add_job(job, name=name)  # at once: who is often restarted must forget, too
        scheduler.add_job(job, "interval", seconds=seconds, id=name, name=name)
    return scheduler


def run(scheduler: BackgroundScheduler, wait: Callable[[], object]) -> None:
    """Run the jobs until `wait` returns, then let those end that have begun."""
    scheduler.start()
    log.info("started")
    wait()
    # The thread that begins jobs dies of JobLookupError where it is stopped in the midst of that:
    # paused it begins no more, and the list of jobs is given when it has begun those under way.
    scheduler.pause()
    scheduler.get_jobs()
    scheduler.shutdown(wait=True)


def stop_signals() -> Callable[[], object]:
    """Hold back SIGTERM and Ctrl-C from now on; what is returned waits until one has come.

    To be called before any thread begins: a thread inherits what is held back. A handler in Python
    would be lost at times: it runs between two instructions of the main thread, and a signal that
    comes after the last of these, before the thread sleeps, wakes nobody.
    """
    signals = {signal.SIGTERM, signal.SIGINT}
    signal.pthread_sigmask(signal.SIG_BLOCK, signals)
    return lambda: signal.sigwait(signals)


def main() -> None:
    """Run on the database of the settings until SIGTERM or Ctrl-C."""
    logs.set_up("worker")
    wait = stop_signals()
    settings = Settings.from_env(os.environ, needs=OF_WORKER)
    services = build_services(settings)
    outgoing = Outgoing(services.engine, settings.data_key, services.profiles, services.texts)
    reminding = Reminding(services.engine, settings, services.profiles, services.appointments)
    sender = LookingAgain(sender_for(settings, outgoing), reminding, services.now)
    banks = BankWriter.of(settings, services.profiles)
    rasas = connect(settings.rasa_store_url)
    sweeps = Sweeps(services.engine, rasas, settings)
    look = partial(watch, services)
    index = partial(index_contacts, services.engine, settings.data_key)
    jobs = (banks, sweeps, services.now, look, index, reminding.record_due)
    scheduler = schedule(services.engine, sender, *jobs, remover_for(settings))
    pulse = heartbeat.Pulse(HANGS_AFTER)
    scheduler.add_job(pulse.beat, "interval", seconds=BEAT_EVERY)
    heartbeat.answer(settings.var_dir, "worker", pulse.is_felt)
    run(scheduler, wait)
    services.engine.dispose()
    rasas.dispose()
    log.info("stopped")


if __name__ == "__main__":
    main()
