"""A page hears once of each change, from wherever it was, and only as long as it may."""

from datetime import timedelta

from sqlalchemy import select

from intake import takeover
from intake.database import read_scope, session_scope
from tests.clocks import SetClock
from tests.webhook.conftest import NOW
from tests.webhook.desk.chats.conftest import ChatPage, fatimas, lenas, live
from tests.webhook.desk.conftest import Browser
from tests.webhook.desk.examples import Examples
from tests.webhook.desk.noticing.conftest import Page
from tests.webhook.live_chats import LiveChat
from webhook.services import Services

__all__ = ["fatimas", "lenas", "live"]
"""Fixtures of a chat that two clerks have before them."""


def test_a_list_hears_once_that_it_has_changed(
    fatima: Browser, lena: Browser, examples: Examples
) -> None:
    page = Page(fatima, "list")
    assert "changed" in page.hears()
    assert page.hears() == {}
    lena.act(examples.references["stairlift"], "claim")
    assert page.hears() == {"changed": ""}
    assert page.hears() == {}


def test_who_was_away_hears_of_what_happened_meanwhile_and_of_nothing_twice(
    fatima: Browser, lena: Browser, examples: Examples
) -> None:
    page = Page(fatima, "list")
    page.hears()
    mark = page.stream.seen
    assert "changed" not in Page(fatima, "list", seen=mark).hears()
    lena.act(examples.references["stairlift"], "claim")
    again = Page(fatima, "list", seen=mark)
    assert "changed" in again.hears()
    assert "changed" not in Page(fatima, "list", seen=again.stream.seen).hears()


def test_a_page_begins_with_the_mark_of_what_it_shows(fatima: Browser, live: LiveChat) -> None:
    for path in ("/desk", f"/desk/cases/{live.reference}", f"/desk/chats/{live.reference}"):
        shown = fatima.get(path).text
        address = shown.partition('data-news="')[2].partition('"')[0].replace("&amp;", "&")
        told = fatima.get(address + "&once=1").text
        assert "event: calls" in told
        assert "event: changed" not in told, path


def test_what_waits_for_a_clerk_is_told_at_first_and_when_it_changes(
    fatima: Browser, examples: Examples
) -> None:
    page, danger = Page(fatima), examples.references["danger"]
    assert [key for key, _ in page.calls()] == [danger]
    assert page.hears() == {}
    fatima.act(danger, "claim")
    assert page.calls() == []


def test_a_clerk_hears_that_the_citizen_of_a_chat_writes_and_no_word_of_it(
    fatimas: ChatPage, live: LiveChat, clock: SetClock
) -> None:
    fatimas.take()
    page = Page(fatimas.browser, "chat", live.reference)
    page.hears()
    assert live.chat.writes().status_code == 204
    assert page.hears() == {"writes": "yes"}
    assert page.hears() == {}
    clock.set(NOW + timedelta(seconds=5))
    live.chat.writes()
    assert page.hears() == {"writes": "yes"}
    live.chat.send(text="hallo?")
    told = page.hears()
    assert told["writes"] == "no"
    assert "changed" in told


def test_a_stream_ends_with_the_sign_in_and_keeps_nobody_in(
    fatima: Browser, clock: SetClock
) -> None:
    page = Page(fatima, "list")
    page.hears()
    clock.set(NOW + timedelta(minutes=26))
    assert page.hears() == {"session": ""}
    clock.set(NOW + timedelta(minutes=31))
    assert page.hears() == {"out": ""}
    assert page.stream.is_over()


def test_whoever_listens_is_at_the_desk(
    fatima: Browser, services: Services, clock: SetClock, examples: Examples
) -> None:
    page = Page(fatima, "list")
    with session_scope(services.engine) as session:
        for one in session.scalars(select(takeover.Presence)):
            session.delete(one)
    clock.set(NOW + timedelta(minutes=5))
    page.hears()
    with read_scope(services.engine) as session:
        assert [one.seen_at for one in session.scalars(select(takeover.Presence))] == [
            NOW + timedelta(minutes=5)
        ]


def test_a_case_that_went_to_others_is_told_as_a_change(
    fatima: Browser, examples: Examples
) -> None:
    reference = examples.references["stairlift"]
    page = Page(fatima, "case", reference)
    page.hears()
    fatima.act(reference, "move", department="burgerzaken")
    assert page.hears() == {"changed": ""}
    assert page.stream.seen == "gone"
