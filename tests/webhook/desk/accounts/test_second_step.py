"""The second factor of a sign-in."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pyotp
import pytest
from sqlalchemy import select

from intake import staff
from intake.database import read_scope
from intake.security.log import SecurityEvent
from intake.settings import Settings
from tests.clocks import SetClock
from tests.webhook.conftest import NOW
from tests.webhook.desk.accounts.conftest import Code
from tests.webhook.desk.conftest import Browser
from tests.webhook.desk.examples import Examples
from webhook import create_app
from webhook.desk.throttle import ADDRESS, Attempt, Throttle
from webhook.ops import known_browser
from webhook.services import Services

Browse = Callable[[], Browser]
Telephone = Callable[[str], Code]
WRONG = "Deze code klopt niet"
CODE = "/desk/sign-in/code"


@pytest.fixture
def strict(settings: Settings, services: Services, examples: Examples) -> Browser:
    """A browser at a desk where everybody needs a second factor."""
    needed = replace(settings, second_factor=True)
    return Browser(create_app(needed, replace(services, settings=needed)))


def secret_on(page: str) -> str:
    return page.split("<code>")[1].split("</code>")[0].replace(" ", "")


def test_a_password_alone_opens_nothing(browse: Browse, telephone: Telephone) -> None:
    code, browser = telephone("fatima"), browse()
    asked = browser.sign_in("fatima")
    assert (asked.status_code, "De zes cijfers" in asked.text) == (200, True)
    for path in ("", "/account", "/appointments", "/live/cases"):
        assert browser.get(f"/desk{path}").status_code == 303, path
    answer = browser.form(CODE, code=code())
    assert answer.headers["Location"] == "/desk"
    assert "Fatima El Idrissi" in browser.get("/desk").text


def test_a_wrong_code_and_a_used_one_are_refused(browse: Browse, telephone: Telephone) -> None:
    code, first, second = telephone("fatima"), browse(), browse()
    first.sign_in("fatima")
    good = code()
    refused = first.form(CODE, code="000000")
    assert (refused.status_code, WRONG in refused.text) == (403, True)
    assert first.form(CODE, code=good).status_code == 303
    second.sign_in("fatima")
    assert second.form(CODE, code=good).status_code == 403


def test_whoever_guesses_codes_is_stopped(browse: Browse, telephone: Telephone) -> None:
    code, browser = telephone("fatima"), browse()
    statuses = []
    for _ in range(5):
        browser.sign_in("fatima")
        statuses.append(browser.form(CODE, code="000000").status_code)
    # Eight tries at one name, passwords and codes together, though each password was right.
    assert statuses == [403, 403, 403, 403, 429]
    refused = browser.form(CODE, code=code())
    assert (refused.status_code, int(refused.headers["Retry-After"]) > 0) == (429, True)


def test_a_stranger_who_guesses_does_not_lock_out_who_came_in_with_both_before(
    browse: Browse, telephone: Telephone
) -> None:
    code, own, stranger = telephone("fatima"), browse(), browse()
    own.sign_in("fatima")
    own.form(CODE, code=code())
    own.form("/desk/sign-out")
    while stranger.sign_in("fatima", "guess").status_code == 403:
        pass
    assert own.sign_in("fatima").status_code == 200
    assert own.form(CODE, code=code()).status_code == 303


def test_a_password_alone_makes_no_browser_known(browse: Browse, telephone: Telephone) -> None:
    code, browser = telephone("fatima"), browse()
    browser.sign_in("fatima")
    assert browser.client.get_cookie(known_browser.COOKIE) is None
    browser.form(CODE, code=code())
    assert browser.client.get_cookie(known_browser.COOKIE) is not None


def test_a_town_hall_with_second_factors_fills_no_count(services: Services) -> None:
    throttle = Throttle(services.engine, services.settings.data_key)
    for number in range(ADDRESS.most * 2):
        attempt = Attempt(f"clerk {number}", "192.0.2.1")
        assert throttle.refused(attempt, NOW) is None
        throttle.halfway(attempt, NOW)
        assert throttle.refused(attempt, NOW) is None
        throttle.succeeded(attempt, NOW)


def test_the_security_log_tells_of_the_code(
    browse: Browse, telephone: Telephone, services: Services
) -> None:
    code, browser = telephone("fatima"), browse()
    browser.sign_in("fatima")
    browser.form(CODE, code="000000")
    browser.form(CODE, code=code())
    with read_scope(services.engine) as session:
        rows = session.scalars(select(SecurityEvent).order_by(SecurityEvent.id)).all()
    assert [(row.event, row.detail) for row in rows] == [
        ("sign_in_failed", "second factor"),
        ("signed_in", "second factor"),
    ]


def test_it_must_be_given_within_ten_minutes(
    browse: Browse, telephone: Telephone, clock: SetClock
) -> None:
    code, browser = telephone("fatima"), browse()
    browser.sign_in("fatima")
    clock.passes(timedelta(minutes=10))
    assert browser.form(CODE, code=code()).headers["Location"] == "/desk/sign-in"
    assert browser.get("/desk").status_code == 303


def test_nobody_gives_a_code_who_gave_no_password(browse: Browse, telephone: Telephone) -> None:
    code, browser = telephone("fatima"), browse()
    assert browser.form(CODE, code=code()).headers["Location"] == "/desk/sign-in"
    assert browser.get(CODE).status_code == 303
    assert browser.form("/desk/sign-in/set-up", code=code()).status_code == 303


def test_the_token_changes_with_the_second_factor(browse: Browse, telephone: Telephone) -> None:
    code, browser, copy = telephone("fatima"), browse(), browse()
    browser.sign_in("fatima")
    half = browser.client.get_cookie("desk")
    assert half is not None
    browser.form(CODE, code=code())
    copy.client.set_cookie("desk", half.value)
    assert copy.get("/desk").status_code == 303


def test_where_everybody_needs_one_it_is_set_up_before_anything(
    strict: Browser, clock: SetClock
) -> None:
    page = strict.sign_in("fatima").text
    assert "<svg" in page and "QR-code voor de app" in page
    assert strict.get("/desk").status_code == 303
    totp = pyotp.TOTP(secret_on(page))
    wrong = strict.form("/desk/sign-in/set-up", code="000000")
    assert (wrong.status_code, secret_on(wrong.text)) == (403, totp.secret)
    told = strict.form("/desk/sign-in/set-up", code=totp.at(clock.now()))
    assert told.text.count("<li><code>") == 10
    assert strict.get("/desk").status_code == 200
    strict.form("/desk/sign-out")
    strict.sign_in("fatima")
    spare = told.text.split("<li><code>")[1].split("</code>")[0]
    assert strict.form(CODE, code=spare).status_code == 303


def test_whoever_has_one_cannot_set_up_another_with_the_password_alone(
    browse: Browse, telephone: Telephone
) -> None:
    telephone("fatima")
    browser = browse()
    browser.sign_in("fatima")
    assert "<svg" not in browser.get(CODE).text
    assert browser.form("/desk/sign-in/set-up", code="123456").status_code == 303
    assert browser.form("/desk/account/second-factor").status_code == 303


def test_what_was_typed_and_wanted_comes_through_both_steps(
    sign_in: Callable[[str], Browser], telephone: Telephone, examples: Examples, clock: SetClock
) -> None:
    browser, code = sign_in("fatima"), telephone("fatima")
    address, token = f"/desk/cases/{examples.references['stairlift']}/note", browser.token()
    clock.passes(timedelta(minutes=31))
    asked = browser.client.post(address, data={"csrf_token": token, "note": "Lang verhaal"})
    sealed = asked.text.split('name="typed" value="')[1].split('"')[0]
    second = browser.sign_in("fatima", typed=sealed)
    assert f'name="typed" value="{sealed}"' in second.text
    assert "Lang verhaal" in browser.form(CODE, code=code(), typed=sealed).text


def test_a_half_signed_in_clerk_is_no_sign_in(
    browse: Browse, telephone: Telephone, services: Services, clock: SetClock
) -> None:
    telephone("fatima")
    browser = browse()
    browser.sign_in("fatima")
    with browser.client.session_transaction() as kept:
        token = kept["sign_in"]
    assert staff.signed_in(services.engine, token, clock.now()) is None
    assert staff.halfway(services.engine, token, clock.now())
