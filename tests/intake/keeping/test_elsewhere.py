"""What goes here is put into the list of what goes at the provider, and nothing else is."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from intake import receipts
from intake.conversations import add_turn
from intake.database import read_scope, session_scope
from intake.keeping import elsewhere, holds
from intake.keeping.elsewhere import ProviderDeletion
from intake.keeping.terms import RetentionPolicy
from intake.messaging.outbox import Message, record
from intake.references import reference_for
from intake.worker import PassingSendError, delete_elsewhere, retention
from tests.intake.conftest import OpenConversation

CALL, SENT, WRITTEN, HELD = ("CA1", "SM2", "SM3", "SM4")
LONG = timedelta(days=60)


class Provider:
    """Fulfils `intake.worker.Remover`: notes what was deleted, and fails when told to."""

    def __init__(self) -> None:
        self.removed: list[str] = []
        self.away = False

    def remove(self, sid: str) -> None:
        if self.away:
            raise PassingSendError("unreachable")
        self.removed.append(sid)


@pytest.fixture
def old(session: Session, open_one: OpenConversation, now: datetime) -> None:
    """A call, a text message in and one out, and a text of a conversation that is held."""
    call = open_one(channel="voice", thread=CALL)
    record(session, kind="sms", municipality="gemeente-leek", conversation_id=call.id,
           contact_kind="phone", template="sms_booked", values={}, language="nl", locale="nl-NL",
           dedup_key="1", now=now)  # fmt: skip
    message = session.scalars(select(Message)).one()
    message.state, message.provider_id, message.ended_at = "sent", SENT, now
    kept = open_one(channel="sms")
    for sid, conversation in ((WRITTEN, call), (HELD, kept)):
        receipts.remember(session, f"sms:{sid}", "answer", now)
        add_turn(session, conversation, "citizen", "ja", now=now, client_id=sid)
    holds.place(session, reference_for(session, kept.id), "objection 1", now)
    open_one(channel="chat", thread="CA-of-no-call")
    session.commit()


def listed(engine: Engine) -> set[str]:
    with read_scope(engine) as session:
        return set(session.scalars(select(ProviderDeletion.sid)))


def test_what_retention_deletes_is_deleted_elsewhere_too(
    engine: Engine, old: None, now: datetime
) -> None:
    retention(engine, now + LONG, RetentionPolicy(), elsewhere_too=True)
    assert listed(engine) == {CALL, SENT, WRITTEN}
    provider = Provider()
    assert delete_elsewhere(engine, provider, now + LONG) == 3
    assert sorted(provider.removed) == [CALL, SENT, WRITTEN]
    assert listed(engine) == set()


def test_without_an_account_nothing_is_listed(engine: Engine, old: None, now: datetime) -> None:
    retention(engine, now + LONG, RetentionPolicy())
    assert listed(engine) == set()


def test_nothing_goes_elsewhere_before_it_goes_here(
    engine: Engine, old: None, now: datetime
) -> None:
    retention(engine, now, RetentionPolicy(), elsewhere_too=True)
    assert listed(engine) == set()


def test_a_provider_that_is_away_is_asked_again_ever_more_seldom(
    engine: Engine, now: datetime, at_once: Callable[..., list[object]]
) -> None:
    provider = Provider()
    provider.away = True
    with session_scope(engine) as session:
        assert elsewhere.note(session, [CALL, None, "", "console-1", CALL], now) == 1
    for wait in (*elsewhere.AGAIN, elsewhere.AGAIN[-1]):
        assert delete_elsewhere(engine, provider, now) == 0
        assert delete_elsewhere(engine, provider, now + wait - timedelta(seconds=1)) == 0
        with read_scope(engine) as session:
            row = session.get_one(ProviderDeletion, CALL)
            assert (row.due_at, row.last_error) == (now + wait, "unreachable")
        now += wait
    provider.away = False
    assert delete_elsewhere(engine, provider, now) == 1
    assert (provider.removed, listed(engine)) == ([CALL], set())
