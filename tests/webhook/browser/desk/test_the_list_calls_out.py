"""A new dangerous or urgent case is heard, seen in the tab and read out: once, and if wanted."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from playwright.sync_api import Page, expect

from tests.webhook.browser.axe import complaints
from tests.webhook.browser.conftest import Complaints
from tests.webhook.browser.desk.conftest import Clerk
from tests.webhook.browser.desk.test_clerks_work_in_a_browser import refresh
from tests.webhook.conftest import NOW
from tests.webhook.desk.examples import MATTERS, Examples, add
from webhook.services import Services

COUNTED = """
  window.tones = 0;
  const made = AudioContext.prototype.createOscillator;
  AudioContext.prototype.createOscillator = function () { tones += 1; return made.call(this); };
"""
"""Counts what a page lets sound."""
RING = 2
"""Tones."""
New = Callable[..., str]


@pytest.fixture
def page(clerk: Clerk) -> Page:
    """The lead's list, of which every tone is counted."""
    page = clerk("lena")
    page.add_init_script(COUNTED)
    page.reload()
    page.wait_for_load_state()
    return page


@pytest.fixture
def new(services: Services, page: Page) -> New:
    """Opens a case while the list is shown, and lets the list ask for news."""

    def come(key: str = "danger", **given: object) -> str:
        reference = add(services, replace(MATTERS[key], minutes_ago=0, **given), NOW)  # type: ignore[arg-type]
        refresh(page)
        page.locator(f"#case-{reference}").wait_for()
        return reference

    return come


def touch(page: Page) -> None:
    page.get_by_role("heading", level=1).click()


def tones(page: Page) -> int:
    return int(page.evaluate("tones"))


def test_a_new_dangerous_case_is_heard_seen_and_read_out(page: Page, new: New) -> None:
    heard = Complaints(page)
    expect(page).to_have_title("(2) Zaken – Werkplek Gemeente Leek")
    touch(page)
    reference = new("danger")
    expect(page).to_have_title("(3) Zaken – Werkplek Gemeente Leek")
    shown = f"{reference[:4]} {reference[4:]}"
    expect(page.locator("#alarm")).to_have_text(f"Nieuw. Gevaar: zelfdoding. Zaak {shown}.")
    assert tones(page) == RING
    assert heard.heard == []
    assert complaints(page) == []


def test_the_same_case_is_not_called_out_again(page: Page, new: New) -> None:
    touch(page)
    reference = new("eviction")
    refresh(page)
    page.locator(f"#claim-{reference}").click()
    page.locator("#release").click()
    page.get_by_role("link", name="Alle zaken").click()
    expect(page).to_have_title("(3) Zaken – Werkplek Gemeente Leek")
    touch(page)
    refresh(page)
    assert tones(page) == 0
    expect(page.locator("#alarm")).to_be_empty()


def test_an_ordinary_case_makes_no_sound(page: Page, new: New) -> None:
    touch(page)
    new("stairlift", booked=None)
    expect(page).to_have_title("(2) Zaken – Werkplek Gemeente Leek")
    assert tones(page) == 0


def test_a_case_that_somebody_takes_leaves_the_tab(
    page: Page, clerk: Clerk, examples: Examples
) -> None:
    fatima = clerk("fatima")
    fatima.locator(f"#claim-{examples.references['danger']}").click()
    fatima.locator("form.close").wait_for()
    refresh(page)
    expect(page).to_have_title("(1) Zaken – Werkplek Gemeente Leek")


def test_a_page_that_nobody_touched_is_silent_and_says_how_that_ends(page: Page, new: New) -> None:
    heard = Complaints(page)
    expect(page.locator("#sound-hint")).to_be_visible()
    new("danger")
    assert tones(page) == 0
    touch(page)
    expect(page.locator("#sound-hint")).to_be_hidden()
    assert heard.heard == []


def test_sound_is_turned_off_and_that_is_remembered(page: Page, new: New) -> None:
    switch = page.get_by_role("switch", name="Geluid bij gevaar en spoed")
    expect(switch).to_be_checked()
    switch.press("Space")
    expect(switch).not_to_be_checked()
    expect(switch).to_contain_text("uit")
    page.reload()
    expect(page.get_by_role("switch")).not_to_be_checked()
    touch(page)
    new("danger")
    expect(page).to_have_title("(3) Zaken – Werkplek Gemeente Leek")
    assert tones(page) == 0


def test_a_case_of_another_view_is_called_out_too(page: Page, services: Services) -> None:
    page.goto("/desk?view=mine")
    touch(page)
    add(services, replace(MATTERS["danger"], minutes_ago=0), NOW)
    refresh(page)
    expect(page).to_have_title("(3) Zaken – Werkplek Gemeente Leek")
    assert tones(page) == RING
