"""A clerk leaves a page with something typed on it: the page asks, or the text comes back."""

from datetime import timedelta

from playwright.sync_api import Dialog, Page, Route, expect

from tests.clocks import SetClock
from tests.webhook.browser.desk.conftest import Clerk
from tests.webhook.conftest import NOW
from tests.webhook.desk.examples import Examples

NOTE = "Gebeld met de dochter."


def stay(page: Page) -> list[str]:
    """Answer every question of the page with no, and return what kind each was."""
    asked: list[str] = []

    def no(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    page.on("dialog", no)
    return asked


def open_case(page: Page, examples: Examples) -> None:
    page.goto(f"/desk/cases/{examples.references['stairlift']}")
    page.wait_for_load_state()


def test_language_and_signing_out_ask_first(clerk: Clerk, examples: Examples) -> None:
    page = clerk("fatima")
    open_case(page, examples)
    asked = stay(page)
    page.get_by_label("Notitie").press_sequentially(NOTE)
    page.get_by_role("link", name="Deutsch").click(no_wait_after=True)
    page.get_by_role("button", name="Uitloggen").click(no_wait_after=True)
    expect(page.get_by_label("Notitie")).to_have_value(NOTE)
    assert asked == ["beforeunload", "beforeunload"]


def test_its_own_buttons_ask_nothing_and_keep_it(clerk: Clerk, examples: Examples) -> None:
    page = clerk("fatima")
    open_case(page, examples)
    asked = stay(page)
    page.get_by_label("Notitie").press_sequentially(NOTE)
    page.get_by_role("button", name="Pak op").click()
    expect(page.locator(".history .noted")).to_contain_text(NOTE)
    page.get_by_label("Notitie").press_sequentially("Geregeld.")
    page.get_by_label("Hoe is het afgelopen?").select_option(label="Vraag beantwoord")
    page.get_by_role("button", name="Rond af").click()
    expect(page.locator(".history .noted").first).to_contain_text("Geregeld.")
    assert asked == []


def test_what_was_typed_is_in_the_field_after_signing_in_again(
    clerk: Clerk, examples: Examples, clock: SetClock
) -> None:
    for script in (True, False):
        clock.set(NOW)
        page = clerk("fatima", java_script_enabled=script)
        open_case(page, examples)
        page.get_by_label("Notitie").fill(NOTE)
        clock.set(NOW + timedelta(minutes=31))
        page.get_by_role("button", name="Bewaar notitie").click()
        expect(page.get_by_role("status").first).to_contain_text("Uw tekst is er nog.")
        page.get_by_label("E-mailadres").fill("fatima@leek.example")
        page.get_by_label("Wachtwoord").fill("hier-komt-niemand-in")
        page.get_by_label("Wachtwoord").press("Enter")
        if not script:
            page.get_by_role("button", name="Terug naar mijn tekst").click()
        expect(page.get_by_label("Notitie")).to_have_value(NOTE)


def test_a_note_under_way_is_kept_where_the_page_learns_meanwhile_that_the_session_ended(
    clerk: Clerk, examples: Examples, clock: SetClock
) -> None:
    page = clerk("fatima")
    open_case(page, examples)
    page.get_by_label("Notitie").fill(NOTE)
    clock.set(NOW + timedelta(minutes=31))
    under_way: list[Route] = []
    page.route("**/note", lambda route: under_way.append(route))
    page.evaluate(
        "addEventListener('submit', () => setTimeout(() => htmx.trigger('#staying', 'news')))"
    )
    with page.expect_response("**/live/session") as told:
        page.get_by_role("button", name="Bewaar notitie").click(no_wait_after=True)
    assert told.value.status == 401
    under_way[0].continue_()
    expect(page.get_by_role("status").first).to_contain_text("Uw tekst is er nog.")
