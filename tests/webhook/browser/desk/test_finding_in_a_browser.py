"""A clerk at the telephone finds who is calling, makes a case and books, in a real browser."""

import re
import time
from dataclasses import replace

import pytest
from playwright.sync_api import Page, expect

from intake import cases, conversations, corrections, references
from intake.answer_bank.misses import note_miss
from intake.cases import CaseDraft
from intake.database import session_scope
from tests.our_words import DATA
from tests.webhook.browser.axe import complaints
from tests.webhook.browser.desk.conftest import Clerk
from tests.webhook.browser.desk.test_clerks_work_in_a_browser import refresh
from tests.webhook.browser.desk.test_the_desk_is_accessible import DESK, NARROW, small, too_wide
from tests.webhook.conftest import NOW
from tests.webhook.desk.examples import MATTERS, Examples, add
from webhook.services import Services

THOUSAND = 1_000
QUICK = 5.0
"""Seconds for a page of a thousand cases on two busy cores; on a quiet machine a tenth of it."""


def many(services: Services, number: int) -> list[str]:
    """Open so many cases of the Wmo; return their references."""
    made = []
    with session_scope(services.engine) as session:
        for _ in range(number):
            conversation = conversations.open_conversation(
                session, municipality="gemeente-leek", channel="chat", language="nl",
                locale="nl-NL", now=NOW,
            )  # fmt: skip
            draft = CaseDraft(
                conversation_id=conversation.id,
                reference=references.reference_for(session, conversation.id),
                municipality="gemeente-leek", department="wmo", topic="support", service=None,
                intent=None, language="nl", channel="chat", summary="Wil hulp in huis.",
                reason="person_wanted",
            )  # fmt: skip
            made.append(cases.open_case(session, draft, NOW).reference)
    return made


def test_each_of_a_thousand_open_cases_is_reached(
    clerk: Clerk, services: Services, examples: Examples
) -> None:
    made, seen = many(services, THOUSAND), set[str]()
    page = clerk("lena")
    page.goto("/desk?department=wmo")
    began = time.monotonic()
    pages = 1
    while True:
        seen |= set(re.findall(r'id="case-(\d{8})"', page.content()))
        after = page.get_by_role("link", name="Volgende bladzijde")
        if not after.count():
            break
        after.click()
        page.wait_for_load_state()
        pages += 1
    assert set(made) <= seen
    assert pages == 21
    assert (time.monotonic() - began) / pages < QUICK


def test_a_caller_is_found_by_telephone_and_by_name_with_the_keyboard_alone(
    clerk: Clerk, examples: Examples
) -> None:
    page, reference = clerk("fatima"), examples.references["stairlift"]
    for typed in ("06 12345678", "dykstra"):
        page.goto("/desk")
        page.locator("#sought").focus()
        page.keyboard.type(typed)
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", name="Gevonden")).to_be_visible()
        expect(page.locator(".case")).to_have_count(1)
        expect(page.locator(f"#case-{reference}")).to_contain_text("Henk Dijkstra")
    page.locator(f"#case-{reference} a").focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(f"/desk/cases/{reference}$"))


def test_a_view_is_narrowed_kept_and_comes_back(clerk: Clerk, examples: Examples) -> None:
    page = clerk("lena")
    page.locator(".narrow summary").click()
    page.locator("#by-channel").select_option("voice")
    page.get_by_role("button", name="Toon").click()
    expect(page.locator(".case")).to_have_count(2)
    page.locator("#view-name").fill("Bellers")
    page.get_by_role("button", name="Bewaar weergave").click()
    page.goto("/desk")
    page.get_by_role("link", name="Bellers").click()
    expect(page.locator(".case")).to_have_count(2)
    expect(page.locator("#shown")).to_have_text("Bellers")
    with page.expect_response(lambda one: "/desk/live/cases" in one.url):
        refresh(page)
    expect(page.locator(".case")).to_have_count(2)


