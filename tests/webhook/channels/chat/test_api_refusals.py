"""What the chat API refuses, each with its status and a stable code."""

from uuid import uuid4

import pytest
from flask.testing import FlaskClient

from intake.conversations import ConversationBusy
from tests.webhook.api_chat import Chat, open_chat, refusal


@pytest.mark.parametrize("end", ["messages", "stream"])
@pytest.mark.parametrize(
    ("authorization", "status"),
    [
        (None, 401),
        ("", 401),
        ("Bearer", 401),
        ("Bearer ", 401),
        ("Basic abc", 401),
        ("Bearer wrong", 404),
        ("Bearer \xe9", 404),
    ],
)
def test_without_its_token_a_conversation_stays_closed(
    end: str, authorization: str | None, status: int, chat: Chat
) -> None:
    headers = {} if authorization is None else {"Authorization": authorization}
    assert chat.client.get(chat.path(end), headers=headers).status_code == status


def test_the_token_of_another_conversation_opens_nothing(chat: Chat, client: FlaskClient) -> None:
    chat.headers = open_chat(client).headers
    assert refusal(chat.send()) == refusal(chat.read()) == (404, "unknown_conversation")


@pytest.mark.parametrize("id_", ["x", "%00", "%ED%A0%80", "1' OR '1'='1", "a" * 500, str(uuid4())])
def test_an_unknown_conversation_is_not_found(id_: str, chat: Chat) -> None:
    chat.id = id_
    assert chat.send().status_code == chat.read().status_code == 404


def test_another_method_is_refused(chat: Chat) -> None:
    answer = chat.client.put(chat.path("messages"), json={}, headers=chat.headers)
    assert refusal(answer) == (405, "method_not_allowed")


def test_an_unknown_address_is_not_found(client: FlaskClient) -> None:
    assert refusal(client.get("/api/nothing")) == (404, "not_found")


def test_another_turn_of_the_conversation_goes_first(
    chat: Chat, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(*_: object) -> None:
        raise ConversationBusy(chat.id)

    monkeypatch.setattr("webhook.channels.chat.api.handle_turn", busy)
    assert refusal(chat.send()) == (409, "busy")
