"""A list that never moves under the pointer, a tab that says what waits, and keys for all day."""

import re
from dataclasses import replace

import pytest
from playwright.sync_api import Page, expect

from intake import cases
from intake.database import session_scope
from tests.webhook.browser.axe import complaints
from tests.webhook.browser.conftest import Complaints
from tests.webhook.browser.desk.conftest import Clerk
from tests.webhook.browser.desk.test_clerks_work_in_a_browser import refresh
from tests.webhook.browser.desk.test_the_desk_is_accessible import small
from tests.webhook.browser.test_pages_are_accessible import NARROW, too_wide
from tests.webhook.conftest import NOW
from tests.webhook.desk.examples import MATTERS, Examples, add
from webhook.services import Services


def come(services: Services, key: str = "danger") -> str:
    return add(services, replace(MATTERS[key], minutes_ago=0), NOW)


def test_a_list_waits_while_the_mouse_is_on_it(
    clerk: Clerk, services: Services, examples: Examples
) -> None:
    page = clerk("lena")
    heard, row = Complaints(page), page.locator(f"#case-{examples.references['stairlift']}")
    row.hover()
    before = row.bounding_box()
    new = come(services)
    refresh(page)
    expect(page.locator("#held")).to_be_visible()
    assert row.bounding_box() == before
    expect(page.locator(f"#case-{new}")).to_have_count(0)
    # Danger is told at once, whatever the mouse does.
    expect(page).to_have_title(re.compile(r"^\(3\) "))
    assert complaints(page) == []
    page.get_by_role("button", name="Toon de nieuwe lijst").click()
    expect(page.locator(f"#case-{new}")).to_be_visible()
    expect(page.locator("#held")).to_be_hidden()
    assert heard.heard == []


def test_it_goes_on_when_the_mouse_leaves(clerk: Clerk, services: Services) -> None:
    page = clerk("lena")
    page.locator(".case").first.hover()
    refresh(page)
    new = come(services)
    refresh(page)
    expect(page.locator("#held")).to_be_visible()
    page.get_by_role("heading", level=1).hover()
    expect(page.locator(f"#case-{new}")).to_be_visible()
    expect(page.locator("#held")).to_be_hidden()


def test_nothing_is_said_where_nothing_has_changed(clerk: Clerk) -> None:
    page = clerk("lena")
    page.locator(".case").first.hover()
    with page.expect_response("**/live/cases**") as answered:
        refresh(page)
    answered.value.finished()
    page.wait_for_function("document.getElementById('calls').children.length > 0")
    expect(page.locator("#held")).to_be_hidden()


def test_an_answer_in_ones_own_case_is_seen_in_the_tab(
    clerk: Clerk, services: Services, examples: Examples
) -> None:
    page, reference = clerk("joost"), examples.references["help_at_home"]
    expect(page).to_have_title(re.compile(r"^Zaken"))
    quiet = page.locator("#icon").get_attribute("href")
    with session_scope(services.engine) as session:
        cases.answered(session, reference, "Ja, dat klopt.", "SM1", NOW)
    refresh(page)
    expect(page).to_have_title(re.compile(r"^\(1\) Zaken"))
    expect(page.locator("#alarm")).to_contain_text("Antwoord op uw zaak")
    assert page.locator("#icon").get_attribute("href") != quiet
    page.goto(f"/desk/cases/{reference}")
    page.goto("/desk")
    expect(page).to_have_title(re.compile(r"^Zaken"))
    assert page.locator("#icon").get_attribute("href") == quiet


def test_a_colleagues_answer_is_not_ones_own(
    clerk: Clerk, services: Services, examples: Examples
) -> None:
    page = clerk("anneke")
    expect(page).to_have_title(re.compile(r"^\(1\) "))  # what was there before
    before = page.title()
    with session_scope(services.engine) as session:
        cases.answered(session, examples.references["help_at_home"], "Ja.", "SM1", NOW)
    refresh(page)
    expect(page).to_have_title(before)


def test_a_case_is_found_taken_and_noted_by_keys(clerk: Clerk, examples: Examples) -> None:
    page = clerk("fatima")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.type") in ("text", "search")
    page.keyboard.press("?")  # in a field it is a letter
    expect(page).to_have_url(re.compile("/desk$"))
    page.locator("h1").click()
    for key in ("j", "j", "k", "j"):
        page.keyboard.press(key)
    titles = page.locator(".case h3 a")
    expect(titles.nth(1)).to_be_focused()
    expect(page.locator(".case").nth(1).locator("[id^=claim-]")).to_be_visible()
    page.keyboard.press("c")
    expect(page.get_by_role("status").first).to_have_text("Deze zaak is nu van u.")
    page.keyboard.press("n")
    page.keyboard.type("jan/")
    assert page.locator("#note-words").input_value() == "jan/"
    page.locator("#note-words").fill("")
    page.locator("h1").click()
    page.keyboard.press("l")
    expect(page.locator("#queue")).to_be_visible()


def test_the_keys_are_told_and_can_be_turned_off(clerk: Clerk) -> None:
    page = clerk("fatima")
    page.locator("h1").click()
    page.keyboard.press("?")
    expect(page.get_by_role("heading", level=1)).to_have_text("Sneltoetsen")
    page.get_by_role("switch", name="Sneltoetsen").click()
    page.locator("h1").click()
    page.keyboard.press("l")
    page.goto("/desk")
    page.locator("h1").click()
    page.keyboard.press("?")
    expect(page).to_have_url(re.compile("/desk$"))
    page.goto("/desk/keys")
    expect(page.get_by_role("switch")).to_have_attribute("aria-checked", "false")


@pytest.mark.parametrize("language", ["nl", "de"])
def test_nothing_is_wrong_with_the_page_of_keys(language: str, clerk: Clerk) -> None:
    page: Page = clerk("lena", language, viewport=NARROW)
    page.goto("/desk/keys")
    assert complaints(page) + too_wide(page) + small(page) == []
