"""A chat that is handed over to the KCC, and its page at the desk."""

import re
from dataclasses import dataclass

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.webhook.desk.conftest import Browser
from tests.webhook.desk.examples import Examples
from tests.webhook.live_chats import LiveChat, live_chat
from webhook.services import Services


@pytest.fixture
def live(examples: Examples, services: Services, client: FlaskClient) -> LiveChat:
    """A chat whose case lies at the KCC."""
    return live_chat(services, client)


@dataclass
class ChatPage:
    """The page of one chat in one clerk's browser."""

    browser: Browser
    reference: str

    def text(self) -> str:
        return self.browser.get(f"/desk/chats/{self.reference}").text

    def live(self, answers: str) -> str:
        return self.browser.get(f"/desk/live/chats/{self.reference}?answers={answers}").text

    def do(self, act: str, **fields: object) -> TestResponse:
        return self.browser.form(f"/desk/chats/{self.reference}/{act}", **fields)

    def take(self, owner: str = "bot") -> TestResponse:
        return self.do("take", owner=owner)

    def write(self, line: str) -> TestResponse:
        """Send a line from the page as it is now."""
        id_ = re.search(r'name="id" value="([^"]+)"', self.text())
        assert id_
        return self.do("write", line=line, id=id_[1], version=1)


@pytest.fixture
def fatimas(fatima: Browser, live: LiveChat) -> ChatPage:
    """The chat in Fatima's browser."""
    return ChatPage(fatima, live.reference)


@pytest.fixture
def lenas(lena: Browser, live: LiveChat) -> ChatPage:
    """The same chat in the lead's browser."""
    return ChatPage(lena, live.reference)
