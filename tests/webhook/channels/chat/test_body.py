"""What a chat may send, and what it may not."""

import json
from typing import Any

import pytest
from flask.testing import FlaskClient

from tests.webhook.api_chat import OPENING, Chat, refusal
from tests.webhook.fake_rasa import FakeRasa
from webhook import BODY_BYTES


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        (b"", 400, "bad_request"),
        (b"hallo", 400, "bad_request"),
        (b'{"id": "a", "text": "ho', 400, "bad_request"),
        (b'{"id": "a", "text": "\xff"}', 400, "bad_request"),
        (b"[" * 8_000, 400, "bad_request"),
        (b"[]", 422, "bad_body"),
        (b"null", 422, "bad_body"),
        (b"{}", 422, "bad_body"),
        (b'{"text": "hoi"}', 422, "bad_body"),
        (b'{"id": "", "text": "hoi"}', 422, "bad_body"),
        (b'{"id": "a b", "text": "hoi"}', 422, "bad_body"),
        (b'{"id": 1, "text": "hoi"}', 422, "bad_body"),
        (b'{"id": "a\\n", "text": "hoi"}', 422, "bad_body"),
        (b'{"id": "' + b"a" * 65 + b'", "text": "hoi"}', 422, "bad_body"),
        (b'{"id": "a", "text": 5}', 422, "bad_body"),
        (b'{"id": "a", "text": ["hoi"]}', 422, "bad_body"),
        (b'{"id": "a", "button": {}}', 422, "bad_body"),
        (b'{"id": "a", "text": "hoi", "command": "restart"}', 422, "bad_body"),
        (b'{"id": "a", "text": "' + b"a" * 12_001 + b'"}', 422, "bad_body"),
        (b'{"id": "a"}', 422, "text_or_button"),
        (b'{"id": "a", "text": null, "button": null}', 422, "text_or_button"),
        (b'{"id": "a", "text": "hoi", "button": "1"}', 422, "text_or_button"),
        (b'{"id": "a", "button": "7.7.7"}', 422, "unknown_button"),
        (b'{"id": "a", "text": "' + b"a" * BODY_BYTES + b'"}', 413, "request_entity_too_large"),
    ],
)
def test_a_wrong_message_is_refused_and_reaches_nobody(
    body: bytes, status: int, code: str, chat: Chat, rasa: FakeRasa
) -> None:
    assert refusal(chat.raw(body)) == (status, code)
    assert rasa.sent == []
    assert len(chat.read().get_json()["messages"]) == 2


def test_another_type_than_json_is_refused(chat: Chat) -> None:
    answer = chat.raw(b"id=a&text=hoi", **{"Content-Type": "application/x-www-form-urlencoded"})
    assert refusal(answer) == (415, "unsupported_media_type")


@pytest.mark.parametrize(
    ("opening", "status", "code"),
    [
        ({"municipality": "gemeente-nergens"}, 404, "unknown_municipality"),
        ({"municipality": "../gemeente-leek"}, 404, "unknown_municipality"),
        ({"municipality": "\ud800"}, 422, "bad_body"),
        ({"municipality": "a" * 65}, 422, "bad_body"),
        ({"municipality": None}, 422, "bad_body"),
        (OPENING | {"language": 7}, 422, "bad_body"),
        (OPENING | {"channel": "voice"}, 422, "bad_body"),
        ({}, 422, "bad_body"),
    ],
)
def test_a_wrong_opening_is_refused(
    opening: dict[str, Any], status: int, code: str, client: FlaskClient
) -> None:
    answer = client.post("/api/chat", data=json.dumps(opening), content_type="application/json")
    assert refusal(answer) == (status, code)


@pytest.mark.parametrize("after", ["-1", "abc", "1e3", "9" * 10, "\uff19", "1 2"])
def test_a_wrong_place_in_the_conversation_is_refused(after: str, chat: Chat) -> None:
    assert refusal(chat.read(after)) == (422, "bad_after")
