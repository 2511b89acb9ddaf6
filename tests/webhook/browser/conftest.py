"""A real browser, headless, on a gateway whose Rasa is a fake."""

import shutil
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    expect,
    sync_playwright,
)

from deploy.debian import BROWSER
from intake.settings import Settings
from tests.webhook.fake_rasa import FakeRasa
from webhook import create_app
from webhook.services import Pace, Services

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-dev-shm-usage",
    "--no-first-run",
    # One process a visitor, and none in reserve: half the work on two cores.
    "--disable-site-isolation-trials",
    # A name that is not this machine: there the page is no secure context.
    "--host-resolver-rules=MAP gemeente.example 127.0.0.1, EXCLUDE localhost",
]
PATIENCE = 60_000
"""Milliseconds: a browser on two busy cores."""


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Debian's Chromium; of this package only, for its event loop would disturb other tests."""
    chromium = shutil.which(BROWSER)
    if chromium is None:
        pytest.fail(f"No {BROWSER}: make test installs it.", pytrace=False)
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        yield browser
        browser.close()


class Complaints:
    """What is said on the console of a page: errors and warnings, or `everything`."""

    def __init__(self, page: Page, everything: bool = False) -> None:
        self.heard: list[str] = []
        self._everything = everything
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.heard.append(str(error)))

    def _console(self, message: ConsoleMessage) -> None:
        if self._everything or message.type in ("error", "warning"):
            self.heard.append(message.text)


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A visitor who has never been here."""
    context = browser.new_context(locale="nl-NL", timezone_id="Europe/Amsterdam")
    context.set_default_timeout(PATIENCE)
    yield context
    context.close()


@pytest.fixture
def app(settings: Settings, services: Services) -> Flask:
    """A gateway whose streams look often, and see soon that a page was closed."""
    return create_app(settings, replace(services, pace=Pace(poll=0.05, heartbeat=0.3)))


@pytest.fixture
def gateway(app: Flask, serve: Callable[[Flask], str]) -> str:
    """The address of a running gateway."""
    return serve(app)


@pytest.fixture
def visit(context: BrowserContext, gateway: str) -> Callable[..., Page]:
    """Opens the chat page and waits for the greeting."""

    def go(language: str = "nl", base: str = gateway, **viewport: Any) -> Page:
        page = context.new_page()
        if viewport:
            page.set_viewport_size(viewport)  # type: ignore[arg-type]
        page.goto(f"{base}/chat?municipality=gemeente-leek&language={language}")
        page.locator("#log .message").nth(1).wait_for()
        return page

    return go


@pytest.fixture
def page(visit: Callable[..., Page]) -> Page:
    """A Dutch chat, just opened."""
    return visit()


@pytest.fixture
def held(rasa: FakeRasa) -> Iterator[threading.Event]:
    """Rasa thinks until this is set."""
    event = threading.Event()
    rasa.meanwhile = lambda: event.wait(20)
    yield event
    event.set()
