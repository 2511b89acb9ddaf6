"""A page of the desk shows what others do without asking for it, and misses nothing."""

from dataclasses import replace

from playwright.sync_api import Page, expect

from tests.webhook.browser.axe import complaints
from tests.webhook.browser.chat_page import say
from tests.webhook.browser.conftest import Complaints
from tests.webhook.browser.desk.conftest import Clerk
from tests.webhook.browser.desk.test_clerks_chat import Handed, handed, open_chat
from tests.webhook.conftest import NOW
from tests.webhook.desk.examples import MATTERS, Examples, add
from webhook.services import Services

__all__ = ["handed"]
"""A citizen's page whose conversation lies at the desk."""


def heard(page: Page) -> None:
    """Wait until the page has heard of what waits for its clerk."""
    page.locator("#calls li").first.wait_for(state="attached")


def test_a_list_shows_what_a_colleague_does(clerk: Clerk, examples: Examples) -> None:
    lena, fatima = clerk("lena"), clerk("fatima")
    complained = Complaints(lena)
    fatima.locator(f"#claim-{examples.references['stairlift']}").click()
    row = lena.locator(f"#case-{examples.references['stairlift']} .state")
    expect(row).to_contain_text("Fatima El Idrissi")
    assert complained.heard == []


def test_every_page_counts_in_its_title_what_waits(
    clerk: Clerk, services: Services, examples: Examples
) -> None:
    page = clerk("lena")
    page.goto("/desk/appointments")
    heard(page)
    before = page.locator("#calls li").count()
    assert page.title().startswith(f"({before}) ")
    add(services, replace(MATTERS["danger"], minutes_ago=0), NOW)
    expect(page.locator("#calls li")).to_have_count(before + 1)
    assert page.title().startswith(f"({before + 1}) ")
    assert "icon-alert" in str(page.locator("#icon").get_attribute("href"))


def test_a_page_whose_stream_was_cut_learns_what_it_missed_once(
    clerk: Clerk, services: Services, examples: Examples
) -> None:
    page = clerk("lena")
    heard(page)
    page.evaluate("stream.close()")
    reference = add(services, replace(MATTERS["danger"], minutes_ago=0), NOW)
    page.evaluate("listen()")
    page.locator(f"#case-{reference}").wait_for()
    expect(page.locator(f"#calls [data-case='{reference}']")).to_have_count(1)
    expect(page.locator(f"#case-{reference}")).to_have_count(1)


def test_a_page_asks_for_what_changed_and_for_nothing_else(
    clerk: Clerk, services: Services, examples: Examples
) -> None:
    pages = {path: clerk("lena") for path in ("/desk", "/desk/appointments")}
    asked: dict[str, list[str]] = {path: [] for path in pages}
    for path, page in pages.items():
        page.goto(path)
        heard(page)
        page.on("request", lambda request, path=path: asked[path].append(request.url))
    reference = add(services, replace(MATTERS["danger"], minutes_ago=0), NOW)
    for page in pages.values():
        page.locator(f"#calls [data-case='{reference}']").wait_for(state="attached")
    pages["/desk"].locator(f"#case-{reference}").wait_for()
    assert ["/desk/live/cases" in one for one in asked["/desk"]] == [True]
    assert asked["/desk/appointments"] == []


def test_each_side_of_a_chat_sees_that_the_other_writes_and_no_letter_of_it(
    handed: Handed, clerk: Clerk
) -> None:
    citizen, live = handed
    desk = open_chat(clerk, "fatima", live)
    desk.get_by_role("button", name="Neem het gesprek over").click()
    expect(citizen.locator("#log .text").last).to_contain_text("U chat nu met Fatima.")
    sent: list[str] = []
    for page in (citizen, desk):
        page.on("request", lambda request: sent.append(request.post_data or ""))
    desk.get_by_label("Uw bericht").press_sequentially("geheim")
    expect(citizen.locator("#state")).to_have_text("De medewerker schrijft")
    citizen.locator("#text").press_sequentially("vertrouwelijk")
    expect(desk.locator("#writes span")).to_be_visible()
    assert complaints(desk) == []
    assert not [body for body in sent if "geheim" in body or "vertrouwelijk" in body]
    citizen.locator("#text").press("Enter")
    expect(desk.locator(".talk")).to_contain_text("vertrouwelijk")
    expect(desk.locator("#writes span")).to_be_hidden()
    desk.get_by_role("button", name="Verstuur").click()
    expect(citizen.locator("#log .text").last).to_have_text("geheim")
    expect(citizen.locator("#state")).to_be_empty()


def test_a_list_shows_that_a_citizen_wrote_to_a_colleague(
    handed: Handed, clerk: Clerk, examples: Examples
) -> None:
    citizen, live = handed
    desk = clerk("fatima")
    open_chat(clerk, "lena", live).get_by_role("button", name="Neem het gesprek over").click()
    expect(citizen.locator("#log .text").last).to_contain_text("U chat nu met Lena.")
    say(citizen, "hallo?")
    expect(desk.locator(f"#case-{live.reference}")).to_contain_text("De inwoner wacht op antwoord")
