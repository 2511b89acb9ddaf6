"""Each page has a stream, as far as a browser can hold them open; the others ask again."""

from collections.abc import Callable

from tests.webhook.desk.conftest import Browser
from tests.webhook.desk.noticing.conftest import Page
from webhook.desk.noticing.pages import OF_A_SIGN_IN


def test_a_stream_begins_as_any_and_is_kept_by_nobody(fatima: Browser) -> None:
    answer = Page(fatima).answer
    assert answer.headers["Content-Type"] == "text/event-stream; charset=utf-8"
    assert answer.headers["Cache-Control"] == "no-store"


def test_a_browser_with_many_pages_keeps_connections_for_its_work(
    fatima: Browser, lena: Browser
) -> None:
    pages = [Page(fatima, "list") for _ in range(OF_A_SIGN_IN + 1)]
    assert [one.stream.once for one in pages] == [False] * OF_A_SIGN_IN + [True]
    assert not Page(lena, "list").stream.once
    assert "retry: 15000" in pages[-1].stream.look()
    assert pages[-1].stream.is_over()
    pages[0].stream.close()
    assert not Page(fatima, "list").stream.once


def test_where_no_stream_comes_through_all_is_told_at_once(fatima: Browser) -> None:
    told = fatima.get("/desk/live/news?kind=list&once=1").text
    assert "retry: 15000" in told
    assert "event: calls" in told
    assert "event: changed" in told


def test_an_editor_has_a_stream_that_calls_nobody(sign_in: Callable[[str], Browser]) -> None:
    assert Page(sign_in("ruben")).hears() == {"calls": "[]"}
