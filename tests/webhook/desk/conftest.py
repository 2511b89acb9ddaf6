"""The desk with examples on it, and clerks who are signed in."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.webhook.desk.examples import PASSWORD, Examples, email

TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')


class Browser:
    """A clerk's browser: keeps its cookie, and sends forms as pages have them."""

    def __init__(self, app: Flask) -> None:
        self.client: FlaskClient = app.test_client()

    def get(self, path: str, **given: Any) -> TestResponse:
        return self.client.get(path, **given)

    def form(self, path: str, **fields: object) -> TestResponse:
        """Send a form with the token of this browser."""
        return self.client.post(path, data={"csrf_token": self.token(), **fields})

    def token(self) -> str:
        """The token that the pages put into their forms."""
        page = self.client.get("/desk/sign-in").text
        found = TOKEN.search(page)
        assert found, page
        return found[1]

    def sign_in(self, clerk: str, password: str = PASSWORD, **given: Any) -> TestResponse:
        return self.form("/desk/sign-in", email=email(clerk), password=password, **given)

    def act(self, reference: str, act: str, **fields: object) -> TestResponse:
        """Do something with a case in the version that its page shows now."""
        page = self.get(f"/desk/cases/{reference}").text
        version = re.search(r'name="version" value="(\d+)"', page)
        assert version, page
        return self.form(f"/desk/cases/{reference}/{act}", **({"version": version[1]} | fields))


@pytest.fixture
def browse(app: Flask, examples: Examples) -> Callable[[], Browser]:
    """Opens one more browser in which nobody is signed in."""
    return lambda: Browser(app)


@pytest.fixture
def sign_in(browse: Callable[[], Browser]) -> Callable[[str], Browser]:
    """Opens a browser in which this clerk is signed in."""

    def go(clerk: str) -> Browser:
        browser = browse()
        assert browser.sign_in(clerk).status_code == 303
        return browser

    return go


@pytest.fixture
def fatima(sign_in: Callable[[str], Browser]) -> Browser:
    """A clerk of the Wmo and the KCC."""
    return sign_in("fatima")


@pytest.fixture
def lena(sign_in: Callable[[str], Browser]) -> Browser:
    """The lead, who sees everything."""
    return sign_in("lena")
