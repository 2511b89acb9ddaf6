"""A citizen chats on the page: by keyboard, through failures, across a reload."""

import json
import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from tests.webhook.browser.conftest import Complaints
from tests.webhook.conftest import Talk
from tests.webhook.fake_rasa import FakeRasa, offers, says
from webhook.exchange import Exchange
from webhook.reply import Command, Reply

Visit = Callable[..., Page]
GREETING = ["Wat kan ik vragen?", "Afspraak maken", "Een medewerker spreken"]


@pytest.fixture
def page(visit: Visit) -> Page:
    """A Dutch chat, just opened."""
    return visit()


@pytest.fixture
def held(rasa: FakeRasa) -> Iterator[threading.Event]:
    """Rasa thinks until this is set."""
    event = threading.Event()
    rasa.meanwhile = lambda: event.wait(20)
    yield event
    event.set()


def field(page: Page) -> Locator:
    return page.get_by_label("Uw bericht")


def say(page: Page, text: str) -> None:
    field(page).fill(text)
    field(page).press("Enter")


def heard(page: Page) -> list[str]:
    """The words of every message on the page."""
    return page.locator("#log .text").all_inner_texts()


def wait_for(page: Page, text: str) -> None:
    expect(page.locator("#log .text").last).to_have_text(text)


def titles(page: Page) -> list[str]:
    """Every choice that can be seen."""
    return page.locator("#choices button:visible").all_inner_texts()


def focused(page: Page) -> str:
    """What has the focus: its id, or else its words."""
    return str(page.evaluate("document.activeElement.id || document.activeElement.innerText"))


def id_of(page: Page) -> str:
    """The conversation that the page has kept."""
    kept = page.evaluate("Object.values(sessionStorage)[0]")
    return str(json.loads(kept)["id"])


def test_the_page_greets_and_offers_choices(page: Page) -> None:
    first, second = heard(page)
    assert "Ik ben een computer, geen mens." in first
    assert second == "Waarmee kan ik u helpen?"
    assert titles(page) == GREETING


def test_a_citizen_chats_by_keyboard_only(page: Page, rasa: FakeRasa) -> None:
    rasa.answers += [offers("Klopt dat?", affirm="Ja", deny="Nee"), says("Dank u.")]
    walked = []
    for _ in range(8):
        page.keyboard.press("Tab")
        walked.append(focused(page))
    assert walked == ["Direct naar uw bericht", "Deutsch", "talk", *GREETING, "text", "Verstuur"]
    page.keyboard.press("Shift+Tab")
    page.keyboard.type("ik wil een afspraak")
    page.keyboard.press("Enter")
    wait_for(page, "Klopt dat?")
    assert focused(page) == "text"
    page.keyboard.press("Shift+Tab")
    assert focused(page) == "Nee"
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Space")
    wait_for(page, "Dank u.")
    assert focused(page) == "text"
    assert rasa.heard == ["ik wil een afspraak", Command("affirm")]


def test_the_skip_link_leads_to_the_field(page: Page) -> None:
    page.keyboard.press("Tab")
    expect(page.get_by_text("Direct naar uw bericht")).to_be_in_viewport()
    page.keyboard.press("Enter")
    assert focused(page) == "text"


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
    assert focused(page) == "text"


def test_nothing_is_sent_when_nothing_was_typed(page: Page, rasa: FakeRasa) -> None:
    field(page).fill("  ")
    field(page).press("Enter")
    say(page, "hoi")
    wait_for(page, "Goed.")
    assert rasa.heard == ["hoi"]


