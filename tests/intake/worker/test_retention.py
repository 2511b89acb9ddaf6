"""Each kind of data is kept as long as its own timer says, and no longer."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from cryptography.fernet import Fernet
from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from intake import cases, receipts
from intake.answer_bank.misses import Miss
from intake.appointments.models import Appointment, SeatCell
from intake.cases import CaseDraft
from intake.cases.models import CaseEvent
from intake.contacts import ContactBook
from intake.conversations import Conversation, add_turn, transcript
from intake.database import Base
from intake.messaging.outbox import Message, mark_sent, record, take_due
from intake.references import GivenReference, reference_for
from intake.settings import ROOT
from intake.worker import Forgotten, RetentionPolicy, retention

KEY = Fernet.generate_key().decode()
POLICY = RetentionPolicy()
DAY = timedelta(days=1)
NOTHING = Forgotten(0, 0, 0, 0, 0, 0, 0)
OpenOne = Callable[..., Conversation]


@pytest.fixture
def talk(session: Session, open_one: OpenOne, now: datetime) -> Callable[..., Conversation]:
    """A conversation with one turn and a name."""

    def make(**given: object) -> Conversation:
        conversation = open_one(**given)
        at = given.get("now", now)
        assert isinstance(at, datetime)
        add_turn(session, conversation, "citizen", "een paspoort", now=at)
        ContactBook(session, KEY).put(conversation.id, "name", "Anna")
        session.commit()
        return conversation

    return make


def rows(session: Session, table: type[Base]) -> int:
    session.rollback()
    return session.scalar(select(func.count()).select_from(table)) or 0


def forget(engine: Engine, session: Session, at: datetime) -> Forgotten:
    session.commit()
    return retention(engine, at, POLICY)


def open_case(session: Session, conversation: Conversation, now: datetime) -> cases.Case:
    draft = CaseDraft(
        conversation_id=conversation.id,
        reference=reference_for(session, conversation.id),
        municipality="gemeente-leek",
        department="wmo",
        topic="support",
        service=None,
        intent=None,
        language="nl",
        channel="chat",
        summary="Wil hulp.",
        reason="person_wanted",
    )
    return cases.open_case(session, draft, now)


def appointment(session: Session, conversation: Conversation, starts_at: datetime) -> None:
    row = Appointment(
        id="a",
        municipality="gemeente-leek",
        office="gemeente-leek/gemeentehuis",
        service="passport",
        seat=0,
        starts_at=starts_at,
        ends_at=starts_at + timedelta(minutes=5),
        state="booked",
        reference="57241030",
        conversation_id=conversation.id,
        created_at=conversation.created_at,
        updated_at=conversation.created_at,
    )
    session.add(row)
    session.flush()
    session.add(SeatCell(office=row.office, seat=0, starts_at=starts_at, appointment_id="a"))


def test_nothing_is_forgotten_early(
    engine: Engine, session: Session, talk: Callable[..., Conversation], now: datetime
) -> None:
    talk()
    assert forget(engine, session, now + 28 * DAY) == NOTHING


def test_a_conversation_goes_after_28_days_with_words_and_contact_data(
    engine: Engine, session: Session, talk: Callable[..., Conversation], now: datetime
) -> None:
    talk()
    forgotten = forget(engine, session, now + 29 * DAY)
    assert (forgotten.turns, forgotten.conversations) == (1, 1)
    for table in Base.metadata.sorted_tables:
        count = session.scalar(select(func.count()).select_from(table))
        assert count == 0, table.name


def test_an_old_turn_goes_while_the_conversation_goes_on(
    engine: Engine, session: Session, talk: Callable[..., Conversation], now: datetime
) -> None:
    conversation = talk()
    add_turn(session, conversation, "citizen", "nog iets", now=now + 20 * DAY)
    forget(engine, session, now + 29 * DAY)
    session.expire_all()
    assert [turn.text for turn in transcript(session, conversation.id)] == ["nog iets"]


def test_with_a_case_the_words_go_and_the_contact_data_stay(
    engine: Engine, session: Session, talk: Callable[..., Conversation], now: datetime
) -> None:
    conversation = talk()
    open_case(session, conversation, now)
    forgotten = forget(engine, session, now + 500 * DAY)
    assert (forgotten.turns, forgotten.conversations, forgotten.cases) == (1, 0, 0)
    assert ContactBook(session, KEY).get(conversation.id, "name") == "Anna"


def test_a_case_goes_a_year_after_closing_and_takes_all_but_its_number(
    engine: Engine, session: Session, talk: Callable[..., Conversation], now: datetime
) -> None:
    conversation = talk()
    case = open_case(session, conversation, now)
    cases.claim(session, case.reference, "anna", 1, now)
    cases.close(session, case.reference, "anna", "answered", 2, now + 30 * DAY)
    assert forget(engine, session, now + 395 * DAY).cases == 0
    forgotten = forget(engine, session, now + 396 * DAY)
    assert (forgotten.cases, forgotten.conversations) == (1, 1)
    assert (rows(session, CaseEvent), rows(session, GivenReference)) == (0, 1)


def test_a_coming_appointment_keeps_its_contact_data(
    engine: Engine, session: Session, talk: Callable[..., Conversation], now: datetime
) -> None:
    appointment(session, talk(), now + 60 * DAY)
    forgotten = forget(engine, session, now + 59 * DAY)
    assert (forgotten.turns, forgotten.conversations, forgotten.appointments) == (1, 0, 0)
    forgotten = forget(engine, session, now + 89 * DAY)
    assert (forgotten.appointments, forgotten.conversations) == (1, 1)
    assert rows(session, SeatCell) == 0


def test_an_answer_to_a_webhook_goes_after_an_hour_and_its_receipt_after_a_fortnight(
    engine: Engine, session: Session, now: datetime
) -> None:
    receipts.remember(session, "SM1", "<Response/>", now)
    assert forget(engine, session, now + timedelta(minutes=61)).webhook_answers == 1
    assert receipts.recall(session, "SM1") is None
    assert not receipts.claim(session, "SM1", now + timedelta(minutes=61))
    assert forget(engine, session, now + 15 * DAY).receipts == 1


def test_a_sent_message_goes_after_28_days_and_a_waiting_one_stays(
    engine: Engine, session: Session, talk: Callable[..., Conversation], now: datetime
) -> None:
    conversation = talk()
    open_case(session, conversation, now)
    for key, due in (("sent", now), ("waiting", now + 300 * DAY)):
        record(
            session,
            kind="sms",
            municipality="gemeente-leek",
            conversation_id=conversation.id,
            contact_kind="phone",
            template="appointment_confirmed",
            values={},
            language="nl",
            locale="nl-NL",
            dedup_key=key,
            now=now,
            due_at=due,
        )
    session.commit()
    (message,) = take_due(engine, now, DAY)
    mark_sent(engine, message, "SM1", now)
    assert forget(engine, session, now + 29 * DAY).messages == 1
    assert session.scalars(select(Message.dedup_key)).all() == ["waiting"]


def test_a_demonstration_that_plays_last_year_is_not_forgotten_while_it_runs(
    engine: Engine, session: Session, talk: Callable[..., Conversation], now: datetime
) -> None:
    conversation = talk(now=now - 300 * DAY, clock_offset=-300 * DAY)
    assert forget(engine, session, now + DAY) == NOTHING
    assert forget(engine, session, now + 29 * DAY).conversations == 1
    assert transcript(session, conversation.id) == []


def test_unanswered_questions_are_forgotten_after_a_quarter(
    engine: Engine, session: Session, now: datetime
) -> None:
    for days, words in ((91, "old"), (89, "new")):
        day = (now - days * DAY).date()
        session.add(Miss(municipality="gemeente-leek", language="nl", day=day, words=words,
                         question=words, count=1))  # fmt: skip
    forget(engine, session, now)
    assert [miss.words for miss in session.scalars(select(Miss))] == ["new"]


@pytest.mark.parametrize("document", ["README.md", "docs/operations.md", "docs/desk.md"])
def test_documents_name_the_days_that_words_are_kept(document: str) -> None:
    told = re.findall(r"(\d+) days", (ROOT / document).read_text("utf-8"))
    assert str(POLICY.turns.days) in told
    assert set(told) <= {str(kept.days) for kept in vars(POLICY).values()}


@pytest.mark.parametrize("document", ["README.md", "docs/operations.md", "docs/desk.md"])
def test_documents_say_how_long_a_closed_case_is_kept(document: str) -> None:
    assert POLICY.cases.days == 365
    assert "a year" in (ROOT / document).read_text("utf-8")
