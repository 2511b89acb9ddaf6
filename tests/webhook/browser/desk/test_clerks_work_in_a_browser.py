"""A citizen's case reaches a clerk who takes it and finishes it, while others look on."""

import re
from collections.abc import Callable
from datetime import timedelta

from playwright.sync_api import Page, expect

from intake import cases
from intake.database import session_scope
from tests.clocks import SetClock
from tests.webhook.browser.axe import complaints
from tests.webhook.browser.chat_page import say, wait_for
from tests.webhook.browser.conftest import Complaints
from tests.webhook.browser.desk.conftest import Clerk
from tests.webhook.conftest import NOW
from tests.webhook.desk.examples import Examples
from tests.webhook.fake_rasa import FakeRasa
from webhook.services import Services


def refresh(page: Page, part: str = "main [hx-get]") -> None:
    """Let a part of the page ask now for what it asks for when the stream says that it changed.

    The page has to be whole before: its scripts come after its words.
    """
    page.wait_for_load_state()
    page.evaluate("(part) => htmx.trigger(part, 'news')", part)


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.id || document.activeElement.innerText"))


def reach(page: Page, id_: str) -> None:
    """Go by Tab alone until the focus is there."""
    for _ in range(80):
        if focused(page) == id_:
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{id_} is not reached by keyboard")


def test_a_citizens_case_is_taken_and_finished(
    clerk: Clerk, visit: Callable[..., Page], rasa: FakeRasa
) -> None:
    desk = clerk("fatima")
    heard, before = Complaints(desk), desk.locator(".case").count()
    citizen = visit()
    rasa.goes_down()
    say(citizen, "er ligt grofvuil op de stoep")
    expect(citizen.locator("#log .text").last).to_contain_text("Uw vraag is wel bewaard")
    refresh(desk)
    expect(desk.locator(".case")).to_have_count(before + 1)
    new = desk.locator(".case").last
    expect(new).to_contain_text("Wacht")
    new.get_by_role("button").click()
    expect(desk.get_by_role("status").first).to_have_text("Deze zaak is nu van u.")
    expect(desk.locator(".transcript")).to_contain_text("er ligt grofvuil op de stoep")
    desk.get_by_label("Notitie").fill("Gemeld bij de afvaldienst.")
    desk.get_by_role("button", name="Bewaar notitie").click()
    expect(desk.locator(".history")).to_contain_text("Gemeld bij de afvaldienst.")
    desk.get_by_label("Hoe is het afgelopen?").select_option(label="Vraag beantwoord")
    desk.get_by_role("button", name="Rond af").click()
    expect(desk.locator(".act")).to_contain_text("Deze zaak is afgehandeld: Vraag beantwoord.")
    desk.get_by_role("link", name="Alle zaken").click()
    expect(desk.locator(".case")).to_have_count(before)
    assert heard.heard == []
    wait_for(citizen, citizen.locator("#log .text").last.inner_text())


def test_of_two_clerks_one_wins_and_the_other_is_told(clerk: Clerk, examples: Examples) -> None:
    button = f"#claim-{examples.references['stairlift']}"
    fatima, joost = clerk("fatima"), clerk("joost")
    joost.route("**/live/**", lambda route: route.fulfill(status=204))
    fatima.locator(button).click()
    expect(fatima.get_by_role("status").first).to_have_text("Deze zaak is nu van u.")
    joost.locator(button).click()
    expect(joost.get_by_role("alert")).to_have_text(
        "Fatima El Idrissi was u net voor en werkt nu aan deze zaak."
    )
    expect(joost.locator("form.claim")).to_have_count(0)


def test_a_clerk_of_another_department_does_not_see_it(clerk: Clerk, examples: Examples) -> None:
    page = clerk("anneke")
    expect(page.locator(".case")).to_have_count(2)
    for key in ("stairlift", "passport", "danger"):
        expect(page.locator(f"#case-{examples.references[key]}")).to_have_count(0)
    answer = page.goto(f"/desk/cases/{examples.references['stairlift']}")
    assert answer is not None
    assert answer.status == 404
    expect(page.get_by_role("heading")).to_have_text("Deze pagina is er niet")


def test_the_list_changes_under_the_hand_and_the_focus_stays(
    clerk: Clerk, examples: Examples
) -> None:
    lena, fatima = clerk("lena"), clerk("fatima")
    heard, reference = Complaints(lena), examples.references["stairlift"]
    lena.locator("#sought").fill("12")
    other = f"claim-{examples.references['income']}"
    lena.locator(f"#{other}").focus()
    fatima.locator(f"#claim-{reference}").click()
    fatima.locator("form.close").wait_for()
    refresh(lena)
    expect(lena.locator(f"#case-{reference} .state")).to_contain_text("Fatima El Idrissi")
    expect(lena.locator("#count")).to_have_text("8 open, 6 nog niet opgepakt, 2 met spoed")
    expect(lena.locator(f"#{other}")).to_be_focused()
    assert lena.locator("#sought").input_value() == "12"
    assert heard.heard == []


