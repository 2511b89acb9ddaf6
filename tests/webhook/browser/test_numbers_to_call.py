"""Numbers to call stand apart from words and choices: pressable at once, and still there later."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.webhook.browser.axe import complaints
from tests.webhook.browser.chat_page import Visit, field, focused, heard, say, titles, wait_for
from tests.webhook.browser.conftest import Complaints
from tests.webhook.browser.test_pages_are_accessible import (
    LONG_WORD,
    NARROW,
    OUTLINE,
    WIDTHS,
    too_wide,
)
from tests.webhook.fake_rasa import FakeRasa, says, tells_whom_to_call
from webhook.site.branding import PALETTES

WORDS = "U hoeft dit niet alleen te doen. Bel 113, of in nood 112. Zal iemand u terugbellen?"
NUMBERS = {"Bel 113, Zelfmoordpreventie": "113", "Bel 112": "112"}
READ_OUT = """
- list "Telefoonnummers":
  - listitem:
    - link "Bel 113, Zelfmoordpreventie":
      - /url: tel:113
  - listitem:
    - link "Bel 112":
      - /url: tel:112"""

Tell = Callable[[Page], Page]


def links(page: Page) -> Locator:
    return page.get_by_role("list", name="Telefoonnummers").get_by_role("link")


@pytest.fixture
def tell(rasa: FakeRasa) -> Tell:
    """Lets the bot name two numbers beside two choices."""

    def go(page: Page) -> Page:
        rasa.answers.append(tells_whom_to_call(WORDS, NUMBERS, affirm="Ja", deny="Nee"))
        say(page, "ik wil niet meer")
        wait_for(page, WORDS)
        return page

    return go


def test_each_number_is_a_link_that_a_telephone_dials(page: Page, tell: Tell) -> None:
    tell(page)
    assert links(page).all_inner_texts() == list(NUMBERS)
    assert [each.get_attribute("href") for each in links(page).all()] == ["tel:113", "tel:112"]
    assert titles(page) == ["Ja", "Nee"]


def test_a_message_without_numbers_has_no_list(page: Page) -> None:
    say(page, "hoi")
    wait_for(page, "Goed.")
    assert page.locator(".calls").count() == 0


def test_numbers_are_part_of_the_message_that_is_read_out(page: Page, tell: Tell) -> None:
    tell(page)
    message = page.get_by_role("log").locator(".message").last
    assert message.aria_snapshot().endswith(READ_OUT)


def test_numbers_are_reached_by_keyboard(page: Page, tell: Tell) -> None:
    tell(page)
    walked = []
    for _ in range(4):
        page.keyboard.press("Shift+Tab")
        walked.append(focused(page))
    assert walked == ["Nee", "Ja", *reversed(NUMBERS)]
    width = page.locator(":focus").last.evaluate(OUTLINE)
    assert width >= 2


def test_numbers_stay_when_the_conversation_goes_on(page: Page, tell: Tell, rasa: FakeRasa) -> None:
    tell(page)
    rasa.answers.append(says("Dat is genoteerd."))
    page.get_by_role("button", name="Nee").click()
    wait_for(page, "Dat is genoteerd.")
    assert titles(page) == []
    expect(links(page)).to_have_count(2)
    for each in links(page).all():
        expect(each).to_be_enabled()
    page.reload()
    expect(links(page)).to_have_count(2)


def test_pressing_a_number_says_nothing_to_the_bot(page: Page, tell: Tell, rasa: FakeRasa) -> None:
    tell(page)
    page.evaluate(
        """document.addEventListener('click', (event) => {
             window.pressed = event.composedPath()[0].href;
             event.preventDefault();  // nothing on this machine dials
           })"""
    )
    links(page).first.click()
    assert page.evaluate("window.pressed") == "tel:113"
    assert heard(page)[-1] == WORDS
    assert titles(page) == ["Ja", "Nee"]
    assert rasa.heard == ["ik wil niet meer"]


@pytest.mark.parametrize("width", WIDTHS)
def test_numbers_are_large_targets(width: int, visit: Visit, tell: Tell) -> None:
    page = tell(visit(width=width, height=WIDTHS[width]))
    boxes = [each.bounding_box() for each in links(page).all()]
    assert len(boxes) == 2
    assert [box for box in boxes if not box or box["height"] < 44 or box["width"] < 44] == []


def test_axe_finds_nothing_in_any_colours(page: Page, tell: Tell) -> None:
    tell(page)
    for palette in range(PALETTES):
        page.evaluate(f"document.body.className = 'chat palette-{palette}'")
        assert complaints(page) == []
        links(page).first.hover()
        assert complaints(page) == []
        page.mouse.move(0, 0)


def test_a_title_is_never_markup(page: Page, rasa: FakeRasa) -> None:
    rasa.answers.append(tells_whom_to_call("Bel.", {"<b>113</b>": "113"}))
    say(page, "hoi")
    wait_for(page, "Bel.")
    assert links(page).all_inner_texts() == ["<b>113</b>"]
    assert page.locator(".calls b").count() == 0


def test_a_long_title_stays_on_a_narrow_page(visit: Visit, rasa: FakeRasa) -> None:
    page = visit(**NARROW)
    rasa.answers.append(tells_whom_to_call("Bel.", {f"Bel de {LONG_WORD}": "0800" * 3}))
    say(page, "hoi")
    wait_for(page, "Bel.")
    expect(links(page)).to_have_count(1)
    assert too_wide(page) == []


def test_the_browser_complains_of_nothing(visit: Visit, tell: Tell) -> None:
    page = visit()
    told = Complaints(page)
    tell(page)
    expect(field(page)).to_be_focused()
    assert told.heard == []


def test_numbers_are_seen_in_forced_colours(browser: Browser, gateway: str, tell: Tell) -> None:
    context = browser.new_context(forced_colors="active")
    page = context.new_page()
    page.goto(f"{gateway}/chat?municipality=gemeente-leek&language=nl")
    page.locator("#choices button").first.wait_for()
    tell(page)
    edge = "(each) => parseFloat(getComputedStyle(each).borderTopWidth)"
    assert page.locator(".calls").evaluate(edge) >= 1
    context.close()
