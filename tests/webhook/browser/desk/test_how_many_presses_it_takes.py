"""What a clerk does all day takes few presses, counted as they are made: mouse, Enter, a choice."""

import pytest
from playwright.sync_api import Page, expect

from tests.webhook.browser.desk.conftest import Clerk
from tests.webhook.desk.examples import Examples

COUNTED = """
  const count = (event) => {
    if (event.isTrusted && (event.type !== "keydown" || event.key === "Enter")) {
      sessionStorage.presses = Number(sessionStorage.presses ?? 0) + 1;
    }
  };
  document.addEventListener("pointerdown", count, true);
  document.addEventListener("keydown", count, true);
"""
NOTE = "Teruggebeld, de traplift komt dinsdag."


@pytest.fixture
def page(clerk: Clerk) -> Page:
    """Fatima's list, with every press counted from now on."""
    page = clerk("fatima")
    page.add_init_script(COUNTED)
    page.reload()
    page.wait_for_load_state()
    return page


def presses(page: Page) -> int:
    return int(page.evaluate("Number(sessionStorage.presses ?? 0)"))


def test_a_case_is_worked_from_call_to_close_in_four_with_its_note_kept(
    page: Page, examples: Examples
) -> None:
    page.locator(f"#claim-{examples.references['stairlift']}").click()
    note = page.get_by_label("Notitie")
    note.click()
    page.keyboard.type(NOTE)
    chosen = 1  # opening a list of choices and choosing in it is one press with a mouse held down
    page.get_by_label("Hoe is het afgelopen?").select_option(label="Teruggebeld")
    page.get_by_role("button", name="Rond af").click()
    expect(page.locator(".act")).to_contain_text("Deze zaak is afgehandeld: Teruggebeld.")
    expect(page.locator(".history .noted")).to_contain_text(NOTE)
    assert presses(page) + chosen == 4


def test_a_wrong_department_costs_one_press_more_than_a_move(
    page: Page, examples: Examples
) -> None:
    page.goto(f"/desk/cases/{examples.references['stairlift']}")
    page.get_by_text("Naar een andere afdeling").click()
    page.get_by_label("Afdeling", exact=True).select_option(label="Burgerzaken")
    page.get_by_label("De assistent had meteen deze afdeling moeten kiezen").check()
    page.get_by_role("button", name="Verplaats").click()
    expect(page.get_by_role("status").first).to_contain_text("in de lijst van Burgerzaken.")
    assert presses(page) == 3
