"""`make screenshots`: pictures of chat, desk and demonstration at three widths, for the documents.

A real installation on a frozen Thursday morning in Leek; on the desk lie the examples of its tests.
"""

import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from itertools import chain
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from deploy import ROOT
from deploy.banks import ensure_own_banks
from deploy.console import Console
from deploy.debian import BROWSER
from deploy.processes import Installation
from intake.settings import Settings
from tests.webhook.desk.examples import PASSWORD, email, fill
from webhook import build_services

NOW = "2026-11-26T10:29:00+01:00"
SIZES = {390: 844, 768: 1024, 1280: 800}
GUIDES = 1280
"""The width of the pictures in docs/desk.nl.md and docs/desk.de.md."""
IMAGES = ROOT / "docs" / "images"
PLACE = "gemeente-leek"
SAID = ("wat heb ik nodig voor een nieuw paspoort?", "ik wil daarvoor een afspraak maken")
PATIENCE = 60_000
"""Milliseconds: the first answer loads what later ones have."""
Take = Callable[[Page, str], None]


def main() -> None:
    """Take every picture anew."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    ensure_own_banks(Console())
    with _installation() as (installation, reference), _browser() as browser:
        for width, height in SIZES.items():
            context = browser.new_context(
                viewport={"width": width, "height": height},
                locale="nl-NL",
                timezone_id="Europe/Amsterdam",
            )
            context.set_default_timeout(PATIENCE)
            context.clock.set_fixed_time(datetime.fromisoformat(NOW))
            shown = [_pages(context.new_page(), installation.url, reference)]
            if width == GUIDES:
                shown += [_in_the_guides(context.new_page(), installation.url, reference)]
            for name, page in chain(*shown):
                page.screenshot(path=IMAGES / f"{name}-{width}.png")
            context.close()


def _pages(page: Page, url: str, reference: str) -> Iterator[tuple[str, Page]]:
    page.goto(f"{url}/demo?municipality={PLACE}")
    yield "demo", page
    page.locator("#launch").click()
    page.locator("#choices button").first.wait_for()
    yield "demo-chat", page
    page.goto(f"{url}/chat?municipality={PLACE}&language=nl")
    page.locator("#choices button").first.wait_for()
    for words in SAID:
        _say(page, words)
    yield "chat", page
    _book(page)
    yield "chat-booked", page
    _sign_in(page, url, "lena")
    yield from _of_the_desk(page, url, reference, "")


def _in_the_guides(page: Page, url: str, reference: str) -> Iterator[tuple[str, Page]]:
    """Pages that the guides for clerks show, in one size: the desk in German, and accounts."""
    _sign_in(page, url, "lena")
    page.goto(f"{url}/desk?language=de")
    yield from _of_the_desk(page, url, reference, "-de")
    _sign_in(page, url, "wouter")
    for language, end in (("nl", ""), ("de", "-de")):
        page.goto(f"{url}/desk/staff?language={language}")
        yield f"desk-staff{end}", page
        page.goto(f"{url}/desk/account")
        yield f"desk-account{end}", page


def _of_the_desk(page: Page, url: str, reference: str, end: str) -> Iterator[tuple[str, Page]]:
    page.goto(f"{url}/desk")
    page.locator(".cases").wait_for()
    yield f"desk{end}", page
    page.goto(f"{url}/desk/cases/{reference}")
    yield f"desk-case{end}", page
    page.goto(f"{url}/desk/appointments")
    yield f"desk-day{end}", page


def _say(page: Page, words: str) -> None:
    before = page.locator("#log .message").count()
    page.locator("#text").fill(words)
    page.locator("#text").press("Enter")
    page.locator("#log .message").nth(before + 1).wait_for()


def _book(page: Page) -> None:
    """Take the first time on offer, and say yes to what is read back."""
    _then(page, page.locator(".day button").first.click)
    _say(page, "Els de Vries")
    _then(page, page.get_by_role("button", name="Ja", exact=True).click)
    page.locator(".card").wait_for()


def _then(page: Page, act: Callable[[], None]) -> None:
    before = page.locator("#log .bot").count()
    act()
    page.locator("#log .bot").nth(before).wait_for()


def _sign_in(page: Page, url: str, who: str) -> None:
    page.context.clear_cookies()
    page.goto(f"{url}/desk/sign-in")
    page.locator("#email").fill(email(who))
    page.locator("#password").fill(PASSWORD)
    page.locator("#password").press("Enter")
    page.locator(".tabs").wait_for()


@contextmanager
def _installation() -> Iterator[tuple[Installation, str]]:
    with tempfile.TemporaryDirectory(prefix="intake-pictures-") as directory:
        with Installation(Path(directory), {"INTAKE_NOW": NOW}) as installation:
            beside = build_services(Settings.from_env(installation.environ))
            examples = fill(beside, datetime.fromisoformat(NOW))
            beside.engine.dispose()
            yield installation, examples.references["stairlift"]


@contextmanager
def _browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
        chromium = playwright.chromium.launch(executable_path=shutil.which(BROWSER), args=arguments)
        yield chromium
        chromium.close()


if __name__ == "__main__":
    main()