def test_whoever_reads_a_case_learns_that_it_changed(clerk: Clerk, examples: Examples) -> None:
    address = f"/desk/cases/{examples.references['stairlift']}"
    lena, fatima = clerk("lena"), clerk("fatima")
    lena.goto(address)
    fatima.goto(address)
    fatima.locator("#claim").click()
    fatima.locator("form.close").wait_for()
    refresh(lena)
    expect(lena.locator("#changed")).to_contain_text("Deze zaak is intussen veranderd.")
    lena.get_by_role("link", name="Toon de nieuwe stand").click()
    expect(lena.locator(".act")).to_contain_text("Fatima El Idrissi werkt aan deze zaak.")


def test_a_list_whose_clerk_is_out_leads_to_signing_in(clerk: Clerk) -> None:
    page = clerk("fatima")
    page.context.clear_cookies()
    refresh(page)
    expect(page).to_have_url(re.compile(r"/desk/sign-in$"))


def test_whoever_writes_for_long_is_warned_and_loses_nothing(
    clerk: Clerk, examples: Examples, clock: SetClock
) -> None:
    page = clerk("fatima")
    page.goto(f"/desk/cases/{examples.references['stairlift']}")
    page.get_by_label("Notitie").fill("Een lang verhaal")
    clock.set(NOW + timedelta(minutes=26))
    refresh(page, "#staying")
    expect(page.locator("#staying")).to_contain_text("Over 4 minuten wordt u uitgelogd")
    assert complaints(page) == []
    page.get_by_role("button", name="Blijf ingelogd").click()
    expect(page.locator("#staying")).to_be_empty()
    clock.set(NOW + timedelta(minutes=50))
    page.get_by_role("button", name="Bewaar notitie").click()
    expect(page.locator(".history")).to_contain_text("Een lang verhaal")


def test_a_case_is_worked_by_keyboard_alone(clerk: Clerk, examples: Examples) -> None:
    page, reference = clerk("fatima"), examples.references["stairlift"]
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Direct naar de inhoud")).to_be_focused()
    page.keyboard.press("Enter")
    reach(page, f"claim-{reference}")
    page.keyboard.press("Enter")
    page.locator("form.close").wait_for()
    reach(page, "outcome")
    page.keyboard.type("Terug")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(page.locator(".act")).to_contain_text("Deze zaak is afgehandeld: Teruggebeld.")


def test_a_text_message_is_written_and_its_answer_seen_without_a_reload(
    clerk: Clerk, services: Services, examples: Examples
) -> None:
    page, reference = clerk("fatima"), examples.references["stairlift"]
    page.goto(f"/desk/cases/{reference}")
    page.get_by_label("Uw bericht").fill("Kunt u morgen om tien uur?")
    page.get_by_role("button", name="Verstuur sms").click()
    expect(page.get_by_role("status").first).to_have_text("De sms gaat naar de inwoner.")
    expect(page.locator(".transcript .staff")).to_contain_text("Kunt u morgen om tien uur?")
    page.wait_for_load_state()
    with session_scope(services.engine) as session:
        cases.answered(session, reference, "Ja, graag.", "SM1", NOW)
    refresh(page)
    expect(page.locator("#changed")).to_contain_text("1 ongelezen antwoord")
    page.get_by_role("link", name="Toon de nieuwe stand").click()
    expect(page.locator(".history .answered")).to_contain_text("Ja, graag.")


def test_an_appointment_is_moved_and_called_off_by_keyboard(
    clerk: Clerk, examples: Examples
) -> None:
    page = clerk("lena")
    page.goto(f"/desk/appointments/{examples.bookings[3].id}?day=2014-02-07")
    reach(page, "09:00")
    page.keyboard.press("Enter")
    expect(page.locator("form.sure")).to_contain_text("Verzetten naar 7 februari, 09:00?")
    reach(page, "Ja, verzet")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").first).to_contain_text("Verzet naar 7 februari, 09:00.")
    reach(page, "Deze afspraak afzeggen")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").first).to_contain_text("De afspraak is afgezegd.")


def test_everything_is_done_without_javascript_too(clerk: Clerk, examples: Examples) -> None:
    page = clerk("fatima", java_script_enabled=False)
    expect(page.get_by_role("link", name="Vernieuwen")).to_be_visible()
    page.locator(f"#claim-{examples.references['stairlift']}").click()
    page.get_by_text("Naar een andere afdeling").click()
    page.get_by_label("Afdeling", exact=True).select_option(label="Burgerzaken")
    page.get_by_role("button", name="Verplaats").click()
    expect(page.get_by_role("status").first).to_contain_text("in de lijst van Burgerzaken.")
