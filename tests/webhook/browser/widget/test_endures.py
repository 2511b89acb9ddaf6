"""The chat on a municipal page goes on: without a network, reloaded, in two tabs, after sleep."""

from collections.abc import Callable, Iterator
from datetime import datetime

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from intake import conversations
from intake.database import session_scope
from tests.webhook.browser.chat_page import field, heard, id_of, say, wait_for
from tests.webhook.browser.widget.conftest import opened
from tests.webhook.conftest import NOW
from tests.webhook.fake_rasa import FakeRasa, offers
from webhook.services import Services

Visit = Callable[..., Page]
MINUTES, SECOND = 60_000, 1000


@pytest.fixture
def offline(context: BrowserContext) -> Iterator[Callable[[bool], None]]:
    """Takes the network away, and gives it back."""
    yield context.set_offline
    context.set_offline(False)


@pytest.fixture
def clerk(services: Services) -> Callable[[Page, str], None]:
    """Says something as a member of staff, whom nobody has asked at that moment."""

    def says(page: Page, text: str) -> None:
        with session_scope(services.engine) as session:
            row = conversations.get(session, id_of(page))
            conversations.add_turn(session, row, "staff", text, now=NOW)

    return says


def test_a_line_stands_there_before_it_has_arrived(chat: Page) -> None:
    waiting: list[Route] = []
    chat.route("**/messages", lambda route: waiting.append(route))
    say(chat, "wat kost een paspoort?")
    wait_for(chat, "wat kost een paspoort?")
    expect(field(chat)).to_have_value("")
    expect(chat.get_by_role("status")).to_have_text("De assistent zoekt het op")
    waiting[0].continue_()
    wait_for(chat, "Goed.")


def test_without_a_network_it_says_so_and_whom_to_call(
    chat: Page, offline: Callable[[bool], None], clerk: Callable[[Page, str], None]
) -> None:
    offline(True)
    notice = chat.locator("#offline")
    expect(notice).to_contain_text("U hebt geen internet.")
    expect(notice.get_by_role("link")).to_have_attribute("href", "tel:+31594000014")
    say(chat, "wat kost een paspoort?")
    expect(chat.locator("#trouble")).to_contain_text("Uw bericht kwam niet aan.")
    expect(field(chat)).to_have_value("wat kost een paspoort?")
    clerk(chat, "Ik ben er nog.")
    offline(False)
    expect(notice).to_be_empty()
    wait_for(chat, "Ik ben er nog.")
    chat.get_by_role("button", name="Probeer het opnieuw").click()
    wait_for(chat, "Goed.")


def test_where_no_stream_comes_through_messages_are_asked_for(
    visit: Visit, context: BrowserContext, clerk: Callable[[Page, str], None]
) -> None:
    context.clock.install(time=datetime(2014, 2, 6, 9, 29))
    page = visit()
    page.route("**/stream?*", lambda route: route.fulfill(status=503, body="{}"))
    with page.expect_request_finished(lambda asked: "/messages?after" in asked.url):
        opened(page)
    clerk(page, "Ik neem het over.")
    while "Ik neem het over." not in heard(page):
        context.clock.fast_forward(SECOND)


def test_on_a_slow_line_it_says_what_it_waits_for(visit: Visit) -> None:
    page = visit()
    line = page.context.new_cdp_session(page)
    slow = {"offline": False, "latency": 800, "downloadThroughput": 4000, "uploadThroughput": 4000}
    line.send("Network.emulateNetworkConditions", slow)
    page.locator("#launch").click()
    expect(page.get_by_role("status")).to_have_text("De chat wordt geopend.")
    page.locator("#choices button").first.wait_for()
    say(page, "wat kost een paspoort?")
    wait_for(page, "wat kost een paspoort?")
    expect(page.locator("#state")).to_have_text("De assistent zoekt het op")
    wait_for(page, "Goed.")
    expect(page.locator("#trouble")).to_be_empty()


def test_after_a_reload_all_is_there_but_the_words_are_redacted(chat: Page, rasa: FakeRasa) -> None:
    rasa.answers.append(offers("Klopt dat?", affirm="Ja", deny="Nee"))
    say(chat, "bel mij op 0612345678")
    wait_for(chat, "Klopt dat?")
    field(chat).fill("en nog")
    assert "0612345678" in heard(chat)[2]
    assert "0612345678" not in chat.evaluate("JSON.stringify(sessionStorage)")
    chat.reload()
    opened(chat)
    wait_for(chat, "Klopt dat?")
    assert "[telefoonnummer]" in heard(chat)[2]
    expect(field(chat)).to_have_value("en nog")
    expect(chat.locator("#choices button").first).to_be_in_viewport(ratio=1)


def test_two_tabs_agree(visit: Visit, chat: Page, rasa: FakeRasa) -> None:
    say(chat, "hoi")
    wait_for(chat, "Goed.")
    other = visit()
    other.locator("#launch").click()
    wait_for(other, "Goed.")
    assert id_of(other) == id_of(chat)
    say(other, "en dan?")
    expect(chat.locator("#log .text").nth(5)).to_have_text("Goed.")
    assert heard(chat)[-2] == "en dan?"


def test_what_comes_while_it_is_closed_is_counted_on_the_button(
    chat: Page, clerk: Callable[[Page, str], None]
) -> None:
    chat.get_by_role("button", name="Sluiten").click()
    clerk(chat, "Ik kan u morgen bellen.")
    expect(chat.locator("#launch")).to_have_text("Chat met ons (1 nieuw)")
    chat.locator("#launch").click()
    wait_for(chat, "Ik kan u morgen bellen.")


def test_who_is_away_is_asked_and_then_forgotten_here(
    visit: Visit, context: BrowserContext
) -> None:
    context.clock.install(time=datetime(2014, 2, 6, 9, 29))
    page = opened(visit())
    context.clock.fast_forward(14 * MINUTES)
    question = page.get_by_role("group", name="Bent u er nog?")
    expect(question).to_be_visible()
    question.get_by_role("button", name="Ja, ga verder").click()
    expect(question).to_be_hidden()
    context.clock.fast_forward(14 * MINUTES)
    expect(question).to_be_visible()
    context.clock.fast_forward(MINUTES)
    expect(page.get_by_text("U was een tijd weg.")).to_be_visible()
    assert page.locator("#log .text").count() == 0
    assert page.evaluate("sessionStorage.length") == 0


def test_after_sleep_it_goes_on_where_it_was(
    visit: Visit, context: BrowserContext, clerk: Callable[[Page, str], None]
) -> None:
    context.clock.install(time=datetime(2014, 2, 6, 9, 29))
    page = opened(visit())
    page.route("**/stream?*", lambda route: route.abort())
    clerk(page, "Goedemorgen.")
    context.clock.fast_forward(5 * MINUTES)
    page.unroute("**/stream?*")
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    wait_for(page, "Goedemorgen.")