def test_choices_come_after_the_log_and_before_the_field(page: Page) -> None:
    order = page.evaluate(
        """[...document.querySelectorAll('#log, #choices button, #text')]
           .map((each) => each.id || each.tagName)"""
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
    page.evaluate(
        """() => {
          window.changes = { added: 0, removed: 0, else: 0 };
          new MutationObserver((records) => records.forEach((record) => {
            window.changes.added += record.addedNodes.length;
            window.changes.removed += record.removedNodes.length;
            if (record.type !== "childList" || record.target.id !== "log") window.changes.else++;
          })).observe(document.getElementById("log"),
                      { childList: true, subtree: true, attributes: true, characterData: true });
        }"""
    )
    rasa.answers += [says("Een.", "Twee."), says("Drie.")]
    say(page, "hoi")
    wait_for(page, "Twee.")
    say(page, "en dan?")
    wait_for(page, "Drie.")
    assert page.evaluate("window.changes") == {"added": 5, "removed": 0, "else": 0}
    assert page.locator("#log").get_attribute("role") == "log"


def test_waiting_is_told_outside_the_log(page: Page, held: threading.Event) -> None:
    say(page, "hoi")
    status = page.get_by_role("status")
    expect(status).to_have_text("De assistent zoekt het op")
    assert page.locator("#log").get_by_role("status").count() == 0
    held.set()
    wait_for(page, "Goed.")
    expect(status).to_be_empty()


def test_what_is_typed_while_waiting_is_not_lost(page: Page, held: threading.Event) -> None:
    say(page, "hoi")
    field(page).fill("en nog iets")
    held.set()
    wait_for(page, "Goed.")
    assert field(page).input_value() == "en nog iets"


class Failing:
    """A network that fails when it carries messages, as often as it is told to."""

    def __init__(self, page: Page, times: int, arrives: bool = False) -> None:
        self.times, self.arrives = times, arrives
        self.sent: list[dict[str, Any]] = []
        page.route("**/messages", self._carry)

    def _carry(self, route: Route) -> None:
        self.sent.append(route.request.post_data_json)
        self.times -= 1
        if self.times < 0:
            route.continue_()
            return
        if self.arrives:
            route.fetch()
        route.abort()


@pytest.mark.parametrize("arrives", [False, True], ids=["lost on the way", "answer lost"])
def test_a_failing_send_keeps_the_words_and_is_tried_again_under_its_id(
    arrives: bool, page: Page, rasa: FakeRasa
) -> None:
    network = Failing(page, times=2, arrives=arrives)
    say(page, "wat kost een paspoort?")
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("Uw bericht kwam niet aan. Het staat er nog.")
    assert field(page).input_value() == "wat kost een paspoort?"
    assert focused(page) == "text"
    for _ in range(2):
        alert.get_by_role("button", name="Probeer het opnieuw").click()
    wait_for(page, "Goed.")
    assert field(page).input_value() == ""
    assert focused(page) == "text"
    expect(alert).to_be_empty()
    assert len(network.sent) == 3
    assert len({json.dumps(body) for body in network.sent}) == 1
    assert rasa.heard == ["wat kost een paspoort?"]
    assert heard(page)[2:] == ["wat kost een paspoort?", "Goed."]


def test_a_choice_that_fails_is_still_on_offer(page: Page, rasa: FakeRasa) -> None:
    Failing(page, times=1)
    page.get_by_role("button", name="Afspraak maken").click()
    expect(page.get_by_role("alert")).to_contain_text("Probeer het opnieuw")
    assert titles(page) == GREETING
    page.get_by_role("button", name="Probeer het opnieuw").click()
    wait_for(page, "Goed.")
    assert rasa.heard == [Command("book_appointment")]


def test_a_server_that_is_down_at_the_start_can_be_tried_again(visit: Visit, page: Page) -> None:
    page.evaluate("sessionStorage.clear()")
    page.route("**/api/chat", lambda route: route.abort())
    page.reload()
    expect(page.get_by_role("alert")).to_contain_text("De chat start nu niet.")
    page.unroute("**/api/chat")
    page.get_by_role("button", name="Probeer het opnieuw").click()
    expect(page.locator("#choices button")).to_have_count(3)
    expect(page.get_by_role("alert")).to_be_empty()


def test_a_reload_goes_on_with_the_conversation(page: Page, rasa: FakeRasa) -> None:
    rasa.answers.append(offers("Klopt dat?", affirm="Ja"))
    say(page, "hoi")
    wait_for(page, "Klopt dat?")
    before, id_ = heard(page), id_of(page)
    page.reload()
    wait_for(page, "Klopt dat?")
    assert heard(page) == before
    assert titles(page) == ["Ja"]
    page.get_by_role("button", name="Ja").click()
    wait_for(page, "Goed.")
    assert id_of(page) == id_
    assert {each.conversation for each in rasa.sent} == {id_}


def test_a_conversation_that_was_forgotten_begins_anew_on_reload(
    page: Page, exchange: Exchange
) -> None:
    id_ = id_of(page)
    Talk(exchange, id_).set(token_hash="gone")
    page.reload()
    expect(page.locator("#choices button")).to_have_count(3)
    assert id_of(page) != id_


def test_words_for_a_conversation_that_is_over_go_into_a_new_one(
    page: Page, exchange: Exchange, rasa: FakeRasa
) -> None:
    Talk(exchange, id_of(page)).set(token_hash="gone")
    say(page, "wat kost een paspoort?")
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("Dit gesprek is afgelopen.")
    alert.get_by_role("button", name="Begin een nieuw gesprek").click()
    wait_for(page, "Goed.")
    assert heard(page)[0].startswith("Goedendag.")
    assert rasa.heard == ["wat kost een paspoort?"]
    assert field(page).input_value() == ""


def test_a_choice_that_is_gone_is_explained(page: Page, exchange: Exchange, rasa: FakeRasa) -> None:
    Talk(exchange, id_of(page)).set(commands={})
    page.get_by_role("button", name="Afspraak maken").click()
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("Dat kunt u niet meer kiezen.")
    assert alert.get_by_role("button").count() == 0
    assert rasa.sent == []


def test_nobody_is_heard_twice_and_everyone_is_named(page: Page, exchange: Exchange) -> None:
    say(page, "hoi")
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
    assert languages == [None, None, None, "de"]
    assert page.get_by_role("button", name="Ja, bitte").get_attribute("lang") == "de"
    assert page.locator("#log .who").last.get_attribute("lang") is None


def test_a_german_page_speaks_german(visit: Visit) -> None:
    page = visit("de")
    assert page.locator("html").get_attribute("lang") == "de"
    page.get_by_label("Ihre Nachricht").fill("Hallo")
    page.get_by_role("button", name="Senden").click()
    wait_for(page, "Goed.")
    assert "Sie" in page.locator("#log .who").nth(2).inner_text()
    page.get_by_role("link", name="Nederlands").click()
    expect(field(page)).to_be_visible()


def test_what_was_taken_out_is_named_in_the_language_of_the_page(page: Page) -> None:
    say(page, "bel 0612345678, bsn 111222333")
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


def test_the_chat_works_where_the_browser_sees_no_secure_context(
    visit: Visit, gateway: str, rasa: FakeRasa
) -> None:
    page = visit(base=gateway.replace("127.0.0.1", "gemeente.example"))
    assert page.evaluate("window.isSecureContext") is False
    say(page, "hoi")
    wait_for(page, "Goed.")
    assert rasa.heard == ["hoi"]


def test_the_chat_works_without_storage(context: Any, gateway: str, rasa: FakeRasa) -> None:
    context.add_init_script(
        "Object.defineProperty(window, 'sessionStorage', { get() { throw new Error('no'); } })"
    )
    page = context.new_page()
    page.goto(f"{gateway}/chat?municipality=gemeente-leek")
    say(page, "hoi")
    wait_for(page, "Goed.")


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
    assert focused(page) == "text"


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
    assert focused(page) == "talk"


def test_on_a_telephone_a_choice_does_not_open_the_keyboard(browser: Browser, gateway: str) -> None:
    context = browser.new_context(has_touch=True, is_mobile=True, locale="nl-NL")
    page = context.new_page()
    page.goto(f"{gateway}/chat?municipality=gemeente-leek")
    page.get_by_role("button", name="Afspraak maken").tap()
    wait_for(page, "Goed.")
    assert focused(page) == "talk"
    context.close()
