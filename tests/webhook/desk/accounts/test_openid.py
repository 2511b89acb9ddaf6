"""Signing in at an organisation's provider, against one that runs on loopback."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from flask import Flask
from joserfc.jwk import OctKey, RSAKey
from sqlalchemy import text
from werkzeug.test import TestResponse

from intake.identity.provider import Group
from intake.settings import Settings, SettingsError
from tests.clocks import SetClock
from tests.webhook.conftest import NOW
from tests.webhook.conftest import settings_in as usual
from tests.webhook.desk.accounts.provider import Provider, start
from tests.webhook.desk.conftest import Browser
from tests.webhook.desk.examples import Examples
from webhook import create_app
from webhook.services import Services

Browse = Callable[[], Browser]
REFUSED = "Het inloggen met uw werkaccount is niet gelukt."
NO_ROLE = "Met dit werkaccount hebt u hier geen toegang."


@pytest.fixture
def provider(serve: Callable[[Flask], str]) -> Provider:
    return start(serve, SetClock(NOW))


@pytest.fixture
def settings(migrated, data_key, tmp_path, provider: Provider) -> Settings:  # type: ignore[no-untyped-def]
    """Those of every other test, with the provider."""
    return provider.in_settings(replace(usual(tmp_path, migrated, data_key), clock=provider.clock))


def sent(browser: Browser, path: str = "/desk/openid") -> str:
    """Ask to sign in there; return where the provider sends this browser back to."""
    there = browser.get(path).headers["Location"]
    answer = requests.get(there, allow_redirects=False, timeout=5)
    back = urlsplit(answer.headers["Location"])
    return f"{back.path}?{back.query}"


def come_in(browser: Browser, path: str = "/desk/openid") -> TestResponse:
    return browser.get(sent(browser, path))


def test_whoever_the_provider_vouches_for_comes_in_with_their_rights(
    browse: Browse, examples: Examples
) -> None:
    browser = browse()
    assert come_in(browser).headers["Location"] == "/desk"
    page = browser.get("/desk").text
    assert "Sanne Mulder" in page
    assert examples.references["stairlift"] in page
    assert examples.references["income"] not in page
    account = browser.get("/desk/account").text
    assert "met werkaccount" in account
    assert "Dat regelt uw werkaccount." in account


def test_the_page_offers_it_and_goes_on_to_what_was_wanted(
    browse: Browse, examples: Examples
) -> None:
    browser, wanted = browse(), f"/desk/cases/{examples.references['stairlift']}"
    page = browser.get(f"/desk/sign-in?next={wanted}").text
    assert f'href="/desk/openid?next={wanted}"' in page
    assert come_in(browser, f"/desk/openid?next={wanted}").headers["Location"] == wanted
    assert come_in(browser, "/desk/openid?next=https://evil.example").headers["Location"] == "/desk"


def test_it_is_asked_as_the_norm_wants_it(browse: Browse, provider: Provider) -> None:
    there = urlsplit(browse().get("/desk/openid").headers["Location"])
    asked = {name: values[0] for name, values in parse_qs(there.query).items()}
    assert asked["response_type"] == "code"
    assert asked["redirect_uri"] == "http://127.0.0.1:8080/desk/openid/back"
    assert asked["code_challenge_method"] == "S256"
    assert "openid" in asked["scope"].split()
    assert len(asked["nonce"]) >= 20 and len(asked["state"]) >= 20


@pytest.mark.parametrize(
    "lies",
    [
        *({"iss": "https://elsewhere.example"}, {"iss": None}),
        *({"aud": "another"}, {"aud": ["another"], "azp": "intake"}, {"aud": None}),
        *({"nonce": "another"}, {"nonce": None}, {"sub": None}, {"iat": None}, {"exp": None}),
        {"exp": int(NOW.timestamp()) - 61},
        {"iat": int(NOW.timestamp()) + 3600},
    ],
    ids=str,
)
def test_a_token_that_does_not_hold_lets_nobody_in(
    lies: dict[str, object], browse: Browse, provider: Provider
) -> None:
    provider.lies = lies
    browser = browse()
    refused = come_in(browser)
    assert (refused.status_code, REFUSED in refused.text) == (403, True)
    assert browser.get("/desk").status_code == 303


@pytest.mark.filterwarnings("ignore:JWS algorithm")
@pytest.mark.parametrize(
    ("key", "alg"),
    [
        (RSAKey.generate_key(2048, {"kid": "one"}), "RS256"),
        (OctKey.import_key("a-secret-of-the-client"), "HS256"),
        (OctKey.import_key("a-secret-of-the-client"), "none"),
    ],
    ids=["another key", "a shared secret", "no signature"],
)
def test_a_token_that_is_not_the_providers_lets_nobody_in(
    key: RSAKey | OctKey, alg: str, browse: Browse, provider: Provider
) -> None:
    provider.signs_with, provider.alg = key, alg
    assert come_in(browse()).status_code == 403


def test_one_that_describes_itself_as_another_is_not_asked(
    browse: Browse, provider: Provider
) -> None:
    provider.names_itself = "https://elsewhere.example"
    refused = browse().get("/desk/openid")
    assert (refused.status_code, REFUSED in refused.text) == (403, True)


def test_a_state_is_good_for_its_own_browser_and_once(browse: Browse, provider: Provider) -> None:
    mine, other = browse(), browse()
    back = sent(mine)
    assert other.get(back).status_code == 403
    assert mine.get(back.replace("state=", "state=x")).status_code == 403
    assert mine.get(back).status_code == 303
    mine.form("/desk/sign-out")
    assert mine.get(back).status_code == 403


def test_attempts_that_were_given_up_do_not_fill_the_cookie(browse: Browse) -> None:
    browser = browse()
    for _ in range(12):
        browser.get("/desk/openid")
    cookie = browser.client.get_cookie("desk")
    assert cookie is not None and len(cookie.value) < 2000
    assert come_in(browser).headers["Location"] == "/desk"


def test_a_code_is_of_no_use_without_its_verifier(browse: Browse, provider: Provider) -> None:
    mine, other = browse(), browse()
    stolen, own = sent(mine), sent(other)
    code = parse_qs(urlsplit(stolen).query)["code"][0]
    state = parse_qs(urlsplit(own).query)["state"][0]
    assert other.get(f"/desk/openid/back?code={code}&state={state}").status_code == 403


def test_a_refusal_of_the_provider_is_told(browse: Browse) -> None:
    refused = browse().get("/desk/openid/back?error=access_denied&state=x")
    assert (refused.status_code, REFUSED in refused.text) == (403, True)


def test_whoever_has_no_role_here_is_told_so(browse: Browse, provider: Provider) -> None:
    provider.person["groups"] = ["others"]
    refused = come_in(browse())
    assert (refused.status_code, NO_ROLE in refused.text) == (403, True)


def test_a_role_that_was_taken_away_ends_what_is_open(browse: Browse, provider: Provider) -> None:
    here, there = browse(), browse()
    come_in(here)
    provider.person["groups"] = ["leads"]
    come_in(there)
    assert here.get("/desk").status_code == 303
    assert there.get("/desk").status_code == 200
    provider.person["groups"] = []
    assert come_in(browse()).status_code == 403
    assert there.get("/desk").status_code == 303


def test_an_account_with_a_password_is_not_taken_by_its_address(
    browse: Browse, provider: Provider
) -> None:
    provider.person["email"] = "fatima@leek.example"
    refused = come_in(browse())
    assert (refused.status_code, "al een account met een wachtwoord" in refused.text) == (403, True)
    assert browse().sign_in("fatima").status_code == 303


def test_signing_out_ends_it_there_too(browse: Browse, provider: Provider) -> None:
    browser = browse()
    come_in(browser)
    left = browser.form("/desk/sign-out")
    assert browser.get("/desk").status_code == 303
    there = left.text.split("0; url=")[1].split('"')[0].replace("&amp;", "&")
    asked = parse_qs(urlsplit(there).query)
    assert there.startswith(f"{provider.issuer}/logout?")
    assert asked["post_logout_redirect_uri"] == ["http://127.0.0.1:8080/desk/sign-in?out=1"]
    assert asked["id_token_hint"][0].count(".") == 2


def test_its_token_is_kept_sealed(browse: Browse, services: Services) -> None:
    come_in(browse())
    with services.engine.connect() as connection:
        kept = connection.execute(text("select id_token from staff_sessions")).scalar_one()
    assert kept.startswith("gAAAA") and "." not in kept


def test_a_provider_that_is_away_keeps_passwords_of_use(
    browse: Browse, settings: Settings, services: Services, examples: Examples
) -> None:
    assert settings.openid is not None
    gone = replace(settings.openid, issuer="http://127.0.0.1:9")
    away = replace(settings, openid=gone)
    browser = Browser(create_app(away, replace(services, settings=away)))
    refused = browser.get("/desk/openid")
    assert (refused.status_code, "niet te bereiken" in refused.text) == (503, True)
    assert browser.sign_in("fatima").status_code == 303


def test_without_a_provider_there_is_no_such_page(settings: Settings, services: Services) -> None:
    none = replace(settings, openid=None)
    browser = Browser(create_app(none, replace(services, settings=none)))
    assert "/desk/openid" not in browser.get("/desk/sign-in").text
    for path in ("", "/back"):
        assert browser.get(f"/desk/openid{path}").status_code == 404


@pytest.mark.parametrize("group", [Group("leek", "clerk"), Group("gemeente-leek", "mayor")])
def test_groups_that_mean_nothing_here_stop_the_gateway(
    group: Group, settings: Settings, services: Services
) -> None:
    assert settings.openid is not None
    odd = replace(settings, openid=replace(settings.openid, groups={"kcc": group}))
    with pytest.raises(SettingsError, match="INTAKE_OIDC_GROUPS: kcc"):
        create_app(odd, replace(services, settings=odd))


def test_what_was_typed_is_there_after_signing_in_elsewhere(
    browse: Browse, provider: Provider, examples: Examples, clock: SetClock
) -> None:
    browser, reference = browse(), examples.references["stairlift"]
    come_in(browser)
    address = f"/desk/cases/{reference}/note"
    token = browser.token()
    clock.passes(timedelta(minutes=31))
    asked = browser.client.post(address, data={"csrf_token": token, "note": "Lang verhaal"})
    assert 'target="_blank"' in asked.text
    sealed = asked.text.split('name="typed" value="')[1].split('"')[0]
    early = browser.client.post("/desk/openid/typed", data={"typed": sealed})
    assert (early.status_code, sealed in early.text) == (401, True)
    come_in(browser)
    back = browser.client.post("/desk/openid/typed", data={"typed": sealed})
    assert "Lang verhaal" in back.text
