"""Jobs of every few seconds or minutes: send what is due, free what was held, delete elsewhere."""

import logging
from datetime import datetime, timedelta

from sqlalchemy import Engine

from intake.appointments import cells
from intake.contacts import ContactBook
from intake.database import read_scope, session_scope
from intake.keeping import elsewhere
from intake.messaging import outbox
from intake.worker.sender import PermanentSendError, Remover, Sender, SendError

log = logging.getLogger(__name__)

LEASE = timedelta(minutes=1)
MOST_AT_ONCE = 100
MOST_INDEXED = 500


def send_outbox(engine: Engine, sender: Sender, now: datetime) -> int:
    """Send what is due, at most a hundred messages; how many were sent.

    One is taken at a time, so that a killed worker leaves only one in doubt. What fails is
    marked and tried again later or not at all; other messages still go out.
    """
    sent = 0
    for _ in range(MOST_AT_ONCE):
        due = outbox.take_due(engine, now, LEASE)
        if not due:
            break
        sent += sum(_send(engine, sender, message, now) for message in due)
    return sent


def expire_holds(engine: Engine, now: datetime) -> int:
    """Free the seats of holds that expired; how many holds."""
    with session_scope(engine) as session:
        return cells.expire_holds(session, now)


def index_contacts(engine: Engine, data_key: str) -> int:
    """Make the keys of contact data that was sealed before there were any; how many values.

    Five hundred in a transaction, so that no turn waits for all of them.
    """
    indexed, there = 0, MOST_INDEXED
    while there == MOST_INDEXED:
        with session_scope(engine) as session:
            there = ContactBook(session, data_key).index(MOST_INDEXED)
        indexed += there
    return indexed


def delete_elsewhere(engine: Engine, remover: Remover, now: datetime) -> int:
    """Delete at the provider what has had its time here, at most a hundred; how many went.

    What the provider refuses is tried again, ever more seldom.
    """
    with read_scope(engine) as session:
        due = elsewhere.due(session, now, MOST_AT_ONCE)
    return sum(_delete(engine, remover, sid, now) for sid in due)


def _delete(engine: Engine, remover: Remover, sid: str, now: datetime) -> bool:
    try:
        remover.remove(sid)
    except SendError as error:
        log.warning("not deleted at the provider: %s", error.code)
        with session_scope(engine) as session:
            elsewhere.failed(session, sid, error.code, now)
        return False
    with session_scope(engine) as session:
        elsewhere.done(session, [sid])
    return True


def _send(engine: Engine, sender: Sender, message: outbox.Message, now: datetime) -> bool:
    try:
        provider_id = sender.send(message)
    except SendError as error:
        permanent = isinstance(error, PermanentSendError)
        outbox.mark_failed(engine, message, error.code, now, permanent=permanent)
        return False
    outbox.mark_sent(engine, message, provider_id, now)
    return True
