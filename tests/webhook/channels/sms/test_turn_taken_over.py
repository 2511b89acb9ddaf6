"""A clerk answers a thread of text messages in person."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from intake import cases, takeover
from intake.conversations import Conversation
from intake.database import read_scope, session_scope
from intake.messaging.outbox import Message
from intake.staff import Clerk
from tests.clocks import SetClock
from tests.webhook.conftest import NOW
from tests.webhook.desk.examples import Examples
from tests.webhook.fake_rasa import FakeRasa, says
from tests.webhook.live_chats import at_the_desk, clerk_named, draft_for
from webhook.dialogue.takeover import handing
from webhook.dialogue.takeover.watch import watch
from webhook.services import Services
from webhook.wire import Command

THANKS = "Dank u. Uw antwoord ligt bij de medewerker."


@pytest.fixture
def fatima(services: Services, examples: Examples) -> Clerk:
    clerk = clerk_named(services, examples, "fatima")
    at_the_desk(services, clerk)
    return clerk


@pytest.fixture
def taken(phone: Any, services: Services, fatima: Clerk) -> str:
    """The reference of a thread in which Fatima answers."""
    phone.text("ik wil een mens")
    with session_scope(services.engine) as session:
        draft = draft_for(session, thread(services), channel="sms")
        cases.open_case(session, draft, NOW)
        handing.take_over(services, session, draft.reference, fatima, "bot")
    return draft.reference


def thread(services: Services) -> str:
    """The one thread of text messages that is there."""
    begun = select(Conversation.id).where(Conversation.thread.startswith("sms:"))
    with read_scope(services.engine) as session:
        return session.scalars(begun).one()


def write(services: Services, reference: str, clerk: Clerk, text: str, version: int = 2) -> None:
    with session_scope(services.engine) as session:
        handing.write(services, session, reference, clerk, text, "l1", version)


def unread(services: Services, reference: str) -> int:
    with read_scope(services.engine) as session:
        return cases.get(session, reference).unread


def test_what_the_clerk_writes_goes_by_the_outbox_and_once(
    taken: str, fatima: Clerk, services: Services, messages: Callable[[], list[Message]]
) -> None:
    write(services, taken, fatima, "Kunt u morgen?")
    write(services, taken, fatima, "Kunt u morgen?")
    assert [one.template for one in messages()] == ["sms_from_desk"]


def test_what_comes_back_is_unread_thanked_for_once_and_not_read_by_the_bot(
    phone: Any, taken: str, fatima: Clerk, services: Services, rasa: FakeRasa
) -> None:
    write(services, taken, fatima, "Kunt u morgen?")
    asked = len(rasa.sent)
    assert [phone.text(line) for line in ("ja", "om tien uur", "dank u")] == [THANKS, None, None]
    assert len(rasa.sent) == asked
    assert unread(services, taken) == 3


def test_where_no_clerk_has_the_thread_answers_are_thanked_for_once_a_day(
    phone: Any, taken: str, fatima: Clerk, services: Services, rasa: FakeRasa, clock: SetClock
) -> None:
    write(services, taken, fatima, "Kunt u morgen?")
    with session_scope(services.engine) as session:
        handing.hand_back(services, session, taken, fatima)
    rasa.answers += [says(THANKS)] * 3
    assert [phone.text(line) for line in ("ja", "om tien uur")] == [THANKS, None]
    assert rasa.heard[-1] == Command("staff_answered", words="om tien uur")
    clock.set(NOW + timedelta(days=1))
    assert phone.text("bent u er nog?") == THANKS


def test_danger_beside_an_answer_is_answered_however_often_it_was_thanked_for(
    phone: Any, taken: str, fatima: Clerk, services: Services, rasa: FakeRasa
) -> None:
    write(services, taken, fatima, "Kunt u morgen?")
    with session_scope(services.engine) as session:
        handing.hand_back(services, session, taken, fatima)
    rasa.answers += [says(THANKS), says("Bel 112.")]
    phone.text("ja")
    assert phone.text("hij slaat mij") == "Bel 112."


def test_a_clerk_who_has_gone_leaves_the_thread_as_it_was_before(
    phone: Any, taken: str, fatima: Clerk, services: Services, clock: SetClock, rasa: FakeRasa
) -> None:
    write(services, taken, fatima, "Kunt u morgen?")
    clock.set(NOW + timedelta(minutes=10))
    watch(services)
    rasa.answers.append(says(THANKS))
    assert phone.text("ja") == THANKS
    with read_scope(services.engine) as session:
        assert cases.get(session, taken).status == "open"
        assert takeover.held_by(session, takeover.owner_of(fatima.id)) == []
