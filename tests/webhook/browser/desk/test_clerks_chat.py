"""A citizen's chat is answered by a person, each in a browser of their own."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.clocks import SetClock
from tests.webhook.api_chat import Chat
from tests.webhook.browser.axe import complaints
from tests.webhook.browser.chat_page import id_of, say, titles, wait_for
from tests.webhook.browser.conftest import Complaints
from tests.webhook.browser.desk.conftest import Clerk
from tests.webhook.browser.desk.test_clerks_work_in_a_browser import reach, refresh
from tests.webhook.browser.test_pages_are_accessible import NARROW, too_wide
from tests.webhook.conftest import NOW
from tests.webhook.fake_rasa import FakeRasa, offers
from tests.webhook.live_chats import LiveChat, with_case
from webhook.dialogue.takeover.watch import watch
from webhook.services import Services

CHAT_NOW = "Nu met een medewerker chatten"
Handed = tuple[Page, LiveChat]


@pytest.fixture
def handed(visit: Callable[..., Page], services: Services, examples: object) -> Handed:
    """A citizen's page whose conversation is handed over to the KCC."""
    citizen = visit()
    chat = Chat.__new__(Chat)
    chat.id = id_of(citizen)
    return citizen, with_case(services, chat)


def open_chat(clerk: Clerk, who: str, live: LiveChat, **given: object) -> Page:
    """The page of the chat in a browser of this clerk."""
    page = clerk(who, **given)
    page.goto(f"/desk/chats/{live.reference}")
    page.wait_for_load_state()
    return page


def test_a_citizen_waits_is_answered_and_goes_on_with_the_bot(
    handed: Handed, clerk: Clerk, rasa: FakeRasa
) -> None:
    citizen, live = handed
    desk = clerk("fatima")
    heard = Complaints(desk)
    rasa.answers.append(offers("Mag ik uw naam?", expect="name", deny="Liever niet"))
    say(citizen, "ik wil een mens")
    wait_for(citizen, "Mag ik uw naam?")
    citizen.get_by_role("button", name=CHAT_NOW).click()
    expect(citizen.locator("#log .text").last).to_contain_text("u wacht nu op een medewerker")
    assert titles(citizen) == ["Niet meer wachten"]
    refresh(desk)
    expect(desk.locator("#alarm")).to_contain_text("Iemand wacht in de chat.")
    desk.get_by_role("link", name="Wacht in de chat").click()
    expect(desk.locator(".talk")).to_contain_text("ik wil een mens")
    desk.get_by_role("button", name="Neem het gesprek over").click()
    expect(citizen.locator("#log .text").last).to_contain_text("U chat nu met Fatima.")
    asked = len(rasa.sent)
    say(citizen, "wanneer komt het grofvuil?")
    refresh(desk, "#talk")
    expect(desk.locator(".talk .words").last).to_have_text("wanneer komt het grofvuil?")
    desk.get_by_label("Uw bericht").fill("Morgen om acht uur.")
    desk.get_by_role("button", name="Verstuur").click()
    wait_for(citizen, "Morgen om acht uur.")
    expect(citizen.locator("#log .staff .who")).to_contain_text("Fatima")
    assert len(rasa.sent) == asked, "the bot is silent"
    desk.get_by_role("button", name="Geef terug aan de assistent").click()
    expect(citizen.locator("#log .text").last).to_contain_text("U praat weer met de digitale")
    say(citizen, "dank u")
    wait_for(citizen, "Goed.")
    assert heard.heard == []


def test_of_two_clerks_who_take_over_at_once_one_does(handed: Handed, clerk: Clerk) -> None:
    citizen, live = handed
    fatima, lena = open_chat(clerk, "fatima", live), open_chat(clerk, "lena", live)
    lena.route("**/live/**", lambda route: route.fulfill(status=204))
    fatima.get_by_role("button", name="Neem het gesprek over").click()
    lena.get_by_role("button", name="Neem het gesprek over").click()
    expect(fatima.get_by_role("status").first).to_have_text("U antwoordt nu zelf.")
    expect(lena.get_by_role("alert")).to_have_text(
        "Fatima El Idrissi was u net voor en antwoordt nu."
    )
    expect(lena.get_by_role("button", name="Neem het gesprek over")).to_have_count(0)
    expect(citizen.locator("#log").get_by_text("U chat nu met")).to_have_count(1)


def test_a_clerk_who_is_silent_is_told_of_and_the_desk_shows_it(
    handed: Handed, clerk: Clerk, services: Services, clock: SetClock
) -> None:
    citizen, live = handed
    desk = open_chat(clerk, "fatima", live)
    desk.get_by_role("button", name="Neem het gesprek over").click()
    expect(citizen.locator("#log .text").last).to_contain_text("U chat nu met Fatima.")
    say(citizen, "bent u er nog?")
    refresh(desk, "#talk")
    expect(desk.locator(".talk")).to_contain_text("bent u er nog?")
    clock.set(NOW + timedelta(minutes=3))
    refresh(desk, "#talk")
    expect(desk.locator("#talk")).to_contain_text("De inwoner wacht op antwoord: 3 min.")
    watch(services)
    expect(citizen.locator("#log .text").last).to_contain_text("heeft nog niet geantwoord")


@pytest.mark.parametrize("language", ["nl", "de"])
def test_the_page_is_accessible_in_every_state_and_on_a_small_screen(
    language: str, handed: Handed, clerk: Clerk
) -> None:
    citizen, live = handed
    page = clerk("fatima", language)
    page.goto(f"/desk/chats/{live.reference}")
    assert complaints(page) == []
    page.locator("form.take button").click()
    page.locator("#line").wait_for()
    say(citizen, "hallo?")
    refresh(page, "#talk")
    expect(page.locator(".talk")).to_contain_text("hallo?")
    page.locator("details summary").click()
    assert complaints(page) == []
    page.set_viewport_size(NARROW)
    assert complaints(page) == []
    assert too_wide(page) == []
    page.goto(f"/desk/cases/{live.reference}")
    assert complaints(page) == []
    page.goto("/desk")
    assert complaints(page) == []
    assert too_wide(page) == []


def test_a_chat_is_answered_by_keyboard_alone(handed: Handed, clerk: Clerk) -> None:
    citizen, live = handed
    page = open_chat(clerk, "fatima", live)
    reach(page, "Neem het gesprek over")
    page.keyboard.press("Enter")
    page.locator("#line").wait_for()
    expect(page.locator("#line")).to_be_focused()
    page.keyboard.type("Goedendag.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    wait_for(citizen, "Goedendag.")


def test_a_chat_is_answered_without_javascript_too(handed: Handed, clerk: Clerk) -> None:
    citizen, live = handed
    page = open_chat(clerk, "fatima", live, java_script_enabled=False)
    page.get_by_role("button", name="Neem het gesprek over").click()
    page.get_by_label("Kies een vast antwoord").select_option("moment")
    page.get_by_role("button", name="Zet in het veld").click()
    page.get_by_role("button", name="Verstuur").click()
    wait_for(citizen, "Een ogenblik, ik zoek het voor u op.")
    say(citizen, "dank u")
    page.get_by_role("link", name="Vernieuwen").click()
    expect(page.locator(".talk")).to_contain_text("dank u")
