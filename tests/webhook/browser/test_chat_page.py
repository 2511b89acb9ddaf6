"""A citizen chats on the page: by keyboard, by choices, in two languages."""

import threading

from playwright.sync_api import Browser, Page, expect

from tests.webhook.browser.chat_page import (
    GREETING,
    Visit,
    field,
    focused,
    heard,
    say,
    titles,
    wait_for,
)
from tests.webhook.browser.conftest import Complaints
from tests.webhook.fake_rasa import FakeRasa, offers, says
from webhook.wire import Command, Reply


def test_the_page_greets_and_offers_choices(page: Page) -> None:
    first, second = heard(page)
    assert "Ik ben een computer, geen mens." in first
    assert second == "Waarmee kan ik u helpen?"
    assert titles(page) == GREETING


def test_a_citizen_chats_by_keyboard_only(page: Page, rasa: FakeRasa) -> None:
    rasa.answers += [offers("Klopt dat?", affirm="Ja", deny="Nee"), says("Dank u.")]
    walked = []
    for _ in range(9):
        page.keyboard.press("Tab")
        walked.append(focused(page))
    assert walked == [
        "Direct naar uw bericht",
        "Deutsch",
        "Meer",
        "talk",
        *GREETING,
        "text",
        "Verstuur",
    ]
    page.keyboard.press("Shift+Tab")
    page.keyboard.type("ik wil een afspraak")
    page.keyboard.press("Enter")
    wait_for(page, "Klopt dat?")
    expect(field(page)).to_be_focused()
    page.keyboard.press("Shift+Tab")
    expect(page.get_by_role("button", name="Nee")).to_be_focused()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Space")
    wait_for(page, "Dank u.")
    expect(field(page)).to_be_focused()
    assert rasa.heard == ["ik wil een afspraak", Command("affirm")]


def test_the_skip_link_leads_to_the_field(page: Page) -> None:
    page.keyboard.press("Tab")
    expect(page.get_by_text("Direct naar uw bericht")).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(field(page)).to_be_focused()


def test_enter_sends_and_shift_enter_makes_a_line(page: Page, rasa: FakeRasa) -> None:
    field(page).press_sequentially("een")
    field(page).press("Shift+Enter")
    field(page).press_sequentially("twee")
    assert field(page).input_value() == "een\ntwee"
    field(page).press("Enter")
    wait_for(page, "Goed.")
    assert field(page).input_value() == ""
    assert rasa.heard == ["een twee"]


def test_the_send_button_gives_the_focus_back(page: Page, rasa: FakeRasa) -> None:
    field(page).fill("hoi")
    page.get_by_role("button", name="Verstuur").click()
    wait_for(page, "Goed.")
    expect(field(page)).to_be_focused()


def test_nothing_is_sent_when_nothing_was_typed(page: Page, rasa: FakeRasa) -> None:
    field(page).fill("  ")
    field(page).press("Enter")
    say(page, "hoi")
    wait_for(page, "Goed.")
    assert rasa.heard == ["hoi"]


def test_choices_come_after_the_log_and_before_the_field(page: Page) -> None:
    order = page.locator("#log, #choices button, #text").evaluate_all(
        "(all) => all.map((each) => each.id || each.tagName)"
    )
    assert order == ["log", "BUTTON", "BUTTON", "BUTTON", "text"]


def test_the_choices_of_a_whole_answer_are_offered(page: Page, rasa: FakeRasa) -> None:
    first, second = offers("Eerst dit.", affirm="Ja"), says("En nog iets.")
    rasa.answers.append(Reply((*first.messages, *second.messages), first.directives))
    say(page, "hoi")
    wait_for(page, "En nog iets.")
    assert titles(page) == ["Ja"]


def test_choices_go_when_something_else_is_said(page: Page, rasa: FakeRasa) -> None:
    say(page, "hoi")
    wait_for(page, "Goed.")
    assert titles(page) == []
    expect(page.locator("#choices")).to_be_hidden()


def test_only_new_nodes_enter_the_log(page: Page, rasa: FakeRasa) -> None:
    page.locator("#log").evaluate(
        """(log) => {
          window.changes = { added: 0, removed: 0, else: 0 };
          new MutationObserver((records) => records.forEach((record) => {
            window.changes.added += record.addedNodes.length;
            window.changes.removed += record.removedNodes.length;
            if (record.type !== "childList" || record.target.id !== "log") window.changes.else++;
          })).observe(log, { childList: true, subtree: true,
                             attributes: true, characterData: true });
        }"""
    )
    rasa.answers += [says("Een.", "Twee."), says("Drie.")]
    say(page, "hoi")
    wait_for(page, "Twee.")
    say(page, "en dan?")
    wait_for(page, "Drie.")
    assert page.evaluate("window.changes") == {"added": 5, "removed": 0, "else": 0}
    assert page.locator("#log").get_attribute("role") == "log"


