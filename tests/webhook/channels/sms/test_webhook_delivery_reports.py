"""What Twilio reports of our messages: late, twice, out of order, about nothing of ours: 204."""

from typing import Any

import pytest
from sqlalchemy import select

from intake.database import read_scope, session_scope
from intake.messaging import outbox
from intake.messaging.outbox import Message
from tests.webhook.conftest import NOW, Talk
from webhook.services import Services


@pytest.fixture
def message_id(services: Services, talk: Talk) -> str:
    """A confirmation that Twilio has taken."""
    with session_scope(services.engine) as session:
        outbox.record(
            session,
            kind="sms",
            municipality="gemeente-leek",
            conversation_id=talk.id,
            contact_kind="phone",
            template="sms_booked",
            values={},
            language="nl",
            locale="nl-NL",
            dedup_key="1",
            now=NOW,
        )
        message = session.scalars(select(Message)).one()
        message.state, message.provider_id, message.attempts = "sent", "SM1", 1
        return message.id


def report(phone: Any, message_id: str, status: str, error: str = "", sid: str = "SM1") -> None:
    fields = {"MessageSid": sid, "MessageStatus": status, "AccountSid": "AC1"}
    if error:
        fields["ErrorCode"] = error
    answer = phone.post(f"/twilio/sms/status?message={message_id}", fields)
    assert (answer.status_code, answer.get_data()) == (204, b"")


def stored(services: Services) -> Message:
    with read_scope(services.engine) as session:
        return session.scalars(select(Message)).one()


def test_a_delivered_message_is_noted(phone: Any, services: Services, message_id: str) -> None:
    for status in ("delivered", "sent", "delivered", "queued", "undelivered"):
        report(phone, message_id, status)
    assert (stored(services).state, stored(services).delivery) == ("sent", "delivered")


def test_a_telephone_that_is_off_is_tried_again(
    phone: Any, services: Services, message_id: str, caplog: pytest.LogCaptureFixture
) -> None:
    report(phone, message_id, "undelivered", "30003")
    report(phone, message_id, "undelivered", "30003")
    assert (stored(services).state, stored(services).last_error) == ("waiting", "30003")
    assert caplog.text.count("error=30003") == 1


@pytest.mark.parametrize("code", ["30004", "30005", "30006", "30007", "21610", "", "99999"])
def test_what_no_attempt_will_mend_is_given_up(
    phone: Any, services: Services, message_id: str, code: str
) -> None:
    report(phone, message_id, "undelivered", code)
    assert (stored(services).state, stored(services).delivery) == ("failed", "undelivered")


def test_a_report_on_nothing_of_ours_is_taken_all_the_same(
    phone: Any, services: Services, message_id: str
) -> None:
    report(phone, "of-nobody", "delivered")
    report(phone, "", "delivered")
    report(phone, message_id, "no such status")
    report(phone, message_id, "delivered", sid="SM of another attempt")
    assert stored(services).delivery is None


def test_an_unsigned_report_is_refused(phone: Any, services: Services, message_id: str) -> None:
    answer = phone.client.post(
        f"/twilio/sms/status?message={message_id}",
        data={"MessageSid": "SM1", "MessageStatus": "delivered"},
    )
    assert answer.status_code == 403
    assert stored(services).delivery is None