@pytest.mark.parametrize("scripts", [True, False])
def test_from_a_call_to_a_booked_appointment(
    scripts: bool, clerk: Clerk, examples: Examples
) -> None:
    page = clerk("lena", java_script_enabled=scripts)
    page.get_by_role("link", name="Nieuwe zaak").click()
    page.locator("#summary").fill("Belt over een nieuw paspoort.")
    page.locator("#matter").select_option("service:passport")
    page.locator("#contact-phone").fill("0611111111")
    page.get_by_role("button", name="Maak en pak op").click()
    expect(page.locator(".done")).to_contain_text("Het nummer voor de inwoner")
    page.get_by_role("link", name="Maak een afspraak").click()
    page.locator("#day").fill("2014-02-07")
    page.get_by_role("button", name="Toon vrije tijden").click()
    page.locator(".times button").first.click()
    page.get_by_role("button", name="Ja, maak de afspraak").click()
    expect(page.locator(".done")).to_contain_text("De inwoner krijgt een sms.")
    page.locator("#note-words").fill("Afspraak gemaakt.")
    page.locator("#outcome").select_option("appointment_made")
    page.locator("#close").click()
    expect(page.locator(".history")).to_contain_text("Afspraak gemaakt.")


def test_a_cancelled_appointment_is_put_back_from_what_was_found(
    clerk: Clerk, examples: Examples
) -> None:
    page, reference = clerk("fatima"), examples.references["stairlift"]
    page.goto(f"/desk/cases/{reference}")
    page.locator("section", has=page.locator("#appointment")).get_by_role("link").first.click()
    page.get_by_text("Deze afspraak afzeggen").click()
    page.get_by_role("button", name="Ja, zeg af").click()
    page.goto("/desk/find?sought=Dijkstra")
    page.get_by_role("button", name="Zet terug").click()
    expect(page.locator(".done")).to_contain_text("staat er weer")


def of_finding(page: Page, examples: Examples, services: Services):  # type: ignore[no-untyped-def]
    again = add(services, replace(MATTERS["stairlift"], booked=None), NOW)
    page.goto("/desk?channel=voice&hasty=1")
    yield "a list that is narrowed"
    page.goto("/desk/find?sought=Dijkstra")
    yield "what was found"
    page.goto("/desk/find?sought=niemand")
    yield "nothing found"
    page.goto(f"/desk/cases/{again}")
    for details in page.locator("details").all():
        details.evaluate("(each) => { each.open = true }")
    yield "a case with earlier contact"
    page.goto("/desk/cases/new?sought=0612345678")
    yield "a new case"
    page.goto(f"/desk/cases/{examples.references['passport']}/book?day=2014-02-07")
    page.locator(".times button").first.click()
    page.locator("form.sure").wait_for()
    yield "a booking that is asked"
    page.goto(
        "/desk/openings?place=town_hall&day=2014-02-06&how=closed&reason_nl=Storing&reason_de=Ausfall"
    )
    page.locator(".preview button").wait_for()
    yield "a preview of other hours"
    page.locator(".preview button").click()
    page.locator(".exceptions").wait_for()
    yield "hours that were changed"
    page.goto("/desk/figures")
    for details in page.locator("details").all():
        details.evaluate("(each) => { each.open = true }")
    yield "figures"
    with session_scope(services.engine) as session:
        corrections.correct(session, examples.references["income"], "nobody", "kcc", NOW)
        leek = services.profiles.get("gemeente-leek")
        note_miss(session, leek, "nl", "mag mijn hond mee", NOW, data_dir=DATA)
    page.goto("/desk/corrections")
    page.locator("main form").wait_for()
    yield "a correction to judge"
    page.goto("/desk/unanswered")
    page.locator("main table").wait_for()
    yield "questions without an answer"


@pytest.mark.parametrize("language", ["nl", "de"])
def test_nothing_is_wrong_with_any_of_these_pages(
    language: str, clerk: Clerk, services: Services, examples: Examples
) -> None:
    page, wrong = clerk("lena", language, viewport=DESK), {}
    for state in of_finding(page, examples, services):
        page.set_viewport_size(DESK)  # type: ignore[arg-type]
        found = complaints(page)
        page.set_viewport_size(NARROW)  # type: ignore[arg-type]
        found += (complaints(page) if language == "nl" else []) + too_wide(page) + small(page)
        if found:
            wrong[state] = found
    assert wrong == {}