def test_every_message_says_who_speaks_and_when(page: Page) -> None:
    say(page, "hoi")
    wait_for(page, "Goed.")
    page.reload()  # until then the own line has the time of the browser
    wait_for(page, "Goed.")
    who = [" ".join(each.split()) for each in page.locator("#log .who").all_text_contents()]
    assert who == [
        "Digitale assistent computer 10:29",
        "Digitale assistent computer 10:29",
        "U 10:29",
        "Digitale assistent computer 10:29",
    ]


def test_a_message_in_another_language_says_so(page: Page, rasa: FakeRasa) -> None:
    switch = offers("Gern, auf Deutsch.", affirm="Ja, bitte")
    rasa.answers.append(
        Reply(switch.messages, (*switch.directives, {"type": "language", "switch_to": "de"}))
    )
    say(page, "deutsch bitte")
    wait_for(page, "Gern, auf Deutsch.")
    languages = [each.get_attribute("lang") for each in page.locator("#log .text").all()]
    # The greeting was Dutch; from the first words on, which chose it, all is German.
    assert languages == [None, None, "de", "de", "de"]
    assert page.get_by_role("button", name="Ja, bitte").get_attribute("lang") == "de"
    assert page.locator("#log .who").last.get_attribute("lang") is None


def test_a_german_page_speaks_german(visit: Visit) -> None:
    page = visit("de")
    assert page.locator("html").get_attribute("lang") == "de"
    page.get_by_label("Ihre Nachricht").fill("Hallo")
    page.get_by_role("button", name="Senden").click()
    wait_for(page, "Goed.")
    assert "Sie" in page.locator("#log .who").nth(2).inner_text()
    page.get_by_role("button", name="Nederlands").click()
    expect(field(page)).to_be_visible()
    assert page.locator("html").get_attribute("lang") == "nl"


def test_what_was_taken_out_is_named_in_the_language_of_the_page(page: Page) -> None:
    say(page, "bel 0612345678, bsn 111222333")
    wait_for(page, "Goed.")
    assert heard(page)[2] == "bel 0612345678, bsn 111222333"
    page.reload()
    wait_for(page, "Goed.")
    assert heard(page)[2] == "bel [telefoonnummer], bsn [burgerservicenummer]"


def test_text_is_never_markup(page: Page, rasa: FakeRasa) -> None:
    rasa.answers.append(offers("<b>vet</b> &amp; <img src=x onerror=alert(1)>", affirm="<i>Ja</i>"))
    say(page, "<script>alert(1)</script>")
    wait_for(page, "<b>vet</b> &amp; <img src=x onerror=alert(1)>")
    assert titles(page) == ["<i>Ja</i>"]
    assert page.locator("#log b, #log img, #log script, #choices i").count() == 0


def test_the_browser_complains_of_nothing(visit: Visit, rasa: FakeRasa) -> None:
    page = visit()
    complaints = Complaints(page)
    page.reload()
    page.locator("#log .message").nth(1).wait_for()
    page.get_by_role("button", name="Afspraak maken").click()
    wait_for(page, "Goed.")
    page.goto(page.url.partition("?")[0])
    expect(page.get_by_role("heading", name="Met wie wilt u chatten?")).to_be_visible()
    assert complaints.heard == []


def test_a_long_conversation_shows_the_newest_message_and_the_field(
    visit: Visit, rasa: FakeRasa
) -> None:
    page = visit(width=390, height=700)
    for number in range(8):
        rasa.answers.append(says(f"Antwoord {number}. " + "Dat zoek ik voor u op. " * 5))
        say(page, f"vraag {number}")
        expect(page.locator("#log .text").last).to_contain_text(f"Antwoord {number}.")
    expect(page.locator("#log .text").last).to_be_in_viewport(ratio=1)
    expect(page.locator("#log .text").first).not_to_be_in_viewport()
    expect(field(page)).to_be_in_viewport(ratio=1)
    expect(field(page)).to_be_focused()


def test_a_long_answer_is_read_from_its_beginning(visit: Visit, rasa: FakeRasa) -> None:
    page = visit(width=390, height=700)
    rasa.answers.append(says("Eerst dit. " + "Dat zoek ik voor u op. " * 40, "Tot slot dit."))
    say(page, "hoi")
    wait_for(page, "Tot slot dit.")
    answer = page.locator("#log .message").nth(3)
    talk = page.locator("#talk").bounding_box()
    box = answer.bounding_box()
    assert talk and box and 0 <= box["y"] - talk["y"] < 40


def test_a_new_message_takes_no_focus_away(page: Page, held: threading.Event) -> None:
    say(page, "hoi")
    page.locator("#talk").focus()
    held.set()
    wait_for(page, "Goed.")
    expect(page.locator("#talk")).to_be_focused()


def test_on_a_telephone_a_choice_does_not_open_the_keyboard(browser: Browser, gateway: str) -> None:
    context = browser.new_context(has_touch=True, is_mobile=True, locale="nl-NL")
    page = context.new_page()
    page.goto(f"{gateway}/chat?municipality=gemeente-leek")
    page.get_by_role("button", name="Afspraak maken").tap()
    wait_for(page, "Goed.")
    expect(page.locator("#talk")).to_be_focused()
    context.close()
