"""The administrator gives accounts, changes them and takes them away."""

from collections.abc import Callable

import pytest

from intake import cases
from intake.database import read_scope, session_scope
from intake.staff import Clerk
from tests.webhook.desk.accounts.conftest import Code, Who
from tests.webhook.desk.conftest import Browser
from tests.webhook.desk.examples import Examples, email
from webhook.services import Services

SignIn = Callable[[str], Browser]
Browse = Callable[[], Browser]
NEW = {"email": "nieuw@leek.example", "name": "Nieuw", "role": "clerk", "departments": ["wmo"]}


def link_on(page: str) -> str:
    return page.split("/desk/invitation/")[1].split("<")[0]


def test_somebody_is_invited_makes_a_password_and_works(
    wouter: Browser, browse: Browse, examples: Examples
) -> None:
    invited = wouter.form("/desk/staff", **NEW)
    assert "http://127.0.0.1:8080/desk/invitation/" in invited.text
    browser, path = browse(), f"/desk/invitation/{link_on(invited.text)}"
    assert "nieuw@leek.example" in browser.get(path).text
    password = browser.form(path).text.split("<code>")[1].split("</code>")[0]
    assert browser.sign_in("nieuw", password).headers["Location"] == "/desk"
    page = browser.get("/desk").text
    assert examples.references["stairlift"] in page
    assert examples.references["income"] not in page
    assert "Heeft nog geen wachtwoord" not in wouter.get("/desk/staff").text


@pytest.mark.parametrize(
    ("odd", "status", "told"),
    [
        ({"email": "fatima@leek.example"}, 409, "is er al een account"),
        ({"email": "nobody"}, 422, "Vul een naam en een e-mailadres in."),
        ({"name": " "}, 422, "Vul een naam en een e-mailadres in."),
        ({"role": "mayor"}, 422, "Kies een functie."),
        ({"departments": ["wmoo"]}, 422, "Kies eerst een andere afdeling."),
    ],
    ids=str,
)
def test_what_cannot_be_is_told_and_what_was_typed_stays(
    odd: dict[str, object], status: int, told: str, wouter: Browser
) -> None:
    refused = wouter.form("/desk/staff", **{**NEW, **odd})
    assert (refused.status_code, told in refused.text) == (status, True)
    assert "/desk/invitation/" not in refused.text
    assert 'id="email"' in refused.text


def test_another_role_holds_at_once_and_is_noted(
    wouter: Browser, fatima: Browser, who: Who, examples: Examples, services: Services
) -> None:
    fatima.act(examples.references["stairlift"], "claim")
    address = f"/desk/staff/{who('fatima').id}"
    done = wouter.form(address, name="Fatima", role="auditor")
    assert done.headers["Location"] == address
    assert fatima.get("/desk").status_code == 303
    fatima.sign_in("fatima")
    assert fatima.get(f"/desk/cases/{examples.references['stairlift']}").status_code == 403
    with read_scope(services.engine) as session:
        assert cases.get(session, examples.references["stairlift"]).status == "open"
    before = "Medewerker (Klant Contact Centrum, Wmo-afdeling)"
    told = f"Wouter Bos veranderde Fatima van {before} in Auditor."
    assert told in wouter.get(address).text


def test_who_leaves_is_out_and_who_comes_back_needs_a_new_password(
    wouter: Browser, fatima: Browser, browse: Browse, who: Who
) -> None:
    address = f"/desk/staff/{who('fatima').id}"
    wouter.form(f"{address}/leave")
    assert fatima.get("/desk").status_code == 303
    assert browse().sign_in("fatima").status_code == 403
    assert "Werkt hier niet meer" in wouter.get("/desk/staff").text
    assert wouter.form(f"{address}/invite").status_code == 409
    back = wouter.form(f"{address}/return")
    assert browse().sign_in("fatima").status_code == 403
    browser, path = browse(), f"/desk/invitation/{link_on(back.text)}"
    password = browser.form(path).text.split("<code>")[1].split("</code>")[0]
    assert browser.sign_in("fatima", password).status_code == 303


def test_a_new_password_ends_the_old(wouter: Browser, fatima: Browser, who: Who) -> None:
    told = wouter.form(f"/desk/staff/{who('fatima').id}/invite")
    assert "/desk/invitation/" in told.text
    assert fatima.get("/desk").status_code == 303
    assert fatima.sign_in("fatima").status_code == 403


def test_a_lost_telephone_is_taken_off(
    wouter: Browser, browse: Browse, who: Who, telephone: Callable[[str], Code]
) -> None:
    telephone("fatima")
    address = f"/desk/staff/{who('fatima').id}"
    assert "Haal de tweede stap weg" in wouter.get(address).text
    wouter.form(f"{address}/second-factor")
    assert "Haal de tweede stap weg" not in wouter.get(address).text
    assert browse().sign_in("fatima").status_code == 303


def test_every_sign_in_is_seen_and_can_be_ended(wouter: Browser, sign_in: SignIn, who: Who) -> None:
    inside = sign_in("fatima")
    assert "Laatst actief" in wouter.get("/desk/staff").text
    address = f"/desk/staff/{who('fatima').id}"
    which = wouter.get(address).text.split('name="which" value="')[1].split('"')[0]
    wouter.form(f"{address}/sign-ins/end", which=which)
    assert inside.get("/desk").status_code == 303
    assert "Wouter Bos logde Fatima El Idrissi elders uit (1)." in wouter.get(address).text


def test_nobody_changes_their_own_account(wouter: Browser, who: Who) -> None:
    address = f"/desk/staff/{who('wouter').id}"
    page = wouter.get(address).text
    assert "Uw eigen rechten verandert een andere beheerder." in page
    assert f'action="{address}/leave"' not in page
    for path in ("", "/leave", "/return", "/second-factor"):
        refused = wouter.form(f"{address}{path}", name="W", role="lead")
        assert (refused.status_code, "Uw eigen account" in refused.text) == (409, True), path
    assert wouter.get("/desk/staff").status_code == 200


def test_another_municipalitys_accounts_are_not_there(
    wouter: Browser, services: Services, who: Who
) -> None:
    with session_scope(services.engine) as session:
        session.get_one(Clerk, who("anneke").id).municipality = "antwerpen"
    assert email("anneke") not in wouter.get("/desk/staff").text
    address = f"/desk/staff/{who('anneke').id}"
    assert wouter.get(address).status_code == 404
    for path in ("", "/invite", "/leave", "/return", "/second-factor", "/sign-ins/end"):
        assert wouter.form(f"{address}{path}", role="lead", name="x").status_code == 404, path


def test_the_rights_of_a_provider_are_changed_there(
    wouter: Browser, services: Services, who: Who
) -> None:
    with session_scope(services.engine) as session:
        session.get_one(Clerk, who("anneke").id).subject = "https://login.example 1"
    address = f"/desk/staff/{who('anneke').id}"
    assert "De rechten komen van het werkaccount." in wouter.get(address).text
    assert wouter.form(address, role="lead", name="x").status_code == 409
    assert wouter.form(f"{address}/invite").status_code == 409
    assert wouter.form(f"{address}/leave").status_code == 303
    assert "/desk/invitation/" not in wouter.form(f"{address}/return").text
