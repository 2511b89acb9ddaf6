"""The list of cases as a clerk sees it."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from intake import cases, references
from intake.database import session_scope
from intake.finding import filters
from intake.worker import retention
from tests.webhook.conftest import NOW
from tests.webhook.desk.conftest import Browser
from tests.webhook.desk.examples import MATTERS, Examples
from webhook.services import Services


def order(page: str, examples: Examples) -> list[str]:
    """The keys of the cases on a page, from top to bottom."""
    places = {key: page.find(f"case-{ref}") for key, ref in examples.references.items()}
    return sorted((key for key, place in places.items() if place >= 0), key=places.__getitem__)


def test_the_list_has_danger_first_then_what_is_urgent_then_the_oldest(
    lena: Browser, examples: Examples
) -> None:
    assert order(lena.get("/desk").text, examples) == [
        *("danger", "eviction"),
        *("complaint", "income", "waste", "help_at_home", "stairlift", "passport"),
    ]


def test_a_clerk_sees_the_cases_of_their_departments_only(
    fatima: Browser, examples: Examples
) -> None:
    page = fatima.get("/desk").text
    assert order(page, examples) == ["danger", "waste", "help_at_home", "stairlift"]
    assert MATTERS["eviction"].summary not in page


def test_a_view_shows_one_department_or_ones_own_or_what_is_finished(
    fatima: Browser, examples: Examples
) -> None:
    def seen(query: str) -> list[str]:
        return order(fatima.get(f"/desk?{query}").text, examples)

    assert seen("department=wmo") == ["help_at_home", "stairlift"]
    assert seen("department=isd") == seen("")
    assert seen("view=mine") == []
    assert seen("view=closed") == ["wheelchair"]


def test_ones_own_case_is_shown_however_many_wait_before_it(
    fatima: Browser, examples: Examples, monkeypatch: pytest.MonkeyPatch
) -> None:
    fatima.act(examples.references["stairlift"], "claim")
    monkeypatch.setattr(filters.shown, "__defaults__", (1, 1))
    assert order(fatima.get("/desk").text, examples) == ["danger"]
    assert order(fatima.get("/desk?view=mine").text, examples) == ["stairlift"]


def test_the_list_shows_no_contact_data(lena: Browser) -> None:
    page = lena.get("/desk").text
    for matter in MATTERS.values():
        assert not [value for value in matter.contact.values() if value in page]


def test_what_nobody_closes_is_warned_of_before_it_goes(
    sign_in: Callable[[str], Browser], services: Services, examples: Examples
) -> None:
    assert "gewist" not in sign_in("lena").get("/desk").text
    terms = services.settings.retention
    long = NOW + terms.open_cases - terms.warning + timedelta(days=2)
    retention(services.engine, long, terms)
    page = sign_in("lena").get("/desk").text
    going = page[page.index('id="going-head"') : page.index('class="columns"')]
    assert "8 zaken worden gewist" in going
    assert references.spaced(examples.references["stairlift"]) in going
    german = sign_in("fatima").get("/desk?language=de").text
    assert "4 Vorgänge werden gelöscht" in german


def test_a_call_that_was_just_taken_is_opened_by_whoever_has_it(
    fatima: Browser, examples: Examples, services: Services
) -> None:
    reference = examples.references["stairlift"]
    with session_scope(services.engine) as session:
        cases.accepted(session, reference, 4, NOW)
    page = fatima.get("/desk/live/cases").text
    assert "Nu aan de telefoon" in page
    assert f'id="line-{reference}"' in page
    assert fatima.act(reference, "claim").status_code == 303
    assert "Nu aan de telefoon" not in fatima.get("/desk/live/cases").text
