"""A chat over the API, as a browser leads it."""

from collections.abc import Mapping
from typing import Any
from uuid import uuid4

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

OPENING = {"municipality": "gemeente-leek"}


class Chat:
    """An open conversation and the way into it."""

    def __init__(self, client: FlaskClient, opened: Mapping[str, Any]) -> None:
        self.client, self.id = client, opened["conversation"]
        self.headers = {"Authorization": f"Bearer {opened['token']}"}
        self.opened = opened

    def send(self, **body: Any) -> TestResponse:
        """Send a message; `id` and `text` are made up unless given."""
        usual = {"id": str(uuid4())} | ({} if "button" in body else {"text": "hoi"})
        return self.client.post(self.path("messages"), json=usual | body, headers=self.headers)

    def raw(self, body: bytes, **headers: str) -> TestResponse:
        return self.client.post(
            self.path("messages"),
            data=body,
            headers={"Content-Type": "application/json", **self.headers, **headers},
        )

    def read(self, after: object = "") -> TestResponse:
        return self.client.get(self.path(f"messages?after={after}"), headers=self.headers)

    def writes(self) -> TestResponse:
        """Tell that the citizen writes."""
        return self.client.post(self.path("writing"), headers=self.headers)

    def path(self, end: str) -> str:
        return f"/api/chat/{self.id}/{end}"


def open_chat(client: FlaskClient, **headers: str) -> Chat:
    """Open a chat with Leek."""
    return Chat(client, client.post("/api/chat", json=OPENING, headers=headers).get_json())


def refusal(answer: TestResponse) -> tuple[int, str]:
    """Status and code of an error, which must be JSON with both."""
    error = answer.get_json()["error"]
    assert set(error) == {"code", "message"}
    return answer.status_code, error["code"]
