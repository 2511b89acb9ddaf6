"""Jobs of every few seconds: send what is due, free what was only held."""

from datetime import datetime, timedelta

from sqlalchemy import Engine

from intake.appointments import cells
from intake.contacts import ContactBook
from intake.database import session_scope
from intake.messaging import outbox
from intake.worker.sender import PermanentSendError, Sender, SendError

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


def _send(engine: Engine, sender: Sender, message: outbox.Message, now: datetime) -> bool:
    try:
        provider_id = sender.send(message)
    except SendError as error:
        permanent = isinstance(error, PermanentSendError)
        outbox.mark_failed(engine, message, error.code, now, permanent=permanent)
        return False
    outbox.mark_sent(engine, message, provider_id, now)
    return True
