"""The pages hold WCAG 2.2 AA where a machine can tell: axe, 320 pixels, targets, no motion."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from intake import conversations
from intake.database import session_scope
from tests.webhook.browser.axe import complaints
from tests.webhook.browser.chat_page import focused
from tests.webhook.conftest import NOW
from tests.webhook.fake_rasa import FakeRasa, offers, says
from webhook.services import Services
from webhook.wire import Reply

Visit = Callable[..., Page]
WIDTHS = {320: 640, 1280: 800}
NARROW = {"width": 320, "height": 256}
"""What 1280 by 1024 pixels are at 400 % (WCAG 1.4.10)."""
OUTLINE = "(one) => parseFloat(getComputedStyle(one).outlineWidth)"
LONG_WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"


def say(page: Page, text: str, answer: str) -> None:
    page.locator("#text").fill(text)
    page.locator("#text").press("Enter")
    expect(page.locator("#log .text").last).to_have_text(answer)


def switches() -> Reply:
    """An answer in German with choices."""
    reply = offers("Gern, auf Deutsch.", affirm="Ja, bitte", deny="Nein")
    return Reply(reply.messages, (*reply.directives, {"type": "language", "switch_to": "de"}))


def a_clerk_says(services: Services, page: Page, text: str) -> None:
    id_ = page.evaluate("JSON.parse(Object.values(sessionStorage)[0]).id")
    with session_scope(services.engine) as session:
        row = conversations.get(session, id_)
        conversations.add_turn(session, row, "staff", text, now=NOW)


def at_every_width(page: Page) -> list[str]:
    """What axe finds on it, narrow and wide."""
    found = []
    for width, height in WIDTHS.items():
        page.set_viewport_size({"width": width, "height": height})
        found += complaints(page)
    return found


@pytest.mark.parametrize("language", ["nl", "de"])
def test_axe_finds_nothing_on_the_chat_page(
    language: str, visit: Visit, rasa: FakeRasa, services: Services
) -> None:
    page = visit(language)
    assert at_every_width(page) == []
    rasa.answers += [says("Goed.\nDat kan."), switches()]
    say(page, "bel 0612345678", "Goed.\nDat kan.")
    a_clerk_says(services, page, "Ik neem het over.")
    say(page, "deutsch bitte", "Gern, auf Deutsch.")
    assert page.locator("#choices button").count() == 2
    assert at_every_width(page) == []
    page.route("**/messages", lambda route: route.abort())
    page.locator("#choices button").first.click()
    page.locator("#trouble button").wait_for()
    assert at_every_width(page) == []


@pytest.mark.parametrize("language", ["nl", "de"])
def test_axe_finds_nothing_on_the_list(
    language: str, context: BrowserContext, gateway: str
) -> None:
    page = context.new_page()
    page.goto(f"{gateway}/chat?language={language}")
    assert page.locator(".places li").count() > 1
    assert at_every_width(page) == []


@pytest.mark.parametrize("language", ["nl", "de"])
def test_nothing_is_wider_than_320_pixels(language: str, visit: Visit, rasa: FakeRasa) -> None:
    page = visit(language, **NARROW)
    rasa.answers.append(offers(f"Bij de {LONG_WORD}.", affirm=LONG_WORD, deny="Nee"))
    say(page, LONG_WORD * 3, f"Bij de {LONG_WORD}.")
    page.route("**/messages", lambda route: route.abort())
    page.locator("#choices button").last.click()
    page.locator("#trouble button").wait_for()
    assert too_wide(page) == []


def too_wide(page: Page) -> list[str]:
    """What reaches beyond the window, or scrolls sideways in itself."""
    found: list[str] = page.evaluate(
        """(() => {
             const inside = (root) => [...root.querySelectorAll('*:not(.skip, svg *, head *)')]
               .flatMap((one) => [one, ...(one.shadowRoot ? inside(one.shadowRoot) : [])]);
             return inside(document);
           })()
           .filter((each) => each.getBoundingClientRect().right > innerWidth + 1
                          || (each.scrollWidth > each.clientWidth + 1 && each.clientWidth > 1
                              && getComputedStyle(each).overflowX !== 'visible'))
           .map((each) => each.outerHTML.slice(0, 80))"""
    )
    return found + (
        [] if page.evaluate("document.documentElement.scrollWidth") <= 320 else ["page"]
    )


def test_in_a_low_window_the_page_scrolls_as_one(visit: Visit) -> None:
    page = visit(**NARROW)
    page.locator("#text").focus()
    expect(page.locator("#text")).to_be_in_viewport(ratio=1)
    overflow = page.locator("#talk").evaluate("(talk) => getComputedStyle(talk).overflowY")
    assert overflow == "visible"


@pytest.mark.parametrize("width", WIDTHS)
def test_targets_are_large(width: int, visit: Visit) -> None:
    page = visit(width=width, height=WIDTHS[width])
    boxes = [each.bounding_box() for each in page.locator("button:visible, textarea").all()]
    assert [box for box in boxes if not box or box["height"] < 44 or box["width"] < 44] == []
    links = [each.bounding_box() for each in page.locator(".head button:visible, summary").all()]
    assert [box for box in links if not box or box["height"] < 24] == []


def test_the_focus_is_always_seen(visit: Visit) -> None:
    page = visit()
    unseen = []
    for _ in range(8):
        page.keyboard.press("Tab")
        width = page.locator(":focus").last.evaluate(OUTLINE)
        if width < 2:
            unseen.append(focused(page))
    assert unseen == []


def test_the_text_may_be_twice_as_large(visit: Visit) -> None:
    page = visit(width=640, height=900)
    page.evaluate("document.documentElement.style.fontSize = '212.5%'")
    assert page.evaluate("document.documentElement.scrollWidth") <= 640
    expect(page.locator("#text")).to_be_in_viewport(ratio=1)


def test_nothing_moves_by_itself(visit: Visit) -> None:
    page = visit()
    moving = page.locator("*:not(script)").evaluate_all(
        """(all) => all.map((each) => getComputedStyle(each))
           .filter((style) => style.animationName !== 'none'
                           || parseFloat(style.transitionDuration) > 0
                           || style.scrollBehavior === 'smooth').length"""
    )
    assert moving == 0


def test_bubbles_and_buttons_have_edges_in_forced_colours(browser: Browser, gateway: str) -> None:
    context = browser.new_context(forced_colors="active")
    page = context.new_page()
    page.goto(f"{gateway}/chat?municipality=gemeente-leek")
    page.locator("#choices button").first.wait_for()
    edge = "(each) => parseFloat(getComputedStyle(each).borderTopWidth)"
    for place in ("#log .text", "#choices button", "#text"):
        assert page.locator(place).first.evaluate(edge) >= 1
    context.close()
