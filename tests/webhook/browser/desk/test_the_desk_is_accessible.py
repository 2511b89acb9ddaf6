"""Every page and state of the desk holds WCAG 2.2 AA where a machine can tell."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page

from intake import cases
from intake.appointments import Booking
from intake.database import session_scope
from tests.webhook.browser.axe import complaints
from tests.webhook.browser.conftest import Complaints
from tests.webhook.browser.desk.conftest import Clerk
from tests.webhook.browser.test_pages_are_accessible import NARROW, too_wide
from tests.webhook.conftest import NOW
from tests.webhook.desk.examples import Examples
from webhook.services import Services

DESK = {"width": 1280, "height": 800}
LARGE = 24
"""Pixels: the least that WCAG 2.2 asks of a target (2.5.8)."""


def of_the_list(page: Page, examples: Examples) -> Iterator[str]:
    page.goto("/desk")
    yield "the list"
    page.goto("/desk?view=mine")
    yield "an empty list"
    page.goto("/desk?view=closed")
    yield "what is finished"
    page.goto("/desk/find?sought=12")
    yield "a number that is none"
    page.goto("/desk/nothing")
    yield "no page"


def of_a_case(page: Page, examples: Examples) -> Iterator[str]:
    for key in (
        "danger",
        "eviction",
        "income",
        "help_at_home",
        "wheelchair",
        "complaint",
        "passport",
    ):
        page.goto(f"/desk/cases/{examples.references[key]}")
        for details in page.locator("details").all():
            details.evaluate("(each) => { each.open = true }")
        yield f"the case {key}"
    page.goto(f"/desk/cases/{examples.references['stairlift']}")
    page.locator("#claim").click()
    page.locator("form.close").wait_for()
    yield "a case of one's own"
    page.locator("#close").click()
    page.get_by_role("alert").wait_for()
    yield "a refused form"
    page.goto(f"/desk/cases/{examples.references['danger']}")
    page.locator("#claim").click()
    page.locator("form.close").wait_for()
    page.locator("#tried").click()
    page.get_by_text("1 keer geprobeerd").or_(page.get_by_text("1-mal versucht")).wait_for()
    yield "a case that was tried"
    page.locator("#note-words").fill("Film")
    page.locator("#no_danger").click()
    page.locator("#danger_again").wait_for()
    yield "a false alarm"


def of_the_book(page: Page, examples: Examples) -> Iterator[str]:
    page.goto("/desk/appointments")
    yield "a day"
    page.goto("/desk/appointments?day=2014-02-08")
    yield "a closed day"
    page.goto(address(examples.bookings[3]))
    page.locator("details").evaluate("(each) => { each.open = true }")
    yield "an appointment"
    page.goto(address(examples.bookings[3]) + "?day=2014-02-07")
    page.locator(".times button").first.click()
    page.locator("form.sure").wait_for()
    yield "a move that is asked"
    page.goto(address(examples.bookings[3]) + "?day=2014-02-08")
    yield "an appointment on a day without free times"


def address(booking: Booking) -> str:
    return f"/desk/appointments/{booking.id}"


STATES = [of_the_list, of_a_case, of_the_book]


@pytest.mark.parametrize("states", STATES)
@pytest.mark.parametrize("language", ["nl", "de"])
def test_nothing_is_wrong_with_any_page(
    states: Callable[[Page, Examples], Iterator[str]],
    language: str,
    clerk: Clerk,
    examples: Examples,
) -> None:
    page = clerk("lena", language, viewport=DESK)
    heard, wrong = Complaints(page), {}
    for state in states(page, examples):
        page.set_viewport_size(DESK)  # type: ignore[arg-type]
        found = complaints(page)
        page.set_viewport_size(NARROW)  # type: ignore[arg-type]
        found += (complaints(page) if language == "nl" else []) + too_wide(page) + small(page)
        if found:
            wrong[state] = found
    assert wrong == {}
    # A page that is not there, and a form that is refused, are answers with such a status.
    assert [one for one in heard.heard if "status of 4" not in one] == []


@pytest.mark.parametrize("language", ["nl", "de"])
def test_nothing_is_wrong_with_an_answer_that_nobody_has_read(
    language: str, clerk: Clerk, services: Services, examples: Examples
) -> None:
    page, reference = clerk("lena", language, viewport=NARROW), examples.references["danger"]
    for number, path in enumerate(("", f"/cases/{reference}")):
        with session_scope(services.engine) as session:
            cases.answered(session, reference, "Ja.", f"SM{number}", NOW)
        page.goto(f"/desk{path}")
        assert complaints(page) + too_wide(page) + small(page) == []


@pytest.mark.parametrize("language", ["nl", "de"])
def test_nothing_is_wrong_with_signing_in(language: str, page_of_desk: Page) -> None:
    page, heard = page_of_desk, Complaints(page_of_desk)
    page.set_viewport_size(NARROW)  # type: ignore[arg-type]
    page.goto(f"/desk/sign-in?language={language}&next=/desk/cases/1")
    assert complaints(page) + too_wide(page) + small(page) == []
    for _ in range(9):
        page.locator("#email").fill("fatima@leek.example")
        page.locator("#password").fill("wrong")
        page.locator("#password").press("Enter")
        page.get_by_role("alert").wait_for()
    assert complaints(page) + too_wide(page) + small(page) == []
    assert [one for one in heard.heard if "status of 4" not in one] == []


def small(page: Page) -> list[str]:
    """Targets lower or narrower than WCAG 2.2 allows; a link within a sentence is none."""
    found: list[str] = page.evaluate(
        """(large) => [...document.querySelectorAll('button, input:not([type=hidden]), select,'
           + ' textarea, summary, nav a, .back a, .bookings a')]
           .filter((each) => each.checkVisibility())
           .map((each) => [each.outerHTML.slice(0, 60), each.getBoundingClientRect()])
           .filter(([, box]) => box.width < large || box.height < large)
           .map(([html]) => html)""",
        LARGE,
    )
    return found


def test_the_focus_is_always_seen(clerk: Clerk) -> None:
    page, unseen = clerk("lena"), []
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("parseFloat(getComputedStyle(document.activeElement).outlineWidth)") < 2:
            unseen.append(page.evaluate("document.activeElement.outerHTML"))
    assert unseen == []


def test_the_text_may_be_twice_as_large(clerk: Clerk, examples: Examples) -> None:
    page = clerk("lena", viewport={"width": 640, "height": 900})
    for path in ("", f"/cases/{examples.references['stairlift']}", "/appointments"):
        page.goto(f"/desk{path}")
        page.evaluate("document.documentElement.style.fontSize = '212.5%'")
        assert page.evaluate("document.documentElement.scrollWidth") <= 640
