"""A whole booking by keyboard, in another language half-way, and its card."""

import threading
from collections.abc import Callable
from dataclasses import replace

import pytest
from playwright.sync_api import Page, expect

from tests.webhook.browser.chat_page import field, focused, say, wait_for
from tests.webhook.fake_rasa import FakeRasa, offers, says
from webhook.wire import Choice, Command, Message, Reply

NINE, TEN = "2014-02-10T09:00:00+01:00", "2014-02-10T10:30:00+01:00"
TUESDAY = "2014-02-11T09:00:00+01:00"
BOOKED = {
    "reference": "1234 5678",
    "starts_at": TUESDAY,
    "minutes": "30",
    "service": "Paspoort",
    "place": "Het gemeentehuis",
    "address": "Tolberterstraat 66 in Leek",
    "bring": "Uw oude paspoort.",
}


def times() -> Reply:
    """Three times on two days, and another day."""
    choices = [
        Choice(f"Tijd {number}", Command("inform", {"starts_at": moment}))
        for number, moment in enumerate((NINE, TEN, TUESDAY), start=1)
    ]
    message = Message("Wanneer komt u?", (*choices, Choice("Andere dag", Command("deny"))))
    return Reply((message,), ({"type": "expect", "kind": "date"},))


@pytest.fixture
def booked() -> Reply:
    return says("Uw afspraak is gemaakt. Uw nummer is 1234 5678.", "Tot dan.", booked=BOOKED)


def walk_to(page: Page, name: str) -> None:
    """Tab back from the field until this has the focus."""
    for _ in range(12):
        page.keyboard.press("Shift+Tab")
        if focused(page) == name:
            return
    raise AssertionError(f"{name} is not reached: {focused(page)}")


def test_an_appointment_is_made_by_keyboard_alone(
    visit: Callable[..., Page], rasa: FakeRasa, booked: Reply
) -> None:
    chat = visit()
    chat.keyboard.press("Tab")
    chat.keyboard.press("Enter")
    chat.locator("#choices button").first.wait_for()
    rasa.answers += [times(), offers("Klopt dat?", affirm="Ja", deny="Nee"), booked]
    walk_to(chat, "Afspraak maken")
    chat.keyboard.press("Enter")
    wait_for(chat, "Wanneer komt u?")
    walk_to(chat, "10:30")
    chat.keyboard.press("Enter")
    wait_for(chat, "Klopt dat?")
    walk_to(chat, "Ja")
    chat.keyboard.press("Space")
    wait_for(chat, "Tot dan.")
    expect(field(chat)).to_be_focused()
    assert rasa.heard[1] == Command("inform", {"starts_at": TEN})
    walk_to(chat, "Zet in uw agenda")


def test_what_can_be_chosen_is_heard_with_the_message(chat: Page, rasa: FakeRasa) -> None:
    rasa.answers.append(offers("Klopt dat?", affirm="Ja", deny="Nee"))
    say(chat, "een afspraak")
    wait_for(chat, "Klopt dat?")
    message = chat.get_by_role("log").locator(".message").last
    told = message.get_by_role("list", name="Kies een antwoord").get_by_role("listitem")
    assert told.all_inner_texts() == ["Ja", "Nee"]


def test_numbers_sites_and_addresses_are_links(chat: Page, rasa: FakeRasa) -> None:
    rasa.answers.append(says("Bel 0594 551 515, kijk op leek.nl of kom naar Tolberterstraat 66."))
    say(chat, "waar is het?")
    text = chat.locator("#log .text").last
    expect(text).to_contain_text("Bel 0594 551 515")
    links = {one.inner_text(): one.get_attribute("href") for one in text.get_by_role("link").all()}
    assert links["0594 551 515"] == "tel:+31594551515"
    assert links["leek.nl"] == "https://leek.nl"


