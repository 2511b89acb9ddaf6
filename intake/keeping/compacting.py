"""What deleted rows leave behind in the files of a database, and how that goes too."""

from contextlib import closing
from pathlib import Path

from sqlalchemy import Engine, text

from intake.database import connect


def compact(store: Engine, most: int | None = None) -> bool:
    """Write a database anew without what was deleted; whether that was done.

    On SQLite the file is rewritten and its log (WAL) emptied: writers wait meanwhile, about a
    second for 100 MB, so a file of more than `most` bytes is left alone. What we delete is
    overwritten anyway; this is for what others delete (Rasa) or moved. On PostgreSQL dead rows are
    given back while others work; what its server keeps for recovery is the operator's. False, too,
    where there is no file yet, and where readers kept the log from being emptied. Raises
    OperationalError where another writer does not end in time.
    """
    if store.dialect.name == "postgresql":
        return _vacuumed(store)
    file = Path(store.url.database or "")
    if not file.is_file() or (most is not None and file.stat().st_size > most):
        return False
    return _rewritten(store)


def _vacuumed(store: Engine) -> bool:
    with store.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("SET statement_timeout = 0"))
        connection.execute(text("VACUUM"))
        connection.execute(text("RESET statement_timeout"))
    return True


def _rewritten(store: Engine) -> bool:
    # A connection of its own, which neither reads only nor has begun anything.
    own = connect(store.url.render_as_string(hide_password=False))
    with closing(own.raw_connection()) as connection, closing(connection.cursor()) as cursor:
        cursor.execute("VACUUM")
        busy, *_ = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone() or (1,)
    own.dispose()
    return not busy
