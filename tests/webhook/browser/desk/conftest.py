"""Clerks with real browsers, at a desk with examples on it."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.webhook.browser.conftest import PATIENCE
from tests.webhook.desk.examples import PASSWORD, Examples, email

Clerk = Callable[..., Page]


@pytest.fixture
def page_of_desk(browser: Browser, gateway: str, examples: Examples) -> Iterator[Page]:
    """A browser in which nobody is signed in."""
    context = browser.new_context(base_url=gateway, locale="nl-NL")
    context.set_default_timeout(PATIENCE)
    yield context.new_page()
    context.close()


@pytest.fixture
def clerk(browser: Browser, gateway: str, examples: Examples) -> Iterator[Clerk]:
    """Opens a browser of its own in which this clerk is signed in; the page is the list."""
    contexts = []

    def go(who: str, language: str = "nl", **given: Any) -> Page:
        context = browser.new_context(base_url=gateway, locale="nl-NL", **given)
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        page = context.new_page()
        page.goto(f"/desk/sign-in?language={language}")
        page.locator("#email").fill(email(who))
        page.locator("#password").fill(PASSWORD)
        page.locator("#password").press("Enter")
        page.locator("#queue").wait_for()
        page.wait_for_load_state()  # styles and scripts too, before a key is pressed
        return page

    yield go
    for context in contexts:
        context.close()
