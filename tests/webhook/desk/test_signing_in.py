"""Only clerks come in, guessing is slow, and nobody stays in for ever."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from intake import staff
from intake.database import session_scope
from tests.webhook.conftest import NOW
from tests.webhook.desk.conftest import Browser
from tests.webhook.desk.examples import PASSWORD, Examples, email
from webhook import create_app
from webhook.services import Services

Browse = Callable[[], Browser]
SignIn = Callable[[str], Browser]
WRONG = "Dit e-mailadres en dit wachtwoord horen niet bij elkaar."


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


def test_a_password_counts_to_its_last_letter(browse: Browse, services: Services) -> None:
    long = "k7mp-" * 60
    with session_scope(services.engine) as session:
        profile = services.profiles.get("gemeente-leek")
        given = {"name": "Anneke", "role": "clerk", "departments": ["isd"], "password": long}
        staff.put_clerk(session, profile, email=email("anneke"), now=NOW, **given)  # type: ignore[arg-type]
    assert browse().sign_in("anneke", f"{long}x").status_code == 403
    assert browse().sign_in("anneke", long).status_code == 303


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


def test_signing_in_begins_a_fresh_cookie(browse: Browse) -> None:
    browser = browse()
    before = browser.token()
    browser.sign_in("fatima")
    with browser.client.session_transaction() as kept:
        assert set(kept) == {"sign_in"}
    assert browser.form("/desk/sign-out", csrf_token=before).status_code == 400


@pytest.mark.parametrize(
    ("odd", "status"),
    [
        *(("a\x00b", 400), ("\x00", 400)),
        *(("x" * 6000, 403), ("\ud83d\ude00", 403), ("' or 1=1 --", 403)),
    ],
)
def test_odd_words_are_wrong_words(odd: str, status: int, browse: Browse) -> None:
    """What no database takes in is refused before it is looked for."""
    browser = browse()
    fields = {"csrf_token": browser.token(), "password": odd.encode("utf-8", "replace")}
    answer = browser.client.post("/desk/sign-in", data={**fields, "email": fields["password"]})
    assert answer.status_code == status


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
