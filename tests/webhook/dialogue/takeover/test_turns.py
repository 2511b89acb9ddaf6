"""What a citizen says while a person answers, or is waited for."""

import pytest

from intake.database import session_scope
from intake.staff import Clerk
from tests.webhook.fake_rasa import FakeRasa
from tests.webhook.live_chats import LiveChat
from webhook.dialogue.takeover import handing, offer
from webhook.services import Services
from webhook.wire import Command


@pytest.fixture
def waiting(live: LiveChat, fatima: Clerk, services: Services) -> LiveChat:
    """A chat that waits for a clerk."""
    with session_scope(services.engine) as session:
        conversation = session.merge(live.row)
        citizen = next(iter(handing.tell(services, session, conversation, "chat_offer", ahead="")))
        assert offer.join(services, session, conversation, citizen)
    return live


def test_the_bot_is_silent_and_the_line_is_kept_for_the_clerk(
    waiting: LiveChat, services: Services, fatima: Clerk, rasa: FakeRasa
) -> None:
    with session_scope(services.engine) as session:
        handing.take_over(services, session, waiting.reference, fatima, "queue")
    answer = waiting.chat.send(text="mijn nummer is 06 12345678")
    assert answer.get_json() == {"messages": []}
    assert rasa.heard == []
    assert waiting.last() == "mijn nummer is [phone]"
    assert waiting.state is not None
    assert (waiting.state.unread, waiting.state.danger) == (1, None)
    assert waiting.state.unanswered_since == services.now()


def test_danger_that_a_clerk_reads_is_marked_and_the_bot_stays_silent(
    waiting: LiveChat, services: Services, fatima: Clerk
) -> None:
    with session_scope(services.engine) as session:
        handing.take_over(services, session, waiting.reference, fatima, "queue")
    assert waiting.chat.send(text="ik wil niet meer leven").get_json() == {"messages": []}
    assert waiting.state is not None and waiting.state.danger == "suicide"
    assert (waiting.case.danger, waiting.case.urgent) == ("suicide", True)


def test_who_waits_in_danger_is_told_whom_to_call(waiting: LiveChat) -> None:
    (told,) = waiting.chat.send(text="ik wil niet meer leven").get_json()["messages"]
    assert "113" in told["text"]
    assert waiting.row.owner == "queue"


def test_who_no_longer_waits_goes_on_with_the_bots_question(
    waiting: LiveChat, rasa: FakeRasa
) -> None:
    assert waiting.press("Niet meer wachten") == ["Goed."]
    assert rasa.heard == [Command("ask_repeat")]
    assert (waiting.row.owner, waiting.case.wants) == ("bot", "callback")


def test_who_presses_again_what_is_over_is_not_sent_to_rasa_with_it(
    waiting: LiveChat, rasa: FakeRasa
) -> None:
    waiting.press("Niet meer wachten")
    waiting.press("Niet meer wachten")
    assert rasa.heard == [Command("ask_repeat")] * 2
