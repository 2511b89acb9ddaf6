"""What is counted as too old is what goes, and nothing that is still of use."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import delete
from sqlalchemy.orm import Session

from intake.conversations import TurnAct
from intake.conversations.models import TurnLock
from intake.keeping import audit
from intake.keeping.brake import Due
from intake.keeping.terms import RetentionPolicy
from intake.messaging.outbox import Message, record
from intake.staff.models import Clerk, SignIn
from intake.worker.ages import KINDS, Kind
from tests.intake.conftest import OpenConversation

POLICY = RetentionPolicy()
DAY = timedelta(days=1)
OF = {kind.name: kind for kind in KINDS}


def due(session: Session, name: str, now: datetime) -> Due:
    session.flush()
    return OF[name].due(session, now, POLICY)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_of_an_empty_table_nothing_goes(kind: Kind, session: Session, now: datetime) -> None:
    assert kind.due(session, now, POLICY) == Due(kind.name, 0, 0)
    session.execute(delete(kind.table).where(kind.old(session, now, POLICY)))


def test_a_sign_in_goes_after_a_day(session: Session, now: datetime) -> None:
    clerk = Clerk(id="a", email="a@leek.example", name="A", municipality="gemeente-leek",
                  role="lead", password_hash="x", created_at=now, updated_at=now)  # fmt: skip
    session.add(clerk)
    session.flush()
    session.add(SignIn(token_hash="x", staff_id="a", created_at=now, seen_at=now))
    assert due(session, "sign_ins", now + DAY) == Due("sign_ins", 0, 1)
    assert due(session, "sign_ins", now + 2 * DAY) == Due("sign_ins", 1, 1)


def test_what_a_turn_did_goes_when_its_conversation_is_quiet(
    session: Session, open_one: OpenConversation, now: datetime
) -> None:
    id_ = open_one().id
    session.add(TurnAct(conversation_id=id_, turn=1, kind="book", facts={}, at=now))
    assert due(session, "acts", now + 28 * DAY).rows == 0
    assert due(session, "acts", now + 29 * DAY).rows == 1


def test_a_message_that_nobody_could_send_goes_too(
    session: Session, open_one: OpenConversation, now: datetime
) -> None:
    record(
        session,
        kind="sms",
        municipality="gemeente-leek",
        conversation_id=open_one().id,
        contact_kind="phone",
        template="sms_booked",
        values={},
        language="nl",
        locale="nl-NL",
        dedup_key="1",
        now=now,
        due_at=now + 10 * DAY,
    )
    assert session.query(Message).count() == 1
    assert due(session, "messages", now + 38 * DAY).rows == 0
    assert due(session, "messages", now + 39 * DAY).rows == 1


def test_the_audit_log_goes_after_two_years(session: Session, now: datetime) -> None:
    audit.note(session, "exported", now)
    assert due(session, "audit", now + 730 * DAY).rows == 0
    assert due(session, "audit", now + 731 * DAY).rows == 1


def test_what_ends_within_a_day_has_no_brake(session: Session, now: datetime) -> None:
    session.add(TurnLock(conversation_id="a", holder="x", expires_at=now))
    assert due(session, "turn_locks", now + 2 * DAY).rows == 1
    quick = {kind.name for kind in KINDS if not kind.braked}
    assert quick == {"turn_locks", "sign_ins", "tallies", "presence", "broken_off"}
