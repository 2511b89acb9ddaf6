"""The demonstration page in a browser: by mouse, by keyboard, without scripts, narrow and wide."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from tests.webhook.browser.axe import complaints
from tests.webhook.browser.conftest import Complaints
from tests.webhook.browser.test_pages_are_accessible import at_every_width, too_wide
from tests.webhook.fake_rasa import FakeRasa

LEEK = "/demo?municipality=gemeente-leek"
PLACES = ("gemeente-leek", "stad-antwerpen", "jobcenter-kreis-heinsberg")


@pytest.fixture
def demo(context: BrowserContext, gateway: str) -> Iterator[Page]:
    """Leek's page in Dutch, which must complain of nothing."""
    page = context.new_page()
    heard = Complaints(page)
    page.goto(gateway + LEEK)
    yield page
    assert heard.heard == []


def launcher(page: Page) -> Locator:
    return page.get_by_role("button", name="Chat met ons")


def greeted(page: Page) -> Locator:
    """The field of the chat, once it has greeted."""
    page.locator("#choices button").first.wait_for()
    return page.get_by_label("Uw bericht")


def test_a_visitor_chats_in_the_page(demo: Page, rasa: FakeRasa) -> None:
    launcher(demo).click()
    field = greeted(demo)
    field.fill("wat kost een paspoort?")
    field.press("Enter")
    expect(demo.locator("#log .text").last).to_have_text("Goed.")
    assert rasa.heard == ["wat kost een paspoort?"]


def test_a_topic_waits_in_the_field_until_it_is_sent(demo: Page, rasa: FakeRasa) -> None:
    demo.get_by_role("link", name="Verhuizen").click()
    field = greeted(demo)
    expect(field).to_have_value("Hoe geef ik mijn verhuizing door?")
    assert rasa.heard == []
    field.press("Enter")
    expect(demo.locator("#log .text").last).to_have_text("Goed.")
    assert rasa.heard == ["Hoe geef ik mijn verhuizing door?"]


def test_the_conversation_goes_on_when_the_chat_is_opened_again(demo: Page, rasa: FakeRasa) -> None:
    launcher(demo).click()
    field = greeted(demo)
    field.fill("hoi")
    field.press("Enter")
    expect(demo.locator("#log .text").last).to_have_text("Goed.")
    demo.get_by_role("button", name="Sluiten").click()
    expect(demo.locator("#panel")).to_be_hidden()
    demo.get_by_role("link", name="Verhuizen").click()
    expect(demo.get_by_label("Uw bericht")).to_have_value("Hoe geef ik mijn verhuizing door?")
    demo.get_by_label("Uw bericht").press("Enter")
    expect(demo.locator("#log .text")).to_have_count(6)
    assert len({each.conversation for each in rasa.sent}) == 1


def test_by_keyboard_the_chat_opens_closes_and_gives_the_focus_back(demo: Page) -> None:
    opener = demo.get_by_role("link", name="Verhuizen")
    opener.focus()
    demo.keyboard.press("Enter")
    expect(demo.get_by_label("Uw bericht")).to_be_focused()
    demo.keyboard.press("Escape")
    expect(demo.locator("#panel")).to_be_hidden()
    expect(opener).to_be_focused()


def test_the_first_key_leads_past_the_menu(demo: Page) -> None:
    demo.keyboard.press("Tab")
    expect(demo.get_by_role("link", name="Direct naar de inhoud")).to_be_focused()
    expect(demo.locator(".skip")).to_be_in_viewport()


def test_without_scripts_the_number_is_there_and_links_lead_to_the_chat(
    browser: Browser, gateway: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(gateway + LEEK)
    expect(page.locator("p.noscript")).to_be_visible()
    expect(page.locator("p.noscript")).to_contain_text("Bellen kan altijd: 0594 000 014.")
    page.get_by_role("link", name="Stel uw vraag").first.click()
    assert "/chat?municipality=gemeente-leek" in page.url
    expect(page.locator("noscript a")).to_have_text("0594 000 014")
    expect(page.locator("noscript a")).to_be_visible()
    context.close()


@pytest.mark.parametrize("language", ["nl", "de"])
@pytest.mark.parametrize("place", PLACES)
def test_axe_finds_nothing_on_the_page_and_nothing_is_wider_than_it(
    place: str, language: str, context: BrowserContext, gateway: str
) -> None:
    page = context.new_page()
    page.goto(f"{gateway}/demo?municipality={place}&language={language}")
    assert at_every_width(page) == []
    page.set_viewport_size({"width": 320, "height": 640})
    assert [each for each in too_wide(page) if "<caption" not in each] == []


def test_axe_finds_nothing_while_the_chat_is_open(demo: Page) -> None:
    launcher(demo).click()
    greeted(demo)
    assert at_every_width(demo) == []


@pytest.mark.parametrize("name", ["README.md", "docs/architecture.md"])
def test_axe_finds_nothing_in_the_documentation(
    name: str, context: BrowserContext, gateway: str
) -> None:
    page = context.new_page()
    page.goto(f"{gateway}/documentation/{name}")
    assert complaints(page) == []