def test_times_stand_under_their_days(chat: Page, rasa: FakeRasa) -> None:
    rasa.answers.append(times())
    say(chat, "een afspraak")
    wait_for(chat, "Wanneer komt u?")
    monday, tuesday = chat.locator("#choices .day").all()
    expect(monday).to_have_attribute("role", "group")
    assert monday.locator("p").inner_text().lower() == "maandag 10 februari"
    assert monday.locator("button").all_inner_texts() == ["9:00", "10:30"]
    assert tuesday.locator("button").all_inner_texts() == ["9:00"]
    assert chat.locator("#choices > button").all_inner_texts() == ["Andere dag"]


def test_a_booking_is_a_card_with_everything_on_it(
    chat: Page, rasa: FakeRasa, booked: Reply
) -> None:
    rasa.answers.append(booked)
    say(chat, "ja")
    wait_for(chat, "Tot dan.")
    card = chat.get_by_role("region", name="Uw afspraak")
    expect(card).to_contain_text("dinsdag 11 februari")
    expect(card).to_contain_text("Uw oude paspoort.")
    large = "(one) => parseFloat(getComputedStyle(one).fontSize)"
    assert card.locator(".card_number").evaluate(large) >= 24
    assert "openstreetmap.org" in (card.get_by_role("link").get_attribute("href") or "")
    with chat.expect_download() as saved:
        card.get_by_role("button", name="Zet in uw agenda").click()
    assert saved.value.suggested_filename == "1234 5678.ics"
    assert "DTSTART:20140211T080000Z" in saved.value.path().read_text(encoding="utf-8")


def test_another_language_keeps_the_conversation_and_what_is_on_offer(
    chat: Page, rasa: FakeRasa
) -> None:
    german = offers("Wann kommen Sie?", affirm="Ja", deny="Nein")
    switch = {"type": "language", "switch_to": "de"}
    rasa.answers += [times(), replace(german, directives=(*german.directives, switch))]
    say(chat, "een afspraak")
    wait_for(chat, "Wanneer komt u?")
    chat.get_by_role("button", name="Deutsch").click()
    wait_for(chat, "Wann kommen Sie?")
    assert rasa.heard[1] == Command("switch_language", {"language": "de"})
    assert len({each.conversation for each in rasa.sent}) == 1
    expect(chat.get_by_label("Ihre Nachricht")).to_be_visible()
    expect(chat.locator("#choices button")).to_have_text(["Ja", "Nein"])
    expect(chat.get_by_text("Wanneer komt u?")).to_have_attribute("lang", "nl")
    expect(chat.get_by_role("button", name="Nederlands")).to_be_focused()


def test_what_is_on_offer_stays_where_another_language_does_not_arrive(
    chat: Page, rasa: FakeRasa
) -> None:
    rasa.answers.append(times())
    say(chat, "een afspraak")
    wait_for(chat, "Wanneer komt u?")
    chat.route("**/messages", lambda route: route.abort())
    chat.get_by_role("button", name="Deutsch").click()
    expect(chat.locator("#trouble")).to_contain_text("Ihre Nachricht kam nicht an.")
    expect(chat.locator("#choices button")).to_have_text(["9:00", "10:30", "9:00", "Andere dag"])


def test_a_language_pressed_while_another_is_asked_for_changes_nothing(
    chat: Page, rasa: FakeRasa, held: threading.Event
) -> None:
    chat.get_by_role("button", name="Deutsch").click()
    chat.get_by_role("button", name="Nederlands").click()
    expect(chat.get_by_label("Ihre Nachricht")).to_be_visible()
    expect(chat.locator("#choices")).to_be_hidden()
    held.set()
    wait_for(chat, "Goed.")
    expect(chat.get_by_label("Ihre Nachricht")).to_be_visible()
    assert rasa.heard == [Command("switch_language", {"language": "de"})]


def test_after_a_reload_in_another_language_the_field_has_the_focus(chat: Page) -> None:
    chat.get_by_role("button", name="Deutsch").click()
    wait_for(chat, "Goed.")
    chat.reload()
    chat.locator("#launch").click()
    expect(chat.get_by_label("Ihre Nachricht")).to_be_focused()
