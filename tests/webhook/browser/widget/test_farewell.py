"""The end of a chat: saved, ended, rated, erased."""

from playwright.sync_api import Page, expect

from intake import conversations
from intake.database import session_scope
from tests.intake.test_erasure import open_case
from tests.webhook.browser.chat_page import field, id_of, say, wait_for
from tests.webhook.browser.widget.conftest import opened
from tests.webhook.conftest import NOW, Talk
from webhook.services import Services


def choose(page: Page, item: str) -> None:
    page.get_by_text("Meer", exact=True).click()
    page.get_by_role("button", name=item).click()


def test_the_conversation_is_saved_as_text(chat: Page) -> None:
    say(chat, "wat kost een paspoort?")
    wait_for(chat, "Goed.")
    with chat.expect_download() as saved:
        choose(chat, "Bewaar dit gesprek")
    text = saved.value.path().read_text(encoding="utf-8")
    assert "wat kost een paspoort?" in text and "Ik ben een computer, geen mens." in text


def test_at_the_end_one_question_may_be_answered(chat: Page, services: Services) -> None:
    before = helped(services)
    choose(chat, "Beëindig het gesprek")
    expect(chat.get_by_text("Hebben wij u geholpen?")).to_be_visible()
    chat.get_by_role("button", name="Ja", exact=True).click()
    expect(chat.get_by_text("Dank u wel voor uw antwoord.")).to_be_visible()
    assert chat.evaluate("sessionStorage.length") == 0
    chat.get_by_role("button", name="Begin een nieuw gesprek").click()
    expect(chat.locator("#choices button")).to_have_count(3)
    assert helped(services) == before + 1


def helped(services: Services) -> float:
    labels = ("chat", "nl", "gemeente-leek", "yes")
    return float(services.meters.satisfaction.labels(*labels)._value.get())


def test_who_changes_their_mind_goes_on(chat: Page) -> None:
    choose(chat, "Wis mijn gesprek")
    chat.get_by_role("button", name="Nee, ga verder").click()
    expect(field(chat)).to_be_focused()
    say(chat, "hoi")
    wait_for(chat, "Goed.")


def test_what_stays_when_a_conversation_is_erased_is_said(chat: Page, services: Services) -> None:
    with session_scope(services.engine) as session:
        open_case(session, conversations.get(session, id_of(chat)), NOW)
    choose(chat, "Wis mijn gesprek")
    chat.get_by_role("button", name="Ja, wis het gesprek").click()
    expect(chat.get_by_text("Uw zaak blijft bij de medewerker.")).to_be_visible()


def test_an_erased_conversation_is_gone_and_in_other_tabs_over(
    chat: Page, visit: object, services: Services
) -> None:
    other = opened(visit())  # type: ignore[operator]
    id_ = id_of(chat)
    choose(chat, "Wis mijn gesprek")
    chat.get_by_role("button", name="Ja, wis het gesprek").click()
    expect(chat.get_by_text("Uw gesprek is gewist.")).to_be_visible()
    assert chat.locator("#log .text").count() == 0
    expect(other.get_by_text("Dit gesprek is afgelopen.")).to_be_visible()
    assert Talk(services, id_).turns() == []
