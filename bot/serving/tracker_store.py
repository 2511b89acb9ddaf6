"""Rasa's SQL tracker store, with the trackers of conversations under way kept in memory."""

import json
from itertools import islice
from typing import Any, Dict, List, Optional, Text

import sqlalchemy as sa
from cachetools import TTLCache
from rasa.core.tracker_store import SQLTrackerStore, create_engine_kwargs
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import Event, SessionStarted, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.serving import replies

LIMITS = (
    "-c statement_timeout=4000 -c lock_timeout=2000 -c idle_in_transaction_session_timeout=20000"
)
"""Milliseconds on PostgreSQL. All conversations wait with the one that waits, and the gateway for
eight seconds at most. The last is for a Rasa that hangs in the middle of a transaction."""
AWAY = {
    "connect_timeout": 3,
    "keepalives": 1,
    "keepalives_idle": 2,
    "keepalives_interval": 1,
    "keepalives_count": 2,
    "tcp_user_timeout": 4000,
}
"""When a server that says nothing at all is taken for gone (libpq's connection parameters): as long
as a statement may last, which that server itself would count."""
POOL_SECONDS = 2
"""Rasa works on one turn at a time, so a connection that is not free is one that is lost."""
READ_ONLY = "25006"
"""read_only_sql_transaction (postgresql.org/docs/current/errcodes-appendix.html)."""
BROKEN = ("disk I/O error", "disk is full", "readonly database", "unable to open")
KEPT, KEPT_SECONDS = 500, 1800.0
"""Conversations under way, and how long a silence makes one no longer so. What is not kept is read
from the database; what lies there longer than half an hour may have been deleted (retention)."""


class KeptTrackers(SQLTrackerStore):
    """Every event is in the database when its turn ends; only reading them back is spared.

    Rasa alone reads and replays the whole session each turn: a quarter of a turn's time. A tracker
    is handed out and forgotten until it is saved again, so a turn that fails leaves none behind.
    Two processes of Rasa on one database would each have to serve their own conversations.
    """

    def __init__(self, domain: Optional[Domain] = None, **settings: Any) -> None:
        """Take the settings of Rasa's own store; `host` may be the whole address."""
        super().__init__(domain, **settings)
        if self.engine.dialect.name == "sqlite":
            self.engine = _stays_open(self.engine.url)
        else:
            self.engine.dispose()
            self.engine = _is_asked_first(self.engine.url)
        self.sessionmaker = sa.orm.session.sessionmaker(bind=self.engine)
        self._kept: TTLCache = TTLCache(KEPT, KEPT_SECONDS)
        self._stored: TTLCache = TTLCache(KEPT, KEPT_SECONDS)
        self._answered: TTLCache = TTLCache(KEPT, KEPT_SECONDS)

    async def retrieve(self, sender_id: Text) -> Optional[DialogueStateTracker]:
        """Return the tracker of the latest session; the caller has the only one.

        Raises AnsweredBefore where the turn in hand was answered, and what the database raises.
        """
        tracker = self._kept.pop(sender_id, None)
        if tracker is None or self._answered.get(sender_id) == replies.number_in_hand():
            with self.session_scope() as session:
                replies.refuse_answered(session, sender_id)
        if tracker is None:
            tracker = await super().retrieve(sender_id)
            if tracker is not None:
                self._stored[sender_id] = len(tracker.events)
        return tracker

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Store what is new in one transaction; raise what the database raises, and forget."""
        await self.stream_events(tracker)
        self._kept.pop(tracker.sender_id, None)
        stored = self._stored.pop(tracker.sender_id, None)
        with self.session_scope() as session:
            new = list(
                self._additional_events(session, tracker)
                if stored is None
                else islice(tracker.events, stored, None)
            )
            if new:
                session.execute(self.SQLEvent.__table__.insert(), _rows(tracker.sender_id, new))
            if _ends_a_turn(new):
                replies.store(session, tracker.sender_id)
                self._answered[tracker.sender_id] = replies.number_in_hand()
            session.commit()
        self._keep(tracker, new)

    def write_probe(self) -> None:
        """Write something, as a turn does; raise what the database raises."""
        with self.session_scope() as session:
            replies.write_probe(session)
            session.commit()

    def _keep(self, tracker: DialogueStateTracker, new: List[Event]) -> None:
        # A session that began in this turn is read back from its beginning, as Rasa does; and a
        # tracker that Rasa has just created is still in its hands.
        if new and not any(isinstance(event, SessionStarted) for event in new):
            self._kept[tracker.sender_id] = tracker
            self._stored[tracker.sender_id] = len(tracker.events)


def _ends_a_turn(new: List[Event]) -> bool:
    # Rasa also stores a conversation that it has just created, before anything was said in it.
    return any(isinstance(event, (UserUttered, SessionStarted)) for event in new)


def _rows(sender_id: Text, events: List[Event]) -> List[Dict[Text, Any]]:
    return [_row(sender_id, event.type_name, event.as_dict()) for event in events]


def _row(sender_id: Text, type_name: Text, data: Dict[Text, Any]) -> Dict[Text, Any]:
    return {
        "sender_id": sender_id,
        "type_name": type_name,
        "timestamp": data.get("timestamp"),
        "intent_name": data.get("parse_data", {}).get("intent", {}).get("name"),
        "action_name": data.get("name"),
        "data": json.dumps(data),
    }


def _stays_open(url: sa.engine.URL) -> sa.engine.Engine:
    """Return an engine that opens the file once: Rasa's opens it anew for every question."""
    engine = sa.create_engine(
        url,
        poolclass=sa.pool.QueuePool,
        pool_timeout=POOL_SECONDS,
        connect_args={"check_same_thread": False},
    )

    def prepare(connection: Any, _record: Any) -> None:
        # As the other database of the installation: under WAL this survives a killed process.
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        # As on PostgreSQL (`LIMITS`).
        connection.execute("PRAGMA busy_timeout = 2000")

    def throw_away(context: Any) -> None:
        # All of them, and their statements: while one stays open, SQLite opens every other with
        # what it found out about the file then.
        if any(sign in str(context.original_exception) for sign in BROKEN):
            _is_broken(context)
            engine.dispose()

    sa.event.listen(engine, "connect", prepare)
    sa.event.listen(engine, "handle_error", throw_away)
    return engine


def _is_broken(context: Any) -> None:
    """Let SQLAlchemy close the connection of this error; its statement would keep it open."""
    context.is_disconnect = True
    if context.execution_context is not None:
        context.execution_context.cursor.close()


def _is_asked_first(url: sa.engine.URL) -> sa.engine.Engine:
    """Return an engine that tries a connection before it hands it out, and replaces a dead one.

    One that may only read is dead, too: it was opened while its server took nothing in.
    """
    settings = create_engine_kwargs(url)
    given = settings.pop("connect_args", {})
    options = f"{given.get('options', '')} {LIMITS}".strip()
    engine = sa.create_engine(
        url,
        pool_pre_ping=True,
        pool_timeout=POOL_SECONDS,
        connect_args={**given, **AWAY, "options": options},
        **settings,
    )

    def throw_away(context: Any) -> None:
        if getattr(context.original_exception, "pgcode", None) == READ_ONLY:
            _is_broken(context)

    sa.event.listen(engine, "handle_error", throw_away)
    return engine
