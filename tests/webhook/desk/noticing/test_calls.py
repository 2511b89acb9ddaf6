"""A clerk is called by danger, by a chat that waits, and by an answer in a case of their own."""

from intake import cases, takeover
from intake.database import session_scope
from tests.webhook.conftest import NOW
from tests.webhook.desk.chats.conftest import ChatPage, fatimas, live
from tests.webhook.desk.conftest import Browser
from tests.webhook.desk.examples import Examples
from tests.webhook.desk.noticing.conftest import Page
from tests.webhook.live_chats import LiveChat
from webhook.services import Services

__all__ = ["fatimas", "live"]
"""Fixtures of a chat that a clerk has before them."""


def test_danger_and_haste_call_in_words_danger_first(lena: Browser, examples: Examples) -> None:
    told = Page(lena).calls()
    assert [key for key, _ in told] == [
        examples.references["danger"],
        examples.references["eviction"],
    ]
    number = examples.references["danger"]
    assert told[0][1] == f"Nieuw. Gevaar: zelfdoding. Zaak {number[:4]} {number[4:]}."


def test_a_chat_that_waits_calls_until_it_is_taken(
    fatimas: ChatPage, live: LiveChat, services: Services
) -> None:
    with session_scope(services.engine) as session:
        takeover.wait(session, cases.get(session, live.reference), NOW)
    told = dict(Page(fatimas.browser).calls())
    (key,) = (one for one in told if one.startswith(f"chat-{live.reference}"))
    assert told[key].startswith("Iemand wacht in de chat.")
    fatimas.take("queue")
    assert key not in dict(Page(fatimas.browser).calls())


def test_a_call_that_was_just_taken_calls_until_its_case_is_opened(
    fatima: Browser, examples: Examples, services: Services
) -> None:
    reference = examples.references["stairlift"]
    with session_scope(services.engine) as session:
        cases.accepted(session, reference, 4, NOW)

    def taken() -> list[str]:
        return [key for key, _ in Page(fatima).calls() if key.startswith(f"line-{reference}-")]

    assert len(taken()) == 1
    assert fatima.act(reference, "claim").status_code == 303
    assert taken() == []


def test_an_answer_calls_its_own_clerk_only_and_again_with_each_line(
    fatimas: ChatPage, lena: Browser, live: LiveChat
) -> None:
    fatimas.take()

    def keys(browser: Browser) -> set[str]:
        return {key for key, _ in Page(browser).calls() if key.startswith("own-")}

    assert keys(fatimas.browser) == set()
    live.chat.send(text="hallo?")
    first = keys(fatimas.browser)
    live.chat.send(text="bent u er nog?")
    assert len(first) == 1
    assert keys(fatimas.browser).isdisjoint(first)
    assert keys(lena) == set()
