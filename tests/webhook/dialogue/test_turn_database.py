"""What a turn costs in the database: most of the gateway's time was once spent there."""

from dataclasses import dataclass, field
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import event

from tests.webhook.api_chat import Chat, open_chat
from tests.webhook.fake_rasa import FakeRasa, offers, says
from webhook.services import Services
from webhook.wire import Message, Reply

TRANSACTIONS = 3
"""The guard reads; the words are recorded; the answer is recorded."""
STATEMENTS = 12
"""Beside those that begin a transaction or set it up."""


@dataclass
class Counted:
    """What was asked of one engine."""

    transactions: int = 0
    statements: list[str] = field(default_factory=list)

    def clear(self) -> None:
        self.transactions = 0
        self.statements.clear()

    def begins(self, _connection: object) -> None:
        self.transactions += 1

    def executes(self, _connection: object, _cursor: object, statement: str, *_: Any) -> None:
        if not statement.startswith(("BEGIN", "PRAGMA")):
            self.statements.append(statement)


@pytest.fixture
def counted(services: Services) -> Counted:
    counted = Counted()
    event.listen(services.engine, "begin", counted.begins)
    event.listen(services.engine, "before_cursor_execute", counted.executes)
    return counted


@pytest.fixture
def chat(app: Flask, counted: Counted, rasa: FakeRasa) -> Chat:
    """A chat whose first turn is over: what is done only once is done."""
    chat = open_chat(app.test_client())
    assert chat.send().status_code == 200
    understood = {"understood": True, "intent": "greet", "decision": "act", "confidence": 0.9}
    answer = offers("Waar gaat het om?", affirm="Ja", deny="Nee")
    more = ({"type": "understood", **understood}, *answer.directives)
    rasa.answers.append(Reply((Message("Dat kan."), *answer.messages), more))
    counted.clear()
    return chat


def test_a_turn_takes_three_transactions(chat: Chat, counted: Counted) -> None:
    assert len(chat.send().get_json()["messages"]) == 2
    assert counted.transactions <= TRANSACTIONS
    assert len(counted.statements) <= STATEMENTS, counted.statements


def test_an_answer_of_many_messages_takes_no_more(
    chat: Chat, counted: Counted, rasa: FakeRasa
) -> None:
    rasa.answers[:] = [says(*"abcdefgh")]
    assert len(chat.send().get_json()["messages"]) == 8
    assert counted.transactions <= TRANSACTIONS
    assert len(counted.statements) <= STATEMENTS, counted.statements


def test_a_message_that_comes_again_takes_no_more(chat: Chat, counted: Counted) -> None:
    first = chat.send(id="m-1").get_json()
    counted.clear()
    assert chat.send(id="m-1").get_json() == first
    assert counted.transactions <= TRANSACTIONS
    assert len(counted.statements) <= STATEMENTS, counted.statements
