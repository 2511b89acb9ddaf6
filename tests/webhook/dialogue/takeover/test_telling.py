"""What the bot says between two turns, and to whom it says nothing."""

import pytest

from intake import contact_wishes, takeover
from intake.contact_wishes import ContactWish
from intake.conversations import get
from intake.database import session_scope
from intake.staff import Clerk
from tests.webhook.conftest import NOW, Talk
from tests.webhook.live_chats import LiveChat
from webhook.dialogue.takeover import telling
from webhook.services import Services


def test_a_sentence_takes_away_what_was_on_offer(live: LiveChat, services: Services) -> None:
    with session_scope(services.engine) as session:
        telling.tell(services, session, get(session, live.chat.id), "chat_not_now")
    assert not any(one["offered"] for one in live.row.commands.values())
    assert live.last() == "Er is nu toch geen medewerker om mee te chatten."


def test_in_text_messages_nothing_is_said_between_two_turns(talk: Talk, services: Services) -> None:
    talk.set(channel="sms")
    with session_scope(services.engine) as session:
        assert telling.tell(services, session, get(session, talk.id), "chat_not_now") == []
    assert talk.transcript() == []


@pytest.mark.parametrize("ahead", [0, 1, 5])
@pytest.mark.parametrize("language", ["nl", "de"])
def test_how_many_wait_is_said_in_each_language(
    ahead: int, language: str, talk: Talk, services: Services
) -> None:
    talk.set(locale={"nl": "nl-NL", "de": "de-DE"}[language])
    told = telling.in_line(services, talk.row, ahead)
    assert ("5" in told) == (ahead == 5)


def test_who_wants_no_call_is_asked_for_no_number_when_nobody_is_left(
    live: LiveChat, fatima: Clerk, services: Services
) -> None:
    with session_scope(services.engine) as session:
        conversation = get(session, live.chat.id)
        contact_wishes.note(session, conversation.id, ContactWish("letter"), NOW)
        case = telling.case_of(session, conversation)
        assert case is not None
        takeover.wait(session, case, NOW)
        telling.nobody_left(services, session, conversation, case)
    assert live.last().endswith("U krijgt een brief.")
    assert (live.row.expect, live.case.wants) == ("free", "letter")
