"""What a citizen does and sees on the chat page."""

import json
from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

Visit = Callable[..., Page]
GREETING = ["Wat kan ik vragen?", "Afspraak maken", "Een medewerker spreken"]


def field(page: Page) -> Locator:
    return page.get_by_label("Uw bericht")


def say(page: Page, text: str) -> None:
    field(page).fill(text)
    field(page).press("Enter")


def heard(page: Page) -> list[str]:
    """The words of every message on the page."""
    return page.locator("#log .text").all_inner_texts()


def wait_for(page: Page, text: str) -> None:
    expect(page.locator("#log .text").last).to_have_text(text)


def titles(page: Page) -> list[str]:
    """Every choice that can be seen."""
    return page.locator("#choices button:visible").all_inner_texts()


def focused(page: Page) -> str:
    """What has the focus: its id, or else its words."""
    return str(
        page.evaluate(
            """() => {
              let one = document.activeElement;
              while (one.shadowRoot?.activeElement) one = one.shadowRoot.activeElement;
              return one.id || one.innerText;
            }"""
        )
    )


def id_of(page: Page) -> str:
    """The conversation that the page has kept."""
    kept = page.evaluate("Object.values(sessionStorage)[0]")
    return str(json.loads(kept)["id"])
