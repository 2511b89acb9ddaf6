"""Only clerks come in, guessing is slow, and nobody stays in for ever."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from intake import staff
from intake.database import session_scope
from tests.webhook.conftest import NOW
from tests.webhook.desk.conftest import Browser
from tests.webhook.desk.examples import PASSWORD, Examples, email
from webhook import create_app
from webhook.desk.throttle import Throttle
from webhook.services import Services

Browse = Callable[[], Browser]
SignIn = Callable[[str], Browser]
WRONG = "Dit e-mailadres en dit wachtwoord horen niet bij elkaar."


def later(monkeypatch: pytest.MonkeyPatch, **by: float) -> None:
    monkeypatch.setenv("INTAKE_NOW", (NOW + timedelta(**by)).isoformat())


def test_a_clerk_signs_in_and_out(browse: Browse) -> None:
    browser = browse()
    assert browser.sign_in("fatima").headers["Location"] == "/desk"
    assert "Fatima El Idrissi" in browser.get("/desk").text
    assert browser.form("/desk/sign-out").status_code == 303
    assert browser.get("/desk").status_code == 303


def test_a_cookie_that_was_copied_is_of_no_use_after_signing_out(sign_in: SignIn) -> None:
    browser, copy = sign_in("fatima"), sign_in("joost")
    stolen = browser.client.get_cookie("desk")
    assert stolen is not None
    browser.form("/desk/sign-out")
    copy.client.set_cookie("desk", stolen.value)
    assert copy.get("/desk").status_code == 303


def test_a_wrong_password_and_an_unknown_address_look_alike(browse: Browse) -> None:
    browser = browse()
    wrong = browser.sign_in("fatima", "something-else")
    unknown = browser.sign_in("nobody", "something-else")
    assert wrong.status_code == unknown.status_code == 403
    assert WRONG in wrong.text
    assert WRONG in unknown.text
    assert browser.get("/desk").status_code == 303


def test_whoever_left_does_not_come_in(browse: Browse, services: Services) -> None:
    inside, outside = browse(), browse()
    inside.sign_in("fatima")
    with session_scope(services.engine) as session:
        assert staff.let_go(session, email("fatima"), NOW)
    assert inside.get("/desk").status_code == 303
    assert outside.sign_in("fatima").status_code == 403


def test_a_new_password_ends_what_was_open(sign_in: SignIn, services: Services) -> None:
    browser = sign_in("anneke")
    with session_scope(services.engine) as session:
        profile = services.profiles.get("gemeente-leek")
        given = {"name": "Anneke", "role": "clerk", "departments": ["isd"], "password": "new"}
        staff.put_clerk(session, profile, email=email("anneke"), now=NOW, **given)  # type: ignore[arg-type]
    assert browser.get("/desk").status_code == 303


def test_the_way_goes_on_to_the_page_that_was_wanted(browse: Browse, examples: Examples) -> None:
    browser, wanted = browse(), f"/desk/cases/{examples.references['danger']}"
    sent = browser.get(wanted)
    assert sent.headers["Location"] == f"/desk/sign-in?next={wanted}"
    answer = browser.form(sent.headers["Location"], email=email("fatima"), password=PASSWORD)
    assert answer.headers["Location"] == wanted


@pytest.mark.parametrize(
    "elsewhere",
    ["https://evil.example/", "//evil.example", "/desk//evil.example", "/desk/\\evil", "/chat"],
)
def test_nobody_is_sent_elsewhere(elsewhere: str, browse: Browse) -> None:
    browser = browse()
    fields = {"email": email("fatima"), "password": PASSWORD, "csrf_token": browser.token()}
    answer = browser.client.post("/desk/sign-in", query_string={"next": elsewhere}, data=fields)
    assert answer.headers["Location"] == "/desk"


def test_a_form_without_this_browsers_token_does_nothing(
    browse: Browse, sign_in: SignIn, examples: Examples
) -> None:
    fatima, other = sign_in("fatima"), browse()
    claim = f"/desk/cases/{examples.references['stairlift']}/claim"
    for given in ({}, {"csrf_token": "made-up"}, {"csrf_token": other.token()}):
        refused = fatima.client.post(claim, data={"version": 1, **given})
        assert refused.status_code == 400
        assert "Dit formulier is te oud" in refused.text
    assert fatima.client.post("/desk/sign-out").status_code == 400
    assert "Fatima" in fatima.get("/desk").text


def test_signing_in_begins_a_fresh_cookie(browse: Browse) -> None:
    browser = browse()
    before = browser.token()
    browser.sign_in("fatima")
    with browser.client.session_transaction() as kept:
        assert set(kept) == {"sign_in"}
    assert browser.form("/desk/sign-out", csrf_token=before).status_code == 400


def test_after_eight_wrong_attempts_the_right_one_must_wait(browse: Browse) -> None:
    browser = browse()
    for _ in range(8):
        assert browser.sign_in("fatima", "wrong").status_code == 403
    refused = browser.sign_in("fatima")
    assert (refused.status_code, "Dat was te vaak." in refused.text) == (429, True)
    assert browser.sign_in("joost").status_code == 303


def test_whoever_signs_in_starts_counting_anew() -> None:
    throttle = Throttle()
    for _ in range(3):
        assert all(throttle.may_try("A@x", "192.0.2.1") for _ in range(8))
        throttle.succeeded("a@X ")
    assert all(throttle.may_try("a@x", "192.0.2.1") for _ in range(8))
    assert not throttle.may_try(" a@x", "192.0.2.1")


def test_one_address_tries_many_names_for_a_while_only() -> None:
    throttle = Throttle()
    assert all(throttle.may_try(str(number), "192.0.2.1") for number in range(200))
    assert not throttle.may_try("one more", "192.0.2.1")
    assert throttle.may_try("one more", "192.0.2.2")


def test_who_does_nothing_for_half_an_hour_is_out(
    sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    fatima = sign_in("fatima")
    for minutes in (29, 58):
        later(monkeypatch, minutes=minutes)
        assert fatima.get("/desk").status_code == 200
    later(monkeypatch, minutes=88)
    assert fatima.get("/desk").status_code == 303


def test_a_page_that_refreshes_itself_keeps_nobody_in(
    sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    fatima, htmx = sign_in("fatima"), {"HX-Request": "true"}
    for minutes in (10, 20, 29):
        later(monkeypatch, minutes=minutes)
        assert fatima.get("/desk/live/cases", headers=htmx).status_code == 200
    later(monkeypatch, minutes=30)
    over = fatima.get("/desk/live/cases", headers=htmx)
    assert (over.status_code, over.headers["HX-Redirect"]) == (401, "/desk/sign-in")


def test_whoever_is_nearly_out_is_told_and_stays(
    sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    fatima = sign_in("fatima")

    def told(minutes: float) -> str:
        later(monkeypatch, minutes=minutes)
        return fatima.get("/desk/live/session").text.strip()

    assert told(24.9) == ""
    assert "Over 5 minuten wordt u uitgelogd" in told(25)
    assert "Over een minuut wordt u uitgelogd" in told(29.5)
    assert fatima.form("/desk/stay").headers["Location"] == "/desk"
    assert told(54) == ""
    assert "Over 5 minuten" in told(54.5)


def test_after_ten_hours_everyone_signs_in_again(
    sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    fatima = sign_in("fatima")
    for minutes in range(25, 600, 25):
        later(monkeypatch, minutes=minutes)
        assert fatima.get("/desk").status_code == 200
    later(monkeypatch, minutes=600)
    assert fatima.get("/desk").status_code == 303


@pytest.mark.parametrize("odd", ["a\x00b", "\x00", "x" * 6000, "\ud83d\ude00", "' or 1=1 --"])
def test_odd_words_are_wrong_words(odd: str, browse: Browse) -> None:
    browser = browse()
    fields = {"csrf_token": browser.token(), "password": odd.encode("utf-8", "replace")}
    answer = browser.client.post("/desk/sign-in", data={**fields, "email": fields["password"]})
    assert answer.status_code == 403


def test_the_cookie_is_for_this_site_and_no_script(browse: Browse) -> None:
    cookie = browse().get("/desk/sign-in").headers["Set-Cookie"]
    assert cookie.startswith("desk=")
    assert {"HttpOnly", "SameSite=Lax", "Path=/"} <= set(cookie.split("; "))


def test_in_production_the_cookie_needs_tls(services: Services) -> None:
    settings = replace(services.settings, environment="production")
    app = create_app(settings, replace(services, settings=settings))
    cookie = app.test_client().get("/desk/sign-in").headers["Set-Cookie"]
    assert cookie.startswith("__Host-desk=")
    assert "Secure" in cookie.split("; ")


def test_no_page_of_the_desk_is_kept_by_a_cache(sign_in: SignIn, examples: Examples) -> None:
    fatima = sign_in("fatima")
    reference = examples.references["stairlift"]
    for path in ("", "/sign-in", "/live/cases", f"/cases/{reference}", "/appointments", "/no"):
        assert fatima.get(f"/desk{path}").headers["Cache-Control"] == "no-store", path
