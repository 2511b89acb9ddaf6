"""The list is narrowed by its address, and odd addresses ask for nothing."""

import re
from dataclasses import replace

import pytest

from tests.webhook.conftest import NOW
from tests.webhook.desk.conftest import Browser
from tests.webhook.desk.examples import MATTERS, Examples, add
from tests.webhook.desk.test_queue_view import order
from webhook.services import Services


@pytest.mark.parametrize(
    ("query", "keys"),
    [
        ("channel=voice", ["danger", "help_at_home"]),
        ("channel=voice&view=waiting", ["danger"]),
        ("hasty=1", ["danger", "eviction"]),
        ("spoken=de", ["passport"]),
        ("topic=support&words=trap", ["stairlift"]),
        ("service=stairlift", ["stairlift"]),
        ("wants=transfer", ["danger"]),
        ("department=wmo&words=hulp", ["help_at_home"]),
        ("reason=complaint", ["complaint"]),
        ("channel=nothing", []),
    ],
)
def test_the_list_shows_what_its_address_asks_for(
    query: str, keys: list[str], lena: Browser, examples: Examples
) -> None:
    assert order(lena.get(f"/desk?{query}").text, examples) == keys


@pytest.mark.parametrize("query", ["page=x", "page=-1", "page=9", "channel=%1F", "words=%0A"])
def test_an_odd_address_is_the_whole_list(query: str, lena: Browser, examples: Examples) -> None:
    assert len(order(lena.get(f"/desk?{query}").text, examples)) == 8


def test_every_one_of_many_cases_is_reached_by_the_links(
    lena: Browser, services: Services, examples: Examples
) -> None:
    for _ in range(110):
        add(services, replace(MATTERS["waste"], talk=[]), NOW)
    address: str | None = "/desk?words=milieustraat"
    seen: list[str] = []
    while address:
        page = lena.get(address).text
        seen += re.findall(r'id="case-(\d{8})"', page)
        found = re.search(r'rel="next" href="([^"]+)"', page)
        address = found[1].replace("&amp;", "&") if found else None
    assert (len(seen), len(set(seen))) == (111, 111)
    assert "Bladzijde 3 van 3" in page


def test_what_keeps_the_page_fresh_asks_for_the_same(lena: Browser) -> None:
    page = lena.get("/desk?channel=voice&view=waiting").text
    assert "/desk/live/cases?page=1&amp;channel=voice&amp;view=waiting" in page


def test_what_is_late_is_counted_and_listed_alone(
    fatima: Browser, services: Services, examples: Examples
) -> None:
    assert "Te laat" not in fatima.get("/desk").text
    old = add(services, replace(MATTERS["waste"], minutes_ago=60 * 24 * 9, talk=[]), NOW)
    add(services, replace(MATTERS["income"], minutes_ago=60 * 24 * 9, talk=[]), NOW)
    page = fatima.get("/desk?late=1").text
    assert re.findall(r'id="case-(\d{8})"', page) == [old]
    assert "Te laat, moest voor 30 januari" in page
    assert '<span>Te laat</span> <span class="number">1</span>' in page
