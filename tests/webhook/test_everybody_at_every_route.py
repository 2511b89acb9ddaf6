"""Anonymous, citizen, each role and a forged Twilio against every route and method of the gateway.

Walks the map of routes, so that a new route is in it; who should guard it is told by its path.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any
from uuid import uuid4

import pytest
from flask import Flask
from flask.testing import FlaskClient
from twilio.request_validator import SIGNATURE_HEADER, RequestValidator
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

from intake import staff
from intake.database import session_scope
from intake.settings import Settings
from tests.webhook.api_chat import Chat, open_chat
from tests.webhook.conftest import NOW
from tests.webhook.desk.conftest import Browser
from tests.webhook.desk.examples import PASSWORD, Examples, email
from webhook.services import Services

METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE", "TRACE", "PROPFIND")
FREE = frozenset({"HEAD", "OPTIONS"})
"""What Flask answers by itself: GET without its body, and the methods that there are."""
ELSEWHERE, ELSEWHERES_LEAD, ELSEWHERES_ADMINISTRATOR = "jobcenter-kreis-heinsberg", "rolf", "adele"
TOKEN = "0123456789abcdef0123456789abcdef"
Send = Callable[[Rule, str], TestResponse]


@dataclass(frozen=True)
class Person:
    """Who asks, and how their requests leave."""

    name: str
    send: Send


class Everybody:
    """All who may ask, against one gateway; each has a browser of their own."""

    def __init__(self, app: Flask, examples: Examples, clerk_id: str) -> None:
        self._clerk_id = clerk_id
        self._app, self._adapter = app, app.url_map.bind("localhost")
        self._booking = examples.bookings[0].id
        self._reference = examples.references["stairlift"]
        self._chat = open_chat(app.test_client())

    def of(self, name: str) -> Person:
        """Return somebody by name: a clerk of the examples, or one of those below."""
        chats = {"citizen": self._chat, "another citizen": open_chat(self._app.test_client())}
        if name in chats:
            return Person(name, self._with_token(chats[name]))
        if name in ("forged Twilio", "anonymous", "anonymous with a form"):
            return Person(name, getattr(self, f"_{name.replace(' ', '_').lower()}")())
        browser = Browser(self._app)
        assert browser.sign_in(name).status_code == 303
        return Person(name, self._with_form(browser))

    def path(self, rule: Rule) -> str:
        """Return the address of a route, with what the examples have for its parts."""
        known = {
            "reference": self._reference,
            "appointment": self._booking,
            "conversation": self._chat.id,
            "contact": self._chat.id,
            "exception": "nothing",
            "view": "nothing",
            "municipality": "gemeente-leek",
            "language": "nl",
            "filename": "chat.css",
            "name": "README.md",
            "anything": "nothing",
            "clerk_id": self._clerk_id,
            "token": "of no invitation",
            **dict.fromkeys(("contact", "view", "exception"), "none"),
        }
        values = {name: known[name] for name in rule.arguments}
        return str(self._adapter.build(rule.endpoint, values))

    def _with_token(self, chat: Chat) -> Send:
        client = self._app.test_client()
        return lambda rule, method: client.open(
            self.path(rule), method=method, headers=chat.headers
        )

    def _with_form(self, browser: Browser) -> Send:
        def send(rule: Rule, method: str) -> TestResponse:
            form: Mapping[str, str] = {"csrf_token": browser.token()} if method == "POST" else {}
            return browser.client.open(self.path(rule), method=method, data=form)

        return send

    def _anonymous(self) -> Send:
        client = self._app.test_client()
        return lambda rule, method: client.open(self.path(rule), method=method)

    def _anonymous_with_a_form(self) -> Send:
        return self._with_form(Browser(self._app))

    def _forged_twilio(self) -> Send:
        def send(rule: Rule, method: str) -> TestResponse:
            fields = {"CallSid": "CA" + "0" * 32, "From": "+31600123456", "To": "+31594000014"}
            url = f"http://127.0.0.1:8080{self.path(rule)}"
            signed = RequestValidator("f" * 32).compute_signature(url, fields)
            headers = {SIGNATURE_HEADER: signed}
            client: FlaskClient = self._app.test_client()
            return client.open(self.path(rule), method=method, data=fields, headers=headers)

        return send


LEADS = {"lena", ELSEWHERES_LEAD}
CASE_WORKERS = {"fatima", "joost", "anneke", *LEADS}
EDITORS, AUDITORS, ADMINISTRATORS = {"ruben"}, {"noor"}, {"wouter", ELSEWHERES_ADMINISTRATOR}
CLERKS = tuple(sorted(CASE_WORKERS | EDITORS | AUDITORS | ADMINISTRATORS))
MAY = {
    "staff": {*CLERKS},
    "case_workers": CASE_WORKERS,
    "editors": LEADS | EDITORS,
    "leads": LEADS,
    "figure_readers": LEADS | AUDITORS,
    "administrators": ADMINISTRATORS,
    "log_readers": AUDITORS | ADMINISTRATORS,
}
"""Whom the desk's guards let pass, by hand and apart from the code's own table."""
INSIDE = {"reference": {"fatima", "joost", "lena"}, "appointment": {"joost", "lena"}}
INSIDE |= {"clerk_id": {"wouter"}}
"""Who sees the case, which is the Wmo's, and the appointment, which is of burgerzaken: clerks of
that department, and the lead who sees everything; and the account of a clerk: its administrator.
Neither the lead nor the administrator of another municipality."""
STRANGERS = ("anonymous", "anonymous with a form", "citizen", "another citizen", "forged Twilio")
WITH_A_FORM = (*CLERKS, "anonymous with a form")


AREAS = {
    "/api/chat/<uuid:conversation>": "conversation_token",
    "/twilio/": "twilio_signature",
    "/metrics": "metrics_reader",
    "/desk/sign-": "own_forms",
    "/desk/invitation/": "own_forms",
    "/desk/openid": "open_to_all",
    "/desk/files/": "open_to_all",
    "/desk/live/session": "staff",
    "/desk/live/news": "staff",
    **dict.fromkeys(("/desk/live/", "/desk/cases", "/desk/chats", "/desk/find"), "case_workers"),
    **dict.fromkeys(("/desk/appointments", "/desk/contacts", "/desk/views"), "case_workers"),
    **dict.fromkeys(("/desk/openings", "/desk/unanswered"), "editors"),
    "/desk/corrections": "leads",
    "/desk/figures": "figure_readers",
    "/desk/staff": "administrators",
    "/desk/log": "log_readers",
    "/desk/": "staff",
    "/desk": "case_workers",
    "/demo/telephone": "on_this_network",
    "/demo": "shown_page",
    "/documentation/": "shown_page",
    "/static/": "open_to_all",
    "/widget": "open_to_all",
}
OPEN = {"/", "/accessibility", "/api/chat", "/api/municipalities", "/api/openapi.json", "/chat"}
OPEN |= {"/healthz", "/readyz", "/.well-known/security.txt"}
"""What everybody may ask for. A new route is in neither list, and the tests fail until it is."""


def refusal(guard: str, who: str, method: str, arguments: Collection[str] = ()) -> set[int]:
    """Statuses with which this guard turns somebody away; empty where they pass."""
    if guard in ("open_to_all", "shown_page", "on_this_network"):
        return set()
    if guard == "metrics_reader":
        return {401}
    if guard == "twilio_signature":
        return {403}
    if guard == "conversation_token":
        return {"citizen": set[int](), "another citizen": {404}}.get(who, {401})
    if guard == "own_forms":
        return {400} if method == "POST" and who not in WITH_A_FORM else set()
    assert guard in MAY, f"say here whom the guard {guard} lets pass"
    if who not in CLERKS:
        return {303} if method == "GET" or who in WITH_A_FORM else {400}
    if who not in MAY[guard]:
        return {403}
    theirs = (inside for name, inside in INSIDE.items() if name in arguments)
    return {404} if any(who not in inside for inside in theirs) else set()


LED_HOME = {"desk_cases.index"}
"""Where everybody at the desk begins: who works no cases is led to their own first page."""
PASSED = {401, 403, 404}
"""What nobody who may pass hears; other refusals are about what was sent."""
NOT_THERE = {"accessibility.show", "desk_cases.find", "desk_staying.nothing", "desk_files.file"}
NOT_THERE |= {"widget.pinned", "security_txt.show", "desk_joining.form", "desk_joining.accept"}
NOT_THERE |= {"desk_openid.start", "desk_openid.back", "desk_cases.join"}
NOT_THERE |= {"desk_appointments.restore"}
"""Routes that answer 404 to whoever passes: no such file, nobody named, nothing asked for."""
SAYS_SO = {"desk_sign_in.sign_in": {403}, "health.ready": {503}, "desk_openid.typed_again": {401}}
"""Whoever passes hears that no account has these words, that there is no Rasa here, and that what
was typed is for those who are signed in."""


@pytest.fixture
def settings(settings: Settings) -> Settings:
    return replace(settings, twilio_auth_token=TOKEN, metrics_token="of the reader")


@pytest.fixture
def everybody(app: Flask, services: Services, examples: Examples) -> Everybody:
    profile = services.profiles.get(ELSEWHERE)
    with session_scope(services.engine) as session:
        for who, role in ((ELSEWHERES_LEAD, "lead"), (ELSEWHERES_ADMINISTRATOR, "administrator")):
            staff.put_clerk(
                session, profile, email=email(who), name=who.title(), role=role, departments=[],
                password=PASSWORD, now=NOW,
            )  # fmt: skip
        anneke = staff.by_email(session, email("anneke"))
    assert anneke
    return Everybody(app, examples, anneke.id)


def rules(app: Flask) -> list[Rule]:
    """Every route; what ends a conversation or a sign-in comes last."""
    ending = ("chat_ending.delete", "desk_sign_in.sign_out", "desk_appointments.cancel")
    return sorted(app.url_map.iter_rules(), key=lambda rule: (rule.endpoint in ending, rule.rule))


def guard_of(rule: Rule) -> str:
    """Who should guard a route, by its path: the first line that it begins with."""
    found = next((guard for path, guard in AREAS.items() if rule.rule.startswith(path)), None)
    guard = found or ("open_to_all" if rule.rule in OPEN else None)
    assert guard, f"say here who may ask for {rule.rule}"
    return guard


def routes(app: Flask) -> Iterator[tuple[Rule, str]]:
    for rule in rules(app):
        for method in METHODS:
            if method in (rule.methods or ()):
                yield rule, method


@pytest.mark.parametrize("who", [*STRANGERS, *CLERKS])
def test_whoever_asks_passes_only_where_they_may(
    app: Flask, everybody: Everybody, who: str
) -> None:
    person = everybody.of(who)
    wrong: dict[str, Any] = {}
    for rule, method in routes(app):
        refused = refusal(guard_of(rule), who, method, rule.arguments)
        if refused == {403} and rule.endpoint in LED_HOME:
            refused = {303}
        status = _status(person, rule, method)
        missing = {404} if rule.endpoint in NOT_THERE else SAYS_SO.get(rule.endpoint, set())
        fits = status in refused if refused else status not in PASSED - missing
        if not fits or status >= 500 and status not in missing:
            wrong[f"{method} {rule.rule}"] = (status, refused or "to pass")
    assert wrong == {}


def test_a_method_that_a_route_does_not_have_is_refused_to_everybody(
    app: Flask, everybody: Everybody
) -> None:
    adapter = app.url_map.bind("localhost")
    for who in ("anonymous", "citizen", "lena"):
        person = everybody.of(who)
        for rule in rules(app):
            # Another route may have the same path, such as what the desk says of unknown pages.
            known = {*adapter.allowed_methods(everybody.path(rule)), *FREE}
            for method in {*METHODS} - known:
                assert person.send(rule, method).status_code == 405, (rule.rule, method, who)


def test_a_route_or_a_guard_without_a_line_here_is_found(app: Flask) -> None:
    with pytest.raises(AssertionError, match="say here whom"):
        refusal("nobody_knows", "anonymous", "GET")
    with pytest.raises(AssertionError, match="say here who may ask"):
        guard_of(Rule("/new"))
    assert len(list(routes(app))) > 60


def test_a_token_made_up_for_a_conversation_opens_nothing(app: Flask, examples: Examples) -> None:
    client = app.test_client()
    chat = open_chat(client)
    for token in ("", "Bearer", f"Bearer {uuid4()}", f"Basic {chat.opened['token']}"):
        answer = client.get(chat.path("messages"), headers={"Authorization": token})
        assert answer.status_code in (401, 404)


def _status(person: Person, rule: Rule, method: str) -> int:
    answer = person.send(rule, method)
    answer.close()  # a stream goes on until it is closed
    elsewhere = answer.headers.get("Location", "")
    signed_out = answer.status_code == 303 and "/desk/sign-in" in elsewhere
    own = rule.endpoint.startswith("desk_sign_in")
    # A redirect is a refusal only where it leads to the sign-in, or from the cases elsewhere.
    refused = signed_out and not own or rule.endpoint in LED_HOME
    return answer.status_code if answer.status_code != 303 or refused else 200
