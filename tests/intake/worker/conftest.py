"""Messages in the outbox."""

from datetime import datetime

import pytest
from sqlalchemy.orm import Session

from intake.messaging.outbox import record
from tests.intake.conftest import OpenConversation
from tests.intake.worker.post import RecordMany


@pytest.fixture
def record_many(session: Session, open_one: OpenConversation, now: datetime) -> RecordMany:
    """Records so many confirmations of one conversation."""

    def make(count: int) -> None:
        conversation_id = open_one().id
        for number in range(count):
            record(
                session,
                kind="sms",
                municipality="gemeente-leek",
                conversation_id=conversation_id,
                contact_kind="phone",
                template="appointment_confirmed",
                values={},
                language="nl",
                locale="nl-NL",
                dedup_key=str(number),
                now=now,
            )
        session.commit()

    return make
