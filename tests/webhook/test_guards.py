"""No route is open by oversight: every blueprint names who may pass."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from flask import Blueprint, Flask
from flask.testing import FlaskClient
from werkzeug.routing import Rule

from intake.settings import Settings
from webhook import create_app, guards
from webhook.arrival import Arrival, working_on
from webhook.errors import ApiError
from webhook.services import Services

FLASKS_OWN = {"static"}
"""Files of the pages, which everyone may read."""


def unguarded(app: Flask) -> set[str]:
    """Endpoints whose blueprint was not registered with a guard."""
    endpoints = {rule.endpoint for rule in app.url_map.iter_rules()} - FLASKS_OWN
    return {each for each in endpoints if each.rpartition(".")[0] not in app.extensions["guards"]}


def test_every_route_has_a_guard(app: Flask) -> None:
    assert unguarded(app) == set()


def test_a_route_without_a_guard_is_found(app: Flask) -> None:
    app.register_blueprint(one_route("forgotten"))
    app.add_url_rule("/loose", "loose", lambda: "open")
    assert unguarded(app) == {"forgotten.page", "loose"}


def test_a_guard_refuses_before_the_route_runs(app: Flask) -> None:
    def nobody() -> None:
        raise ApiError(403, "closed", "Nobody may pass.")

    guards.register(app, one_route("shut"), nobody)
    answer = app.test_client().get("/shut")
    assert (answer.status_code, answer.get_json()["error"]["code"]) == (403, "closed")


def test_whoever_reads_a_conversation_needs_its_token(app: Flask) -> None:
    guarded = app.extensions["guards"]
    with_id = [rule for rule in app.url_map.iter_rules() if "conversation" in rule.arguments]
    assert {guarded[rule.endpoint.rpartition(".")[0]] for rule in with_id} == {"conversation_token"}


DESKS_OPEN = {
    "desk_files": "open_to_all",
    "desk_sign_in": "own_forms",
    "desk_second_step": "own_forms",
    "desk_openid": "open_to_all",
    "desk_joining": "own_forms",
}
"""What of the desk is there for people who are not signed in."""


def of_the_desk(app: Flask) -> list[Rule]:
    return [rule for rule in app.url_map.iter_rules() if rule.rule.startswith("/desk")]


def test_whoever_opens_the_desk_is_a_clerk(app: Flask) -> None:
    guarded = app.extensions["guards"]
    blueprints = {rule.endpoint.rpartition(".")[0] for rule in of_the_desk(app)}
    assert {name: guarded[name] for name in blueprints} == {
        **DESKS_OPEN,
        "desk_cases": "case_workers",
        "desk_chats": "case_workers",
        "desk_appointments": "case_workers",
        "desk_staff": "administrators",
        "desk_logs": "log_readers",
        "desk_own": "staff",
        "desk_staying": "staff",
        "desk_by_hand": "case_workers",
        "desk_openings": "editors",
        "desk_figures": "figure_readers",
        "desk_corrections": "leads",
        "desk_noticing": "staff",
        "desk_unanswered": "editors",
    }


def test_every_page_of_the_desk_asks_who_is_there(app: Flask) -> None:
    client, adapter = app.test_client(), app.url_map.bind("localhost")
    given = {"reference": "12345674", "appointment": "none", "anything": "nothing", "clerk_id": "x"}
    given |= dict.fromkeys(("contact", "view", "exception"), "none")
    inside = [r for r in of_the_desk(app) if r.endpoint.partition(".")[0] not in DESKS_OPEN]
    assert len(inside) > 10
    for rule in inside:
        values = {name: given[name] for name in rule.arguments}
        method = "POST" if "POST" in (rule.methods or ()) else "GET"
        answer = client.open(adapter.build(rule.endpoint, values, method=method), method=method)
        refused = 400 if method == "POST" else 303
        assert answer.status_code == refused, (rule.rule, answer.status_code)
        if refused == 303:
            assert answer.headers["Location"].startswith("/desk/sign-in")


def test_a_second_app_keeps_to_its_own_guards(settings: Settings, services: Services) -> None:
    counts: list[int] = []
    for _ in range(2):
        app = create_app(settings, services)
        counts.append(len(app.before_request_funcs["chat"]))
    assert counts == [1, 1]


CLOSED = ["/demo", "/documentation/README.md", "/metrics"]


@pytest.fixture
def in_production(settings: Settings, services: Services) -> Callable[..., FlaskClient]:
    """Makes a client of the same gateway as citizens have it."""

    def make(**changes: object) -> FlaskClient:
        strict = replace(settings, environment="production", **changes)  # type: ignore[arg-type]
        return create_app(strict, replace(services, settings=strict)).test_client()

    return make


@pytest.mark.parametrize("path", CLOSED)
def test_what_no_citizen_needs_is_not_there_in_production(
    client: FlaskClient, in_production: Callable[..., FlaskClient], path: str
) -> None:
    assert client.get(path).status_code != 404
    assert in_production().get(path).status_code == 404


def test_a_setting_opens_a_page_in_production(in_production: Callable[..., FlaskClient]) -> None:
    client = in_production(open_pages=frozenset({"documentation"}))
    assert client.get("/documentation/README.md").status_code == 200
    assert client.get("/demo").status_code == 404


def test_in_production_a_token_opens_the_metrics(in_production: Callable[..., FlaskClient]) -> None:
    client = in_production(metrics_token="of the reader")
    assert client.get("/metrics").status_code == 401
    told = {"Authorization": "Bearer of the reader"}
    assert client.get("/metrics", headers=told).status_code == 200


@pytest.mark.parametrize("path", ["/desk/sign-in", "/chat", "/api/municipalities", "/nowhere"])
def test_where_no_seat_is_to_be_had_nothing_is_looked_up(client: FlaskClient, path: str) -> None:
    with working_on(Arrival(told="later")):
        assert client.get(path).status_code == 503
    assert client.get(path).status_code != 503


def one_route(name: str) -> Blueprint:
    blueprint = Blueprint(name, __name__)
    blueprint.add_url_rule(f"/{name}", "page", lambda: "open")
    return blueprint
