"""A recorded message made ready to leave."""

from collections.abc import Callable
from typing import Any

import pytest

from intake.database import session_scope
from intake.messaging.suppressions import Suppressions
from intake.messaging.text_messages import SEALED, with_sealed
from tests.webhook.conftest import NOW
from tests.webhook.twilio.conftest import CITIZEN, Messages, Record
from tests.webhook.twilio.stand_in import StandIn
from webhook.services import Services


def test_a_confirmation_is_in_the_citizens_language(
    record: Record, work: Callable[..., int], twilio: StandIn
) -> None:
    record(language="de")
    work()
    assert twilio.taken[0]["body"].startswith("Gemeente Leek: Ihr Termin ist ")


def test_a_clerks_words_are_opened_as_they_leave(
    record: Record, work: Callable[..., int], twilio: StandIn, services: Services
) -> None:
    known = {"municipality": "Gemeente Leek", "reference": "1234 5678"}
    values = with_sealed(services.settings.data_key, known, text="Dag mevrouw Zwaluwnest")
    record(template="sms_from_desk", values=values)
    work()
    assert "Dag mevrouw Zwaluwnest" in twilio.taken[0]["body"]


def test_who_opted_out_is_not_written_to(
    record: Record,
    work: Callable[..., int],
    twilio: StandIn,
    messages: Messages,
    services: Services,
) -> None:
    with session_scope(services.engine) as session:
        Suppressions(session, services.settings.data_key).add("gemeente-leek", CITIZEN, NOW)
    record()
    assert work() == 0
    assert twilio.asked == []
    assert (messages()[0].state, messages()[0].last_error) == ("failed", "opted_out")


@pytest.mark.parametrize(
    ("given", "error"),
    [
        ({"number": None}, "no_contact"),
        ({"template": "no_such_sentence"}, "no_sentence"),
        ({"values": {}}, "no_sentence"),
        ({"kind": "email"}, "no_such_kind"),
        ({"values": {SEALED: {"text": "of another key"}}}, "unreadable_text"),
    ],
)
def test_what_cannot_be_written_is_not_tried_again(
    record: Record,
    work: Callable[..., int],
    twilio: StandIn,
    messages: Messages,
    given: dict[str, Any],
    error: str,
) -> None:
    record(**given)
    assert work() == 0
    assert twilio.asked == []
    assert (messages()[0].state, messages()[0].last_error) == ("failed", error)


def test_a_profile_that_cannot_be_read_is_waited_for(
    record: Record, work: Callable[..., int], messages: Messages
) -> None:
    record(municipality="nowhere")
    assert work() == 0
    assert (messages()[0].state, messages()[0].last_error) == ("waiting", "no_municipality")
