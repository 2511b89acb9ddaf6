"""What a citizen answers to a clerk comes to the clerk's case, and the bot does not take it up."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from intake import cases, conversations, references
from intake.cases import CaseDraft
from intake.contacts import ContactBook
from intake.conversations import Turn
from intake.database import read_scope, session_scope
from intake.messaging.suppressions import Suppressions
from tests.clocks import SetClock
from tests.webhook.conftest import NOW, Talk
from webhook.dialogue.inbound import TurnInput
from webhook.dialogue.turn import Alongside, Answered
from webhook.services import Services
from webhook.wire import Command

ANNA = "anna"
THANKS = "Dank u, een medewerker leest dit."


class Taken(list[tuple[str, TurnInput]]):
    """Stands in for the turn: keeps what it is given, and thanks."""

    def __call__(
        self, services: Services, conversation_id: str, turn: TurnInput, alongside: Alongside
    ) -> Answered:
        with session_scope(services.engine) as session:
            alongside.at_first(session)
            self.append((conversation_id, turn))
            row = conversations.get(session, conversation_id)
            answered = Answered([Turn(text=THANKS, buttons=[])], row)
            alongside.at_last(session, answered)
        return answered


@pytest.fixture
def taken(monkeypatch: pytest.MonkeyPatch) -> Taken:
    turns = Taken()
    monkeypatch.setattr("webhook.channels.sms.turn.handle_turn", turns)
    return turns


@pytest.fixture
def written(services: Services, begin: Callable[..., Talk], phone: Any) -> str:
    """The reference of a case of the chat from which a clerk wrote to the citizen's telephone."""
    talk = begin()
    with session_scope(services.engine) as session:
        ContactBook(session, services.settings.data_key).put(talk.id, "phone", phone.number)
        reference = references.reference_for(session, talk.id)
        cases.open_case(session, _draft(talk.id, reference), NOW)
        profile = services.profiles.get("gemeente-leek")
        cases.send_text(
            session, services.settings, profile, reference, ANNA, "Kunt u morgen?", 1, NOW
        )
    return reference


def _draft(conversation_id: str, reference: str) -> CaseDraft:
    return CaseDraft(
        conversation_id=conversation_id,
        reference=reference,
        municipality="gemeente-leek",
        department="wmo",
        topic="support",
        service=None,
        intent=None,
        language="nl",
        channel="chat",
        summary="Wil hulp in huis.",
        reason="person_wanted",
    )


def unread(services: Services, reference: str) -> int:
    with read_scope(services.engine) as session:
        return cases.get(session, reference).unread


def test_an_answer_is_kept_on_the_case_and_thanked_for(
    phone: Any, services: Services, written: str, taken: Taken
) -> None:
    assert phone.text("ja, bel 0612345678") == THANKS
    with read_scope(services.engine) as session:
        case = cases.get(session, written)
        event = cases.history(session, written)[-1]
    assert (case.unread, event.act, event.detail["text"]) == (1, "answered", "ja, bel [phone]")
    (where, turn) = taken[0]
    assert where == case.conversation_id
    assert (turn.text, turn.command) == ("ja, bel 0612345678", Command("staff_answered"))


def test_a_message_that_comes_twice_is_one_answer(
    phone: Any, services: Services, written: str, taken: Taken
) -> None:
    for _ in range(2):
        assert phone.text("ja", MessageSid="SM" + "7" * 32) == THANKS
    assert unread(services, written) == 1
    assert len(taken) == 1


def test_an_answer_is_not_lost_when_its_turn_fails(
    phone: Any, services: Services, written: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(*_: object) -> Answered:
        raise RuntimeError

    monkeypatch.setattr("webhook.channels.sms.turn.handle_turn", breaks)
    fields = {"From": phone.number, "To": phone.to, "Body": "ja", "MessageSid": "SM1"}
    assert phone.post("/twilio/sms", fields).status_code == 500
    assert unread(services, written) == 1


def test_another_number_talks_to_the_bot(
    phone_of: Callable[..., Any], services: Services, written: str, taken: Taken
) -> None:
    phone_of(number="+31600999999").text("hallo")
    assert taken[0][1].command is None
    assert unread(services, written) == 0


def test_after_two_weeks_or_when_the_case_is_closed_the_bot_answers_again(
    phone: Any, services: Services, written: str, taken: Taken, clock: SetClock
) -> None:
    with session_scope(services.engine) as session:
        case = cases.claim(session, written, ANNA, cases.get(session, written).version, NOW)
        cases.close(session, written, ANNA, "answered", case.version, NOW)
    phone.text("nog een vraag")
    with session_scope(services.engine) as session:
        cases.reopen(session, written, ANNA, cases.get(session, written).version, NOW)
    clock.set(NOW + timedelta(days=14))
    phone.text("nog een vraag")
    assert [turn.command for _, turn in taken] == [None, None]


def test_the_word_that_ends_all_messages_still_ends_them(
    phone: Any, services: Services, written: str, taken: Taken
) -> None:
    assert phone.text("STOP") is None
    assert taken == []
    assert unread(services, written) == 0
    with read_scope(services.engine) as session:
        suppressions = Suppressions(session, services.settings.data_key)
        assert suppressions.holds("gemeente-leek", phone.number)
