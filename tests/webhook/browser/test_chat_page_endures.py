"""Nothing a citizen wrote is lost: not by waiting, a failing network, a reload or an old page."""

import json
import threading
from typing import Any

from playwright.sync_api import APIResponse, BrowserContext, Page, Route, expect

from tests.webhook.browser.chat_page import (
    GREETING,
    Visit,
    field,
    heard,
    id_of,
    say,
    titles,
    wait_for,
)
from tests.webhook.conftest import Talk
from tests.webhook.fake_rasa import FakeRasa, offers, says
from webhook.services import Services
from webhook.wire import Command


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


def test_what_is_pressed_before_the_whole_answer_came_is_sent_after_it(
    page: Page, rasa: FakeRasa
) -> None:
    rasa.answers += [offers("Klopt dat?", affirm="Ja", deny="Nee"), says("Dank u.")]
    late: list[tuple[Route, APIResponse]] = []
    page.route("**/messages", lambda route: late.append((route, route.fetch())), times=1)
    say(page, "ik wil een afspraak")
    wait_for(page, "Klopt dat?")  # heard by the stream
    page.get_by_role("button", name="Ja", exact=True).click()
    assert rasa.heard == ["ik wil een afspraak"]
    for route, answer in late:
        route.fulfill(response=answer)
    wait_for(page, "Dank u.")
    assert rasa.heard[1:] == [Command("affirm")]


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


def test_a_failing_send_keeps_the_words_and_is_tried_again_under_its_id(
    page: Page, rasa: FakeRasa
) -> None:
    network = Failing(page, times=2)
    say(page, "wat kost een paspoort?")
    alert = page.locator("#trouble")
    expect(alert).to_contain_text("Uw bericht kwam niet aan. Het staat er nog.")
    assert field(page).input_value() == "wat kost een paspoort?"
    expect(field(page)).to_be_focused()
    alert.get_by_role("button", name="Probeer het opnieuw").click()
    expect(field(page)).to_have_value("wat kost een paspoort?")
    field(page).press("Enter")  # the same words once more are the same message
    wait_for(page, "Goed.")
    assert field(page).input_value() == ""
    expect(alert).to_be_empty()
    assert len(network.sent) == 3
    assert len({json.dumps(body) for body in network.sent}) == 1
    assert rasa.heard == ["wat kost een paspoort?"]
    assert heard(page)[2:] == ["wat kost een paspoort?", "Goed."]


def test_a_message_whose_answer_was_lost_is_found_to_have_arrived(
    page: Page, rasa: FakeRasa
) -> None:
    network = Failing(page, times=1, arrives=True)
    say(page, "wat kost een paspoort?")
    wait_for(page, "Goed.")
    expect(page.locator("#trouble")).to_be_empty()
    expect(field(page)).to_have_value("")
    assert len(network.sent) == 1
    assert heard(page)[2:] == ["wat kost een paspoort?", "Goed."]


def test_a_choice_that_fails_is_still_on_offer(page: Page, rasa: FakeRasa) -> None:
    Failing(page, times=1)
    page.get_by_role("button", name="Afspraak maken").click()
    expect(page.locator("#trouble")).to_contain_text("Probeer het opnieuw")
    assert titles(page) == GREETING
    page.get_by_role("button", name="Probeer het opnieuw").click()
    wait_for(page, "Goed.")
    assert rasa.heard == [Command("book_appointment")]


def test_a_server_that_is_down_at_the_start_can_be_tried_again(visit: Visit, page: Page) -> None:
    page.evaluate("sessionStorage.clear()")
    page.route("**/api/chat", lambda route: route.abort())
    page.reload()
    expect(page.locator("#trouble")).to_contain_text("De chat start nu niet.")
    page.unroute("**/api/chat")
    page.get_by_role("button", name="Probeer het opnieuw").click()
    expect(page.locator("#choices button")).to_have_count(3)
    expect(page.locator("#trouble")).to_be_empty()


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
    page: Page, services: Services
) -> None:
    id_ = id_of(page)
    Talk(services, id_).set(token_hash="gone")
    page.reload()
    expect(page.locator("#choices button")).to_have_count(3)
    assert id_of(page) != id_


def test_words_for_a_conversation_that_is_over_go_into_a_new_one(
    page: Page, services: Services, rasa: FakeRasa
) -> None:
    Talk(services, id_of(page)).set(token_hash="gone")
    say(page, "wat kost een paspoort?")
    alert = page.locator("#trouble")
    expect(alert).to_contain_text("Dit gesprek is afgelopen.")
    alert.get_by_role("button", name="Begin een nieuw gesprek").click()
    wait_for(page, "Goed.")
    assert heard(page)[0].startswith("Goedendag.")
    assert rasa.heard == ["wat kost een paspoort?"]
    assert field(page).input_value() == ""


def test_a_choice_that_is_gone_is_explained(page: Page, services: Services, rasa: FakeRasa) -> None:
    Talk(services, id_of(page)).set(commands={})
    page.get_by_role("button", name="Afspraak maken").click()
    alert = page.locator("#trouble")
    expect(alert).to_contain_text("Dat kunt u niet meer kiezen.")
    assert alert.get_by_role("button").count() == 0
    assert rasa.sent == []


def test_the_chat_works_where_the_browser_sees_no_secure_context(
    visit: Visit, gateway: str, rasa: FakeRasa
) -> None:
    page = visit(base=gateway.replace("127.0.0.1", "gemeente.example"))
    assert page.evaluate("window.isSecureContext") is False
    say(page, "hoi")
    wait_for(page, "Goed.")
    assert rasa.heard == ["hoi"]


def test_the_chat_works_without_storage(
    context: BrowserContext, gateway: str, rasa: FakeRasa
) -> None:
    context.add_init_script(
        "Object.defineProperty(window, 'sessionStorage', { get() { throw new Error('no'); } })"
    )
    page = context.new_page()
    page.goto(f"{gateway}/chat?municipality=gemeente-leek")
    say(page, "hoi")
    wait_for(page, "Goed.")


def test_who_types_before_the_greeting_is_heard(
    context: BrowserContext, gateway: str, rasa: FakeRasa
) -> None:
    page = context.new_page()
    waiting: list[Route] = []
    page.route("**/api/chat", lambda route: waiting.append(route))
    with page.expect_request("**/api/chat"):
        page.goto(f"{gateway}/chat?municipality=gemeente-leek")
    say(page, "hoi")
    waiting[0].continue_()
    wait_for(page, "Goed.")
    assert rasa.heard == ["hoi"]
