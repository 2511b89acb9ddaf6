"""Signing in with a second factor or at a provider, and being signed out from elsewhere."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta

import pyotp
import pytest
from flask import Flask
from playwright.sync_api import Browser, Page, expect

from intake.settings import Settings
from tests.clocks import SetClock
from tests.webhook.browser.axe import complaints
from tests.webhook.browser.conftest import PATIENCE, Complaints
from tests.webhook.browser.desk.conftest import Clerk
from tests.webhook.browser.desk.test_the_desk_is_accessible import DESK, small
from tests.webhook.browser.test_pages_are_accessible import NARROW, too_wide
from tests.webhook.desk.accounts.provider import Provider, start
from tests.webhook.desk.examples import PASSWORD, Examples, email
from webhook import create_app
from webhook.services import Services

HALF_A_MINUTE = timedelta(seconds=30)


def give_password(page: Page, who: str) -> None:
    page.goto("/desk/sign-in")
    page.locator("#email").fill(email(who))
    page.locator("#password").fill(PASSWORD)
    page.locator("#password").press("Enter")


def set_up(page: Page, clock: SetClock) -> pyotp.TOTP:
    """Read the secret from the page as somebody does whose telephone has no camera."""
    totp = pyotp.TOTP(page.locator("code").inner_text().replace(" ", ""))
    page.locator("#code").fill(totp.at(clock.now()))
    page.get_by_role("button", name="Bevestig").click()
    return totp


@pytest.mark.parametrize("scripts", [True, False], ids=["", "without JavaScript"])
def test_a_second_factor_is_set_up_and_asked_for_from_then_on(
    scripts: bool, browser: Browser, gateway: str, examples: Examples, clock: SetClock
) -> None:
    context = browser.new_context(base_url=gateway, locale="nl-NL", java_script_enabled=scripts)
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    give_password(page, "fatima")
    page.get_by_role("link", name="Fatima El Idrissi").click()
    page.get_by_role("button", name="Stel nu in").click()
    expect(page.get_by_role("img", name="QR-code voor de app")).to_be_visible()
    totp = set_up(page, clock)
    expect(page.locator(".codes li")).to_have_count(10)
    spare = page.locator(".codes code").first.inner_text()
    page.get_by_role("link", name="Verder").click()
    expect(page.get_by_text("Ingesteld. U hebt nog 10 herstelcodes.")).to_be_visible()
    for given in (lambda: totp.at(clock.now()), lambda: spare):
        clock.passes(HALF_A_MINUTE)
        page.get_by_role("button", name="Uitloggen").click()
        give_password(page, "fatima")
        page.get_by_label("Code").fill("000000")
        page.get_by_role("button", name="Inloggen").click()
        expect(page.get_by_role("alert")).to_contain_text("Deze code klopt niet")
        page.get_by_label("Code").fill(given())
        page.get_by_role("button", name="Inloggen").click()
        expect(page.locator("#queue")).to_be_visible()
    context.close()


def test_a_browser_that_was_left_open_is_signed_out_from_another(clerk: Clerk) -> None:
    left, here = clerk("fatima"), clerk("fatima")
    here.get_by_role("link", name="Fatima El Idrissi").click()
    expect(here.locator(".sign-ins li")).to_have_count(2)
    here.get_by_role("button", name="Log uit: Chrome").click()
    expect(here.get_by_role("status")).to_have_text("Daar is nu uitgelogd.")
    expect(here.locator(".sign-ins li")).to_have_count(1)
    expect(left).to_have_url(re.compile("/desk/sign-in$"))


def test_an_administrator_invites_somebody_who_comes_in(
    browser: Browser, gateway: str, examples: Examples, app: Flask
) -> None:
    on_its_address(app, gateway)
    contexts = [browser.new_context(base_url=gateway, locale="nl-NL") for _ in range(2)]
    for context in contexts:
        context.set_default_timeout(PATIENCE)
    wouter, guest = (context.new_page() for context in contexts)
    give_password(wouter, "wouter")
    wouter.get_by_label("E-mailadres").fill("nieuw@leek.example")
    wouter.get_by_label("Naam").fill("Nina Nieuw")
    wouter.get_by_label("Wmo-afdeling").check()
    wouter.get_by_role("button", name="Maak een link").click()
    guest.goto(wouter.locator(".secret code").inner_text())
    guest.get_by_role("button", name="Toon mijn wachtwoord").click()
    password = guest.locator(".secret code").inner_text()
    guest.get_by_role("link", name="Inloggen").click()
    guest.locator("#email").fill("nieuw@leek.example")
    guest.locator("#password").fill(password)
    guest.locator("#password").press("Enter")
    expect(guest.locator(f"#case-{examples.references['stairlift']}")).to_be_visible()
    for context in contexts:
        context.close()


def on_its_address(app: Flask, gateway: str) -> None:
    """Let the gateway know where the world reaches it; its port came after its settings."""
    services: Services = app.extensions["services"]
    settings = replace(services.settings, public_base_url=gateway)
    app.extensions["services"] = replace(services, settings=settings)


@pytest.fixture
def provider(serve: Callable[[Flask], str], clock: SetClock) -> Provider:
    return start(serve, clock)


@pytest.fixture
def with_provider(
    browser: Browser,
    settings: Settings,
    services: Services,
    examples: Examples,
    provider: Provider,
    serve: Callable[[Flask], str],
) -> Iterator[Page]:
    """A browser at a desk whose people sign in at a provider."""
    named = provider.in_settings(settings)
    app = create_app(named, replace(services, settings=named))
    gateway = serve(app)
    on_its_address(app, gateway)
    context = browser.new_context(base_url=gateway, locale="nl-NL", viewport=DESK)  # type: ignore[arg-type]
    context.set_default_timeout(PATIENCE)
    yield context.new_page()
    context.close()


def test_somebody_signs_in_at_the_provider_and_out_again(
    with_provider: Page, provider: Provider, examples: Examples
) -> None:
    page, heard = with_provider, Complaints(with_provider)
    provider.asks = True
    page.goto(f"/desk/cases/{examples.references['stairlift']}")
    page.get_by_role("link", name="Inloggen met uw werkaccount").click()
    expect(page).to_have_title("Provider")
    page.get_by_role("link", name="Sign in").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Zaak")
    expect(page.locator(".me")).to_contain_text("Sanne Mulder")
    page.get_by_role("button", name="Uitloggen").click()
    expect(page.get_by_role("status")).to_have_text("U bent uitgelogd.")
    assert [sorted(asked) for asked in provider.signed_out] == [
        ["id_token_hint", "post_logout_redirect_uri", "state"]
    ]
    page.goto("/desk")
    expect(page.locator("#email")).to_be_visible()
    assert heard.heard == []


@pytest.mark.parametrize("language", ["nl", "de"])
def test_nothing_is_wrong_with_signing_in_at_a_provider(
    language: str, with_provider: Page, provider: Provider
) -> None:
    page = with_provider
    page.goto(f"/desk/sign-in?language={language}")
    assert complaints(page) + small(page) == []
    provider.person["groups"] = []
    page.goto("/desk/openid")
    page.get_by_role("alert").wait_for()
    page.set_viewport_size(NARROW)  # type: ignore[arg-type]
    assert complaints(page) + too_wide(page) + small(page) == []


def of_the_administrator(page: Page) -> Iterator[str]:
    page.goto("/desk/staff")
    yield "everybody"
    page.locator("#email").fill("fatima@leek.example")
    page.locator("#name").fill("F")
    page.locator(".rights button.main").click()
    page.get_by_role("alert").wait_for()
    yield "a refused invitation"
    page.get_by_role("link", name="Fatima El Idrissi").click()
    yield "one account"
    page.locator("form[action$='/invite'] button").click()
    page.locator("#link").wait_for()
    yield "a link"
    address = page.locator(".secret code").inner_text()
    path = address.partition("/desk/")[2]
    page.goto(f"/desk/{path}")
    yield "an invitation"
    page.locator("button.main").click()
    page.locator(".secret").wait_for()
    yield "a password"
    page.goto(f"/desk/{path}")
    yield "a link that was used"
    for kind in ("accounts", "cases", "privacy"):
        page.goto(f"/desk/log?kind={kind}")
        yield f"the log of {kind}"
    page.goto("/desk/appointments")
    yield "a page for others"
    page.goto("/desk/account")
    yield "one's own account"
    page.locator("form[action$='/second-factor'] button").click()
    page.locator(".qr").wait_for()
    yield "setting up"


@pytest.mark.parametrize("language", ["nl", "de"])
def test_nothing_is_wrong_with_any_page_of_accounts(
    language: str, browser: Browser, gateway: str, examples: Examples, clock: SetClock
) -> None:
    context = browser.new_context(base_url=gateway, locale="nl-NL")
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    page.goto(f"/desk/sign-in?language={language}")
    give_password(page, "wouter")
    wrong = {}
    for state in of_the_administrator(page):
        page.set_viewport_size(DESK)  # type: ignore[arg-type]
        found = complaints(page)
        page.set_viewport_size(NARROW)  # type: ignore[arg-type]
        found += complaints(page) + too_wide(page) + small(page)
        if found:
            wrong[state] = found
    totp = pyotp.TOTP(page.locator("code").inner_text().replace(" ", ""))
    page.locator("#code").fill(totp.at(clock.now()))
    page.locator("button.main").click()
    page.locator(".codes").wait_for()
    wrong["recovery codes"] = complaints(page) + too_wide(page) + small(page)
    page.goto("/desk/account")
    wrong["an account with a factor"] = complaints(page) + too_wide(page) + small(page)
    page.locator(".me form button").click()
    give_password(page, "wouter")
    page.locator("#code").wait_for()
    wrong["a code"] = complaints(page) + too_wide(page) + small(page)
    assert {state: found for state, found in wrong.items() if found} == {}
    context.close()
