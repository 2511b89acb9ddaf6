"""Every role at every page of the desk: who sees it, who is refused."""

from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import select

from intake import takeover
from intake.database import read_scope
from tests.webhook.conftest import NOW
from tests.webhook.desk.conftest import Browser
from tests.webhook.desk.examples import CLERKS, Examples
from webhook.services import Services

WHO = {"clerk": "fatima", "lead": "lena", "editor": "ruben", "auditor": "noor"} | {
    "administrator": "wouter"
}
CASES, STAFF, LOGS = {"clerk", "lead"}, {"administrator"}, {"auditor", "administrator"}
EVERYBODY = set(WHO)
OF_BLUEPRINT = {
    "desk_cases": CASES,
    "desk_chats": CASES,
    "desk_appointments": CASES,
    "desk_by_hand": CASES,
    "desk_openings": {"lead", "editor"},
    "desk_unanswered": {"lead", "editor"},
    "desk_figures": {"lead", "auditor"},
    "desk_staff": STAFF,
    "desk_logs": LOGS,
    "desk_corrections": {"lead"},
    "desk_own": EVERYBODY,
    "desk_noticing": EVERYBODY,
    "desk_staying": EVERYBODY,
}
"""Who may open what, by hand and apart from the code's own table."""
BEFORE = {"desk_files", "desk_sign_in", "desk_second_step", "desk_openid", "desk_joining"}
"""What is there for those who are not signed in."""
HOME = {"clerk": "/desk", "lead": "/desk", "editor": "/desk/openings", "auditor": "/desk/log"} | {
    "administrator": "/desk/staff"
}


def requests_of(app: Flask, examples: Examples) -> list[tuple[str, str, str]]:
    """Each method of each route of the desk: its blueprint, the method, an address."""
    given = {"reference": examples.references["stairlift"], "appointment": examples.bookings[0].id}
    given |= {"clerk_id": "nobody", "anything": "nothing"}
    given |= dict.fromkeys(("contact", "view", "exception"), "none")
    adapter, found = app.url_map.bind("localhost"), []
    for rule in app.url_map.iter_rules():
        blueprint = rule.endpoint.partition(".")[0]
        if not blueprint.startswith("desk_") or blueprint in BEFORE:
            continue
        values = {name: given[name] for name in rule.arguments}
        for method in sorted({"GET", "POST"} & (rule.methods or set())):
            address = adapter.build(rule.endpoint, values, method=method)
            found.append((blueprint, method, address))
    return found


@pytest.mark.parametrize("role", WHO)
def test_a_role_opens_its_pages_and_no_others(
    role: str, app: Flask, sign_in: Callable[[str], Browser], examples: Examples
) -> None:
    assert CLERKS[WHO[role]][1] == role
    browser, wrong = sign_in(WHO[role]), []
    token = browser.token()
    for blueprint, method, address in requests_of(app, examples):
        if method == "GET":
            status = browser.get(address).status_code
        else:
            status = browser.client.post(address, data={"csrf_token": token}).status_code
        allowed = role in OF_BLUEPRINT[blueprint]
        elsewhere = address == "/desk" and not allowed
        refused = status == (303 if elsewhere else 403)
        if refused == allowed or status >= 500:
            wrong.append((method, address, status))
    assert wrong == []


@pytest.mark.parametrize("role", WHO)
def test_a_role_comes_to_its_own_first_page(role: str, sign_in: Callable[[str], Browser]) -> None:
    browser = sign_in(WHO[role])
    first = browser.client.get("/desk", follow_redirects=True)
    assert (first.status_code, first.request.path) == (200, HOME[role])


@pytest.mark.parametrize("role", WHO)
def test_the_head_of_a_page_leads_only_where_one_may_go(
    role: str, sign_in: Callable[[str], Browser]
) -> None:
    browser = sign_in(WHO[role])
    tabs = browser.get("/desk/account").text.split('<nav class="tabs"')[1].split("</nav>")[0]
    addresses = [part.split('"')[0] for part in tabs.split('href="')[1:]]
    assert [browser.get(address).status_code for address in addresses] == [200] * len(addresses)
    assert addresses[0] == HOME[role]


def test_whoever_may_not_is_told_so_and_shown_home(sign_in: Callable[[str], Browser]) -> None:
    refused = sign_in("noor").get("/desk/appointments")
    assert (refused.status_code, "niet voor uw functie" in refused.text) == (403, True)
    assert "Naar uw startpagina" in refused.text


def test_whoever_works_no_cases_is_not_at_the_desk_for_a_citizen(
    sign_in: Callable[[str], Browser], services: Services
) -> None:
    for clerk in ("ruben", "noor", "wouter"):
        sign_in(clerk).get("/desk/account")
    leek = services.profiles.get("gemeente-leek")
    with read_scope(services.engine) as session:
        assert session.scalars(select(takeover.Presence)).all() == []
        assert not takeover.someone_for(session, leek, "wmo", NOW)
    sign_in("fatima").get("/desk")
    with read_scope(services.engine) as session:
        assert takeover.someone_for(session, leek, "wmo", NOW)
