"""The page of a chat: what was said, who answers, and who looks on."""

import re
from datetime import timedelta

from tests.clocks import SetClock
from tests.webhook.conftest import NOW
from tests.webhook.desk.chats.conftest import ChatPage
from tests.webhook.desk.handled_cases import acts
from tests.webhook.live_chats import LiveChat
from webhook.services import Services


def test_the_page_tells_why_the_bot_stopped_and_what_was_said(
    fatimas: ChatPage, live: LiveChat
) -> None:
    live.chat.send(text="ik wil een mens")
    shown = fatimas.text()
    for told in ("Wil weten wanneer het grofvuil komt.", "Wilde een medewerker", "ik wil een mens"):
        assert told in shown
    assert "De assistent antwoordt." in shown
    assert 'name="line"' not in shown


def test_looking_is_noted_once_and_shows_no_contact_data(
    fatimas: ChatPage, live: LiveChat, services: Services
) -> None:
    fatimas.text()
    fatimas.text()
    fatimas.live("bot")
    assert acts(services, live.reference) == ["opened", "viewed"]


def test_the_part_that_keeps_itself_fresh_says_that_somebody_else_answers_now(
    fatimas: ChatPage, lenas: ChatPage
) -> None:
    assert "Toon de nieuwe stand" not in lenas.live("bot")
    fatimas.take()
    fresh = lenas.live("bot")
    assert "Fatima El Idrissi antwoordt." in fresh
    assert "Toon de nieuwe stand" in fresh


def test_a_colleague_who_looks_at_it_too_is_named(
    fatimas: ChatPage, lenas: ChatPage, clock: SetClock
) -> None:
    lenas.text()
    assert "Bekijkt dit ook: Lena Visser" in fatimas.text()
    assert "Lena Visser" in fatimas.browser.get(f"/desk/cases/{fatimas.reference}").text
    clock.set(NOW + timedelta(seconds=20))
    lenas.browser.get("/desk")
    assert "Lena Visser" not in fatimas.live("bot")


def test_the_list_tells_of_who_waits_and_what_is_new(
    fatimas: ChatPage, lenas: ChatPage, live: LiveChat
) -> None:
    fatimas.take()
    live.chat.send(text="hallo?")
    assert "1 nieuw in de chat" in lenas.browser.get("/desk").text
    lenas.live("other")
    assert "1 nieuw in de chat" in lenas.browser.get("/desk").text
    fatimas.live("mine")
    listed = lenas.browser.get("/desk").text
    assert "nieuw in de chat" not in listed
    assert re.search(r"De inwoner wacht op antwoord: <time [^>]*>zojuist</time>\.", listed)
