"""The API document is valid, names every route, and holds on both databases, whatever is sent."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
import schemathesis
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given
from hypothesis import settings as examples
from hypothesis import strategies as st
from openapi_spec_validator import validate
from schemathesis import BaseSchema, Case, GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from intake.appointments import Appointments
from intake.database import connect
from intake.settings import Settings
from tests.webhook.api_chat import OPENING, Chat, open_chat
from webhook import create_app
from webhook.channels.chat.api import read_document
from webhook.errors import OURS
from webhook.services import Pace, Services

METHODS = {"get", "post", "put", "patch", "delete"}
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]
EXAMPLES = 40


def documented(document: dict[str, Any]) -> set[tuple[str, str]]:
    """Method and path of every operation."""
    return {
        (method, path) for path, item in document["paths"].items() for method in METHODS & set(item)
    }


def ways_to_ask() -> list[tuple[str, str, GenerationMode]]:
    """Every operation as it is meant, and wrongly where there is anything to get wrong."""
    paths = read_document()["paths"]
    return [
        (method, path, mode)
        for method, path in sorted(documented(read_document()))
        for mode in GenerationMode
        if mode.is_positive or {"parameters", "requestBody"} & {*paths[path], *paths[path][method]}
    ]


def served(app: Flask) -> set[tuple[str, str]]:
    """Method and path of every route under /api, written as OpenAPI writes them."""
    return {
        (method.lower(), re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", rule.rule))
        for rule in app.url_map.iter_rules()
        if rule.rule.startswith("/api/")
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
    }


def test_the_document_is_valid() -> None:
    validate(read_document())


def test_the_document_is_served_to_all(client: FlaskClient) -> None:
    answer = client.get("/api/openapi.json")
    assert (answer.status_code, answer.get_json()) == (200, read_document())


def test_every_route_is_in_the_document_and_the_other_way_round(app: Flask) -> None:
    assert served(app) == documented(read_document())


def test_every_error_of_ours_is_in_the_document() -> None:
    paths = read_document()["paths"]
    told = {*paths["/api/chat"]["post"]["responses"]}
    told |= {*paths["/api/chat/{conversation}/messages"]["post"]["responses"]}
    assert {str(status) for status, _, _ in OURS.values()} <= told


@pytest.fixture(params=["sqlite", "postgresql"])
def api(
    request: pytest.FixtureRequest,
    settings: Settings,
    services: Services,
    migrated_database: Callable[[str], str],
) -> Iterator[Flask]:
    """A gateway whose streams end at once, and which may be asked as often as one likes."""
    engine = connect(migrated_database(request.param))
    own = {"engine": engine, "appointments": Appointments(engine, settings)}
    app = create_app(settings, replace(services, pace=Pace(life=0), **own))
    for limiter in app.extensions["limiter"]:
        limiter.enabled = False
    yield app
    engine.dispose()


@pytest.fixture
def document(api: Flask) -> BaseSchema:
    return schemathesis.openapi.from_wsgi("/api/openapi.json", api)


@pytest.fixture
def chat(api: Flask) -> Chat:
    """A conversation that exists, whose key is known."""
    return open_chat(api.test_client())


def lead_to_what_exists(case: Case, chat: Chat) -> None:
    """Nobody guesses an id: without this every answer would be that nothing is there."""
    if "conversation" in case.path_parameters:
        case.path_parameters["conversation"] = chat.id
    if isinstance(case.body, dict) and "municipality" in case.body:
        case.body |= OPENING


@pytest.mark.parametrize(("method", "path", "mode"), ways_to_ask())
def test_whatever_is_sent_the_answer_is_documented(
    method: str, path: str, mode: GenerationMode, document: BaseSchema, chat: Chat
) -> None:
    sent = document[path][method].as_strategy(generation_mode=mode)

    @examples(
        max_examples=EXAMPLES,
        derandomize=True,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(case=sent, known=st.booleans())
    def holds(case: Case, known: bool) -> None:
        if known or mode.is_positive:
            lead_to_what_exists(case, chat)
        case.call_and_validate(headers=chat.headers, checks=CHECKS)

    holds()
