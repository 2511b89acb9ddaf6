"""The chat on a municipal page: nothing before it is opened, and one on each page."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from sqlalchemy import select

from intake.conversations import Conversation
from intake.database import read_scope
from tests.webhook.browser.axe import complaints
from tests.webhook.browser.chat_page import field, say, wait_for
from tests.webhook.browser.widget.conftest import LARGE, SMALL, opened
from tests.webhook.fake_rasa import FakeRasa
from webhook.services import Services

Visit = Callable[..., Page]


def test_before_it_is_opened_nothing_is_asked_or_kept(
    visit: Visit, context: BrowserContext, gateway: str
) -> None:
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    page = visit()
    page.mouse.move(200, 200)
    page.keyboard.press("Tab")
    assert [url for url in asked if url.startswith(gateway)] == [f"{gateway}/widget.js"]
    kept = """async () => [document.cookie, localStorage.length, sessionStorage.length,
      (await indexedDB.databases()).length, (await caches.keys()).length]"""
    assert page.evaluate(kept) == ["", 0, 0, 0, 0]
    assert context.cookies() == []


def test_it_works_on_a_page_of_another_origin_under_a_strict_policy(
    chat: Page, context: BrowserContext, rasa: FakeRasa
) -> None:
    say(chat, "wat kost een paspoort?")
    wait_for(chat, "Goed.")
    assert rasa.heard == ["wat kost een paspoort?"]
    assert context.cookies() == []


def test_by_keyboard_it_opens_closes_and_gives_the_focus_back(visit: Visit) -> None:
    page = visit()
    page.keyboard.press("Tab")
    expect(page.locator("#launch")).to_be_focused()
    page.keyboard.press("Enter")
    page.locator("#choices button").first.wait_for()
    expect(field(page)).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#panel")).to_be_hidden()
    expect(page.locator("#launch")).to_be_focused()


@pytest.mark.parametrize(("size", "modal"), [(SMALL, True), (LARGE, False)])
def test_only_a_full_screen_window_keeps_the_page_out_of_reach(
    size: dict[str, int], modal: bool, visit: Visit
) -> None:
    page = opened(visit(**size))
    assert page.locator("#panel").evaluate("(panel) => panel.matches(':modal')") is modal
    assert page.locator("#panel").get_attribute("aria-label") == "Chat: Gemeente Leek"


def test_a_second_one_is_refused_in_words(visit: Visit) -> None:
    page = visit("&twice=1")
    expect(page.get_by_text("De chat staat al op deze pagina.")).to_be_visible()
    assert page.locator("#launch").count() == 1
    assert complaints(page) == []


def test_where_the_gateway_is_away_a_number_to_call_is_shown(visit: Visit) -> None:
    page = visit()
    page.route("**/widget/**", lambda route: route.abort())
    page.locator("#launch").click()
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("De chat start nu niet.")
    expect(alert.get_by_role("link")).to_have_attribute("href", "tel:0594000014")
    page.unroute("**/widget/**")
    page.get_by_role("button", name="Probeer het opnieuw").click()
    expect(field(page)).to_be_visible()


def test_reopened_a_hundred_times_it_takes_no_more_memory(chat: Page) -> None:
    browser = chat.context.new_cdp_session(chat)

    def taken() -> dict[str, int]:
        browser.send("HeapProfiler.collectGarbage")
        heap = browser.send("Runtime.getHeapUsage")["usedSize"]
        return {**browser.send("Memory.getDOMCounters"), "heap": heap}

    def reopen(times: int) -> None:
        chat.evaluate(
            """async (times) => {
                 const { shadowRoot } = document.querySelector("intake-chat");
                 for (let each = 0; each < times; each += 1) {
                   shadowRoot.querySelector(".close").click();
                   await new Promise(requestAnimationFrame);
                   shadowRoot.querySelector("#launch").click();
                   await new Promise(requestAnimationFrame);
                 }
               }""",
            times,
        )

    reopen(5)
    before = taken()
    reopen(100)
    after = taken()
    assert after["nodes"] <= before["nodes"] + 20
    assert after["jsEventListeners"] <= before["jsEventListeners"] + 5
    assert after["heap"] <= before["heap"] + 50_000


def test_the_text_may_be_twice_as_large_on_a_telephone(visit: Visit) -> None:
    page = opened(visit(**SMALL))
    page.evaluate("document.querySelector('intake-chat').style.fontSize = '200%'")
    wide = page.locator("#panel :is(p, button, h2, textarea):visible").evaluate_all(
        """(all) => all.map((one) => [one, one.getBoundingClientRect()])
           .filter(([, box]) => box.width > 1 && (box.right > innerWidth + 1 || box.left < -1))
           .map(([one]) => one.outerHTML.slice(0, 80))"""
    )
    assert wide == []
    expect(field(page)).to_be_in_viewport(ratio=0.9)


def test_a_page_of_another_site_gets_no_chat_but_a_number(
    context: BrowserContext, gateway: str, stranger: str, services: Services
) -> None:
    page = context.new_page()
    page.goto(f"{stranger}/?chat={gateway}")
    page.locator("#launch").click()
    expect(page.get_by_role("alert")).to_contain_text("De chat start nu niet.")
    asked = "(chat) => fetch(`${chat}/api/chat`, { method: 'POST', body: '{}' }).catch(String)"
    assert page.evaluate(asked, gateway) == "TypeError: Failed to fetch"
    with read_scope(services.engine) as session:
        assert session.scalars(select(Conversation)).all() == []


def test_only_the_municipalitys_own_site_shows_the_chat_in_a_frame(
    context: BrowserContext, gateway: str, site: str, stranger: str
) -> None:
    page = context.new_page()
    page.goto(f"{site}/?framed=1&chat={gateway}")
    expect(page.frame_locator("iframe").locator("#choices button")).to_have_count(3)
    page.goto(f"{stranger}/?framed=1&chat={gateway}")
    assert page.frames[1].url == "chrome-error://chromewebdata/"


def test_colours_and_corners_follow_the_tokens_of_the_page(visit: Visit) -> None:
    page = visit()
    page.evaluate(
        """() => {
          const { style } = document.documentElement;
          style.setProperty("--kern-color-action-default", "rgb(10, 20, 30)");
          style.setProperty("--utrecht-button-border-radius", "3px");
        }"""
    )
    opened(page)
    shown = page.get_by_role("button", name="Verstuur").evaluate(
        "(one) => [getComputedStyle(one).backgroundColor, getComputedStyle(one).borderRadius]"
    )
    assert shown == ["rgb(10, 20, 30)", "3px"]
