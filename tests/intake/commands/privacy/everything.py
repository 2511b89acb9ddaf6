"""A citizen of whom every store has something, and a look into every byte for what is left."""

from collections.abc import Collection
from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine, inspect, text
from sqlalchemy.orm import Session

from intake import contact_wishes, receipts
from intake.answer_bank.misses import Miss, key_of
from intake.appointments.models import Appointment, AppointmentEvent
from intake.cases.models import Case, DeskMessage
from intake.contact_wishes import ContactWish
from intake.contacts import ContactBook, seal
from intake.conversations import Conversation, TurnAct, add_turn
from intake.conversations.models import TurnLock
from intake.finding.joining import JoinedContact
from intake.keeping.models import RetentionWarning
from intake.messaging import outbox
from intake.messaging.text_messages import thread_of, with_sealed
from intake.programmes.models import Interest
from intake.returning.broken_off import BrokenOff
from intake.takeover.models import Takeover
from tests.intake.conftest import KEY, Book, OpenCase, Talk

PHONE, NAME, ADDRESS = "+31612345678", "Zwaantje Korevaar", "Tolberterstraat 91"
WORDS = "de lekkage boven het aquarium"
SAID_LATE = "en de kelder staat blank"
TRACES = (PHONE, PHONE[3:], NAME, "Zwaantje", ADDRESS, WORDS, SAID_LATE, "nicht vor acht")
CALL, TEXT = "CA0123456789", "SM9876543210"


def lives(
    session: Session, rasas: Engine, talk: Talk, open_case: OpenCase, book: Book, now: datetime
) -> Conversation:
    """Let a citizen leave something in every store."""
    call = talk(WORDS, name=NAME, phone=PHONE, channel="voice", thread=CALL, now=now)
    ContactBook(session, KEY).put(call.id, "address", ADDRESS)
    contact_wishes.note(session, call.id, ContactWish(how="call", hours="nicht vor acht"), now)
    case, appointment = open_case(call, now), book(call, now)
    case.summary = WORDS
    session.add(Interest(reference=case.reference, programme="pz", municipality=call.municipality,
                         registered_at=now))  # fmt: skip
    thread = thread_of(KEY, call.municipality, PHONE)
    session.add(DeskMessage(reference=case.reference, thread=thread, sent_at=now, sent_by="anna"))
    session.add(TurnAct(conversation_id=call.id, turn=1, kind="book", at=now,
                        facts={"reference": appointment.reference}))  # fmt: skip
    receipts.remember(session, f"{CALL} /twilio/voice/turn?turn=1", seal(KEY, WORDS), now)
    session.add(Miss(municipality=call.municipality, language="nl", day=now.date(), question=WORDS,
                     words=key_of(WORDS), count=1))  # fmt: skip
    values = with_sealed(KEY, {}, text=SAID_LATE)
    _send(session, call, values, now)
    later = talk(SAID_LATE, channel="sms", thread=thread, now=now)
    add_turn(session, later, "bot", f"Ik heb gehoord: {SAID_LATE}", now=now)
    _meanwhile(session, call, later, case, appointment, now)
    session.commit()
    for one, words in ((call, WORDS), (later, SAID_LATE)):
        rasa_hears(rasas, one.id, words, now)
    return call


def _meanwhile(
    session: Session,
    call: Conversation,
    later: Conversation,
    case: Case,
    appointment: Appointment,
    now: datetime,
) -> None:
    """Let a clerk work on it, and a booking and a turn break off."""
    about = {"reference": case.reference}
    session.add_all(
        [
            RetentionWarning(**about, since=now),
            JoinedContact(**about, conversation_id=later.id, joined_by="anna", joined_at=now),
            AppointmentEvent(
                appointment_id=appointment.id, at=now, staff_id="anna", act="moved", detail=about
            ),
            Takeover(conversation_id=later.id, unanswered_since=now, unread=1),
            BrokenOff(conversation_id=call.id, facts={"wish": WORDS}, at=now),
            TurnLock(conversation_id=later.id, holder="a process that ended", expires_at=now),
        ]
    )


def rasa_hears(rasas: Engine, sender: str, words: str, at: datetime) -> None:
    """Let Rasa keep an event and an answer of a conversation, in its own tables."""
    schema = "rasa." if rasas.dialect.name == "postgresql" else ""
    with rasas.begin() as connection:
        if schema:
            connection.execute(text("CREATE SCHEMA IF NOT EXISTS rasa"))
        for table, column in (("events", "data"), ("turn_replies", "reply")):
            columns = f"sender_id TEXT, timestamp FLOAT, {column} TEXT"
            connection.execute(text(f"CREATE TABLE IF NOT EXISTS {schema}{table} ({columns})"))
            row = {"sender": sender, "at": at.timestamp(), "words": words}
            connection.execute(
                text(f"INSERT INTO {schema}{table} VALUES (:sender, :at, :words)"), row
            )


def traces_left(stores: Collection[Engine], words: Collection[str]) -> list[str]:
    """Return which words are found: in any byte of a file of SQLite, or in any row."""
    told = b"".join(_all_of(store) for store in stores).lower()
    return [word for word in words if word.lower().encode() in told]


def _all_of(store: Engine) -> bytes:
    if store.dialect.name == "sqlite":
        file = Path(store.url.database or "")
        return b"".join(one.read_bytes() for one in file.parent.glob(f"{file.name}*"))
    with store.connect() as connection:
        seen = inspect(connection)
        tables = [(s, t) for s in seen.get_schema_names() for t in seen.get_table_names(schema=s)]
        rows = [
            connection.execute(text(f'SELECT t::text FROM "{schema}"."{table}" t')).all()
            for schema, table in tables
            if schema in ("public", "rasa")
        ]
    return repr(rows).encode()


def _send(session: Session, of: Conversation, values: dict[str, object], now: datetime) -> None:
    outbox.record(
        session,
        kind="sms",
        municipality=of.municipality,
        conversation_id=of.id,
        contact_kind="phone",
        template="sms_from_desk",
        values=values,
        language="nl",
        locale="nl-NL",
        dedup_key="1",
        now=now,
    )
    message = session.query(outbox.Message).one()
    message.state, message.provider_id = "sent", TEXT
    session.flush()
