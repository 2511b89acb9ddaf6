"""Whatever stands in an address or a form of a page is answered, on both databases; no page breaks.

The chat API and Twilio's webhooks have tests of their own
(`channels/chat/test_api_document.py`, `twilio/test_odd_webhooks.py`).
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from urllib.parse import urlencode

import pytest
from flask import Flask
from werkzeug.routing import Rule

from intake.appointments import Appointments
from intake.database import connect
from intake.settings import Settings
from intake.staff import passwords
from tests.webhook.conftest import CHEAP, NOW
from tests.webhook.desk.conftest import Browser
from tests.webhook.desk.examples import Examples, fill
from webhook import create_app
from webhook.services import Services

ELSEWHERE = ("/api/", "/twilio/", "/readyz", "/metrics")
"""Tested elsewhere, or telling of other processes, which do not run here."""
ASKED = ("municipality", "language", "question", "day", "office", "to", "view", "department")
ASKED_BY_PAGES = ("number", "version", "next", "answers", "out")
FIELDS = ("version", "note", "line", "id", "text", "outcome", "department", "owner", "answer")
OTHER_FIELDS = ("starts_at", "programme", "email", "password", "typed")
ODD = (
    "",
    "x" * 5000,
    "a\x00b",
    "\ufffe\U0001f600",
    "-1",
    "99999999999999999999",
    "NaN",
    "0001-01-01",
    "9999-12-31",
    "0001-01-01T00:00:00+14:00",
    "9999-12-31T23:59:59-14:00",
    "../%s{0}",
)


def ours(app: Flask) -> list[Rule]:
    return [rule for rule in app.url_map.iter_rules() if not rule.rule.startswith(ELSEWHERE)]


@pytest.fixture(params=["sqlite", "postgresql"])
def there(
    request: pytest.FixtureRequest,
    settings: Settings,
    services: Services,
    migrated_database: Callable[[str], str],
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[tuple[Flask, Examples]]:
    """A gateway with a desk, which tells its faults instead of raising them."""
    monkeypatch.setattr(passwords, "_hasher", CHEAP)
    engine = connect(migrated_database(request.param))
    own = replace(services, engine=engine, appointments=Appointments(engine, settings))
    app = create_app(settings, own)
    app.config["PROPAGATE_EXCEPTIONS"] = False
    yield app, fill(own, NOW)
    engine.dispose()


def usual_address(app: Flask, rule: Rule, examples: Examples, **odd: str) -> str:
    """This rule's address for what is there, but for what is said to be odd."""
    known = {"reference": examples.references["stairlift"], "appointment": examples.bookings[0].id}
    values = {name: known.get(name, "x") for name in rule.arguments}
    method = sorted((rule.methods or set()) - {"HEAD", "OPTIONS"})[0]
    adapter = app.url_map.bind("localhost")
    return adapter.build(rule.endpoint, {**values, **odd}, method=method)


def addresses(app: Flask, rule: Rule, examples: Examples) -> Iterator[str]:
    """This rule's address with each odd value in each place."""
    for name in rule.arguments:
        for odd in filter(None, ODD):
            yield usual_address(app, rule, examples, **{name: odd})


def questions(app: Flask, rule: Rule, examples: Examples) -> Iterator[str]:
    """This rule's address with each odd value in all that a page may be asked for."""
    for odd in ODD:
        asked = urlencode(dict.fromkeys((*ASKED, *ASKED_BY_PAGES), odd))
        yield f"{usual_address(app, rule, examples)}?{asked}"


def test_no_page_breaks(there: tuple[Flask, Examples]) -> None:
    app, examples = there
    lena, broken, asked = Browser(app), [], 0
    assert lena.sign_in("lena").status_code == 303
    for rule in ours(app):
        if "GET" not in (rule.methods or ()):
            continue
        for address in (*addresses(app, rule, examples), *questions(app, rule, examples)):
            asked += 1
            if lena.get(address).status_code >= 500:
                broken.append(address)
    assert broken == []
    assert asked > 300


def test_no_form_breaks(there: tuple[Flask, Examples]) -> None:
    app, examples = there
    lena, broken, sent = Browser(app), [], 0
    assert lena.sign_in("lena").status_code == 303
    token = lena.token()
    for rule in ours(app):
        if "POST" not in (rule.methods or ()) or "sign" in rule.rule:
            continue
        forms = [(address, ODD[0]) for address in addresses(app, rule, examples)]
        forms += [(usual_address(app, rule, examples), odd) for odd in ODD]
        for address, odd in forms:
            fields = dict.fromkeys((*FIELDS, *OTHER_FIELDS), odd)
            answer = lena.client.post(address, data={**fields, "csrf_token": token})
            sent += 1
            if answer.status_code >= 500:
                broken.append((address, odd))
    assert broken == []
    assert sent > 200
